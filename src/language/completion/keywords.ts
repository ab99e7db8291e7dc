import type { Expression, Span } from '../../template/expressionNodes';
import type { AssignmentNode, LoopNode, WhenNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { COMPARISONS, CONNECTIVES, type Keyword, loopOptions } from '../keywords';
import type { Completer, Completion, Place } from './completion';

const CONDITIONAL: ReadonlySet<string> = new Set(['if', 'unless', 'elsif']);

/**
 * Completes keywords after a value or a name: `{% if a █ %}`, `{% when 'a' █ %}`, `{% assign x █ %}`, `{% for x █ %}`,
 * `{% for x in y █ %}`.
 */
export const completeKeywords: Completer = (place) => {
  const tag = place.path.findLast((node): node is TagNode => node.kind === 'tag');
  if (!tag?.markup) return undefined;
  if (tag.markup.kind === 'assignment') return inAssignment(place, tag.markup);
  if (tag.markup.kind === 'loop') return inLoop(place, tag.name, tag.markup);
  if (tag.markup.kind === 'when') return inWhen(place, tag.markup);
  return tag.expression && CONDITIONAL.has(tag.name) ? inCondition(place, tag.expression) : undefined;
};

/** `{% assign x █ %}`, where the value is still missing. */
function inAssignment(place: Place, { target, equals }: AssignmentNode): readonly Completion[] | undefined {
  const word = wordAt(place);
  if (equals?.kind !== 'missing' || target.kind !== 'name' || !leadsOn(place, target, word)) return undefined;
  return [followedByValue(place, { name: '=', doc: 'The value comes next.' }, word)];
}

function inCondition(place: Place, condition: Expression): readonly Completion[] | undefined {
  const word = wordAt(place);
  const operands = operandsIn(condition);
  if (operands.some(({ node }) => node.start <= word.start && word.start < node.end)) return undefined;
  const before = operands.findLast(({ node }) => node.kind !== 'missing' && node.end <= word.start);
  if (!before || !leadsOn(place, before.node, word)) return undefined;
  return [...(before.isCompared ? [] : COMPARISONS), ...CONNECTIVES].map((one) => followedByValue(place, one, word));
}

/** `{% when 'a' █ %}`. */
function inWhen(place: Place, { values }: WhenNode): readonly Completion[] | undefined {
  const word = wordAt(place);
  const before = values.findLast(({ kind, end }) => kind !== 'missing' && end <= word.start);
  if (!before || !leadsOn(place, before, word)) return undefined;
  return [followedByValue(place, { name: 'or', doc: 'Another value comes next.' }, word)];
}

interface Operand {
  readonly node: Expression;
  /** Whether the operand already ends a comparison. */
  readonly isCompared: boolean;
}

function operandsIn(node: Expression): readonly Operand[] {
  switch (node.kind) {
    case 'condition':
      return node.operands.flatMap(operandsIn);
    case 'group':
      return operandsIn(node.value);
    case 'comparison':
      return [
        { node: node.left, isCompared: false },
        { node: node.right, isCompared: true },
      ];
    default:
      return [{ node, isCompared: false }];
  }
}

/** An operator that begins at the cursor, as in `a █contains b`. */
const OPERATOR = /^(?:[=!<>&|]+|(?:contains|and|or)\b)/;

/**
 * Returns the span of the word or operator at the cursor, as in `con█tains`, `!█=` or `█!=`; empty when there is none.
 */
function wordAt({ text, offset }: Place): Span {
  const part = /\w/.test(text[offset - 1] ?? '') ? /\w/ : /[=!<>&|]/;
  let start = offset;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  if (start === offset)
    return { start, end: offset + (OPERATOR.exec(text.slice(offset, offset + 10))?.[0].length ?? 0) };
  let end = offset;
  while (end < text.length && part.test(text.charAt(end))) end++;
  return { start, end };
}

/** Whether only white space separates the two. Operators made of symbols need none. */
function leadsOn({ text }: Place, before: Span, word: Span): boolean {
  const between = text.slice(before.end, word.start);
  return between.trim() === '' && (between !== '' || /[=!<>&|]/.test(text.charAt(word.start)));
}

function inLoop(place: Place, tag: string, loop: LoopNode): readonly Completion[] | undefined {
  const word = wordAt(place);
  const isNext = loop.variable.kind === 'name' && leadsOn(place, loop.variable, word);
  if (isNext && (loop.in || word.end > word.start)) {
    return [followedByValue(place, { name: 'in', doc: 'The list comes next.' }, word)];
  }
  if (loop.in) return undefined;
  const { text, offset } = place;
  const { collection, options } = loop;
  if (collection.kind === 'missing' || offset <= collection.end) return undefined;
  const option = options.find(({ start, end }) => start < offset && offset <= end);
  if (option ? offset > option.name.end : !/[\s,]/.test(text.charAt(offset - 1))) return undefined;
  const span = option?.name ?? { start: offset, end: offset };
  const gap = !option && /\w/.test(text.charAt(offset)) ? ' ' : '';
  return loopOptions(tag)
    .filter(({ name }) => !options.some((one) => one !== option && one.name.text === name))
    .map((one) => {
      const takesValue = one.name !== 'reversed' && option?.value === undefined;
      return toCompletion(one, span, takesValue ? `${one.name}: ` : one.name + gap, takesValue);
    });
}

function followedByValue({ text }: Place, keyword: Keyword, word: Span): Completion {
  const hasValue = /^\s+[^\s%}-]/.test(text.slice(word.end, word.end + 20));
  return toCompletion(keyword, word, hasValue ? keyword.name : `${keyword.name} `, !hasValue);
}

function toCompletion({ name, doc }: Keyword, { start, end }: Span, newText: string, again: boolean): Completion {
  return { start, end, label: name, kind: 'keyword', newText, detail: doc, ...(again ? { again } : {}) };
}
