import { removed, replaced } from '../../language/edit';
import { NONE, type Operator, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { doublePipesIn } from '../../template/query';
import { filterNamed } from '../../template/vocabulary/filters';
import { isDefinedAt } from '../names/scope';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { bareOperandsIn } from './bareOperands';
import { faultsOf, otherwiseIn } from './faults';
import { operatorEdit } from './operatorEdit';
import { strayOperator } from './strayOperators';

/** Expressions after an `else` that was meant as another tag. */
const CONDITIONS: ReadonlySet<string> = new Set(['comparison', 'condition', 'lookup', 'personalization']);

/** `&&`, `||`, `=`, `===`, `OR`, `elseif`, `else if`. Liquid accepts `<>` for `!=`. */
export const wrongOperator: Rule = {
  code: 'wrong-operator',
  severity: 'error',
  *find({ facts }) {
    const { oddities, tags, filters, template } = facts;
    for (const { node } of oddities.operators) yield misspelt(template.text, node, node.text, node.means);
    yield* tags.map((tag) => inTag(facts, tag)).filter((finding) => finding !== undefined);
    yield* bareOperandsIn(facts);
    for (const pipes of doublePipesIn(filters)) yield otherValue(facts, pipes);
    for (const junk of faultsOf(facts).junk) {
      if (junk.sort !== 'operator') continue;
      const otherwise = otherwiseIn(junk);
      yield otherwise ? passedOver(facts, otherwise) : strayOperator(facts, junk);
    }
  },
};

function misspelt(text: string, span: Span, written: string, right: Operator): Finding {
  const { start, end } = span;
  const fixes = [{ title: `Change to ${said(right)}`, edits: [operatorEdit(text, span, right)], safe: true }];
  if (written.toLowerCase() !== right) {
    return { start, end, message: `Liquid does not know ${said(written)}: write ${said(right)}.`, fixes };
  }
  const message = `Liquid ignores ${said(written)} and what follows it: write ${said(right)} in lowercase.`;
  return { start, end, message, fixes, severity: 'warning' };
}

function inTag({ branches }: Facts, tag: TagNode): Finding | undefined {
  const { name, word, markup } = tag;
  if (name === 'elsif' && word.kind === 'name' && word.text !== 'elsif') {
    if (!branches.of(tag) && branches.at(tag.start)) return undefined;
    return change(word, `Liquid does not know ${said(word.text)}: write “elsif”.`, 'elsif', true);
  }
  if (name === 'else' && markup && branches.of(tag)?.block.name === 'case') {
    const finding = change(word, '“else” takes no values: write “when”.', 'when', false);
    return markup.kind === 'comparison' || markup.kind === 'condition' ? { ...finding, fixes: NONE } : finding;
  }
  if (name === 'else' && markup && CONDITIONS.has(markup.kind) && !tag.unclosed) {
    const message = 'Liquid ignores the condition of “else”: write “elsif”.';
    return { ...change(word, message, 'elsif', false), severity: 'warning' };
  }
  if (markup?.kind !== 'assignment' || markup.equals?.kind !== 'unexpected') return undefined;
  return change(markup.equals, 'A value is assigned with one equals sign: write “=”.', '=', true);
}

function change({ start, end }: Span, message: string, right: string, safe: boolean): Finding {
  const edits = [replaced({ start, end }, right)];
  return { start, end, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe }] };
}

/** `{{ a ?? b }}`, `{{ a or b }}`, of which Liquid prints only `a`. */
function passedOver(facts: Facts, operator: Span): Finding {
  return { ...otherValue(facts, operator), severity: 'warning' };
}

/** A value that ends its output, tag or line, or precedes a filter. */
const OPERAND = /^\s*(?:(?:[\w.-]|\$\{[^{}\r\n]*\})+|'[^'\r\n]*'|"[^"\r\n]*")[ \t]*(?=-?\}\}|-?%\}|\|[^|]|[\r\n])/;

/** `{{ a || b }}`: replaces the operator by `default`, which has the intended effect. */
function otherValue(facts: Facts, { start, end }: Span): Finding {
  const { text } = facts.template;
  const word = /^\s*(\w+)/.exec(text.slice(end, end + 60))?.[1] ?? '';
  if (filterNamed(word) && !isDefinedAt(facts, word, start)) {
    const message = `A filter has one “|” before it: remove the other.`;
    const edits = [removed({ start: start + 1, end })];
    return { start, end, message, fixes: [{ title: 'Change to “|”', edits, safe: true }] };
  }
  const message = `Liquid does not know ${said(text.slice(start, end))} here: give another value with “| default: …”.`;
  const operand = OPERAND.exec(text.slice(end, end + 200))?.[0];
  if (operand === undefined) return { start, end, message };
  const root = operand.includes('${') ? undefined : /^\s*([A-Za-z_][\w-]*)/.exec(operand)?.[1];
  if (root !== undefined && !isDefinedAt(facts, root, start)) return { start, end, message };
  const edits = [replaced({ start, end }, operand.startsWith(' ') ? '| default:' : '| default: ')];
  return { start, end, message, fixes: [{ title: 'Change to “| default:”', edits, safe: false }] };
}
