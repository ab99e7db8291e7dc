import { inserted, replaced } from '../../language/edit';
import { occurrencesOf } from '../../language/occurrences';
import { holds } from '../../language/spans';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call, Variable } from '../../template/found';
import type { CallNode, OptionNode } from '../../template/markupNodes';
import { nameIn, optionNamed, textOf } from '../../template/query';
import { freeName, withoutOption } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';

/** Of a name that is made of something else. */
const LONGEST = 60;
const RULE = 'ASCII letters, digits and underscores';

/** `:save`, `:save my-name`, `:save {{ x }}`. */
export const saveNeedsAName: Rule = {
  code: 'save-needs-a-name',
  severity: 'error',
  *find({ facts }) {
    let read: readonly Variable[] | undefined;
    for (const call of facts.calls) {
      const save = optionNamed(call.node, 'save');
      if (!save?.value) continue;
      if (save.value.kind === 'missing') {
        read ??= undefinedIn(facts);
        yield nameless(facts, call, save, read);
      } else {
        const span = wholeValue(facts, call, save.value);
        const text = textOf(facts.template, span);
        if (!isName(text)) yield misnamed(facts, call, span, text);
      }
    }
  },
};

function isName(text: string): boolean {
  return /^\w+$/.test(text) && !/^\d+$/.test(text);
}

/** `my name`: words that follow on the same line belong to the name that was meant. */
function wholeValue({ template }: Facts, { tag }: Call, { start, end }: Span): Span {
  const rest = tag.unexpected.find((one) => one.start >= end);
  const between = rest ? template.text.slice(end, rest.start) : '';
  const isNear = rest && /^[ \t]+$/.test(between) && /^[\w -]{1,60}$/.test(textOf(template, rest));
  return { start, end: isNear ? rest.end : end };
}

function nameless({ template }: Facts, call: Call, save: OptionNode, read: readonly Variable[]): Finding {
  const [name, another] = read.filter(({ uses }, index) => index < 2 && (uses.at(-1)?.start ?? 0) > call.end);
  const fix: Fix =
    name && !another
      ? { title: `Save as ${said(name.name)}`, edits: [inserted(save.name.end, ` ${name.name}`)], safe: false }
      : { title: 'Remove “:save”', edits: [withoutOption(template, save)], safe: false };
  const message = '“:save” needs the name of the variable that keeps the answer: write one behind it.';
  return { start: save.start, end: save.name.end, message, fixes: [fix] };
}

/** The variables that nothing defines, the one that is read last first. */
function undefinedIn({ meanings }: Facts): readonly Variable[] {
  const found = new Set<Variable>();
  for (const variable of meanings) {
    if (variable && variable.definitions.length === 0 && isName(variable.name)) found.add(variable);
  }
  return [...found].sort((one, other) => (other.uses.at(-1)?.start ?? 0) - (one.uses.at(-1)?.start ?? 0));
}

function misnamed(facts: Facts, { variable, node }: Call, span: Span, text: string): Finding {
  const { start, end } = span;
  const message = `The answer is kept in a variable, whose name holds ${RULE} alone: change ${said(text)}.`;
  const braced = nameInBraces(facts, node);
  const meant = braced ?? /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
  const name = isName(meant)
    ? meant
    : unused(
        facts,
        meant
          .slice(0, LONGEST)
          .replace(/\W+/g, '_')
          .replace(/^_+|_+$/g, ''),
      );
  if (!isName(name)) return { start, end, message };
  const others = variable && variable.name !== name ? occurrencesOf(variable) : [];
  const edits = [replaced(span, name)];
  for (const place of others) if (place.named && !holds(span, place)) edits.push(replaced(place, name));
  const safe = isName(meant) || /^[\w-]+$/.test(meant);
  const inOrder = edits.sort((one, other) => one.start - other.start);
  return { start, end, message, fixes: [{ title: `Change to ${said(name)}`, edits: inOrder, safe }] };
}

/** `x` in `:save {{ x }}`. */
function nameInBraces({ template }: Facts, node: CallNode): string | undefined {
  const value = optionNamed(node, 'save')?.value;
  const name = value?.kind === 'interpolation' ? nameIn(value) : undefined;
  return name && textOf(template, name);
}

/** A name that nothing else gives a value. */
function unused(facts: Facts, text: string): string {
  const name = /^\d+$/.test(text) ? `answer_${text}` : text;
  return facts.variables.some((variable) => variable.name === name) ? freeName(facts, name) : name;
}
