import { liquidString } from '../../profile/liquidPath';
import { inWords, without } from '../../profile/shape';
import { visible } from '../../profile/visible';
import type { ComparisonNode, Expression, Span } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import type { BlockNode, Node } from '../../template/nodes';
import { filterNamed } from '../../template/vocabulary/filters';
import { PERSONALIZATION } from '../../template/vocabulary/personalization';
import { type ComparedValue, comparedValues } from '../comparedValues';
import { type Inferred, inside, isNothing } from '../inference/inferred';
import { CONSTANTS, CONTINUE, type Keyword } from '../keywords';
import { lineNumberAt } from '../lines';
import { touches } from '../spans';
import { type Completer, type Completion, isOnOneLine, isWord, labelOf, type Place, parentIn } from './completion';

/** Completes variables where a value is allowed and, next to `==`, `contains` and `when`, values seen in profiles. */
export const completeValues: Completer = (place) => {
  const compared = comparedAt(place);
  const span = valueSpan(place);
  const named = namedArguments(place, span);
  if (!compared && !span && named.length === 0) return undefined;
  const written = new Set(compared?.map(({ newText }) => newText));
  const others = span ? variables(place, span).filter(({ newText }) => !written.has(newText)) : [];
  return [...(compared ?? []), ...named, ...others];
};

/**
 * Completes `{{ a | default: b, █ }}` to `allow_false: `, behind the arguments that are given by their place, and
 * `al█: true` to `allow_false: true`.
 */
function namedArguments({ path, offset }: Place, span?: Span): readonly Completion[] {
  const [filter, argument] = path.slice(path.findLastIndex(({ kind }) => kind === 'filter'));
  if (filter?.kind !== 'filter' || argument === undefined) return [];
  const isNamed = argument.kind === 'namedArgument';
  const place = !isNamed ? span : offset <= argument.name.end ? argument.name : undefined;
  if (!place) return [];
  const { start, end } = place;
  const index = (filter.arguments as readonly Node[]).indexOf(argument);
  const { arguments: all = [], signature: detail = '' } = filterNamed(filter.named) ?? {};
  if (index < all.filter(({ named }) => !named).length) return [];
  const others = filter.arguments.flatMap((one) => (one.kind === 'namedArgument' && one !== argument ? one.named : []));
  return all
    .filter(({ named, name }) => named && !others.includes(name))
    .map(({ name }): Completion => {
      const named = { start, end, label: name, kind: 'keyword', detail } as const;
      return isNamed ? { ...named, newText: name } : { ...named, newText: `${name}: `, again: true };
    });
}

/** Returns the span of the name at the start of a value, or of the gap where one is missing. */
function valueSpan(place: Place): Span | undefined {
  const node = place.path.at(-1);
  const parent = parentIn(place);
  if (node?.kind === 'missing') {
    const isValue = node.expected === 'value' || node.expected === 'argument';
    return isValue && parent?.kind !== 'header' && parent?.kind !== 'option' && parent?.kind !== 'index'
      ? cursor(place)
      : undefined;
  }
  if (node?.kind === 'keyword') return node;
  if (node?.kind === 'index')
    return parent?.kind === 'lookup' && parent.head === node ? cursorBefore(place, node) : undefined;
  if (node?.kind === 'string' && node.unclosed && node.start === place.offset) return cursor(place);
  return node?.kind === 'name' && parent?.kind === 'lookup' ? node : undefined;
}

/** `{{ █[0] }}`. */
function cursorBefore(place: Place, { start }: Span): Span | undefined {
  return place.offset === start ? cursor(place) : undefined;
}

function cursor({ offset }: Place): Span {
  return { start: offset, end: offset };
}

/** Completes the variables that have a value here. */
export function variablesIn(place: Place, { start, end }: Span): readonly Completion[] {
  const { facts, offset, shapes } = place;
  return facts
    .inScope(offset)
    .filter(isDefinedBefore(offset))
    .map((variable): Completion => {
      const shape = shapes().ofVariable(variable, offset).shape;
      return {
        start,
        end,
        label: variable.name,
        kind: 'variable',
        newText: variable.name,
        detail: inWords(without(shape, isNothing)),
        ...where(place, variable),
      };
    });
}

function variables(place: Place, span: Span): readonly Completion[] {
  const { start, end } = span;
  const known = variablesIn(place, span);
  if (parentIn(place)?.kind === 'loop') return known;
  const next = NEXT.exec(place.text.slice(end, end + 3))?.[0];
  if (next === '${' || next === '.${') return groupsBefore(next, span);
  if (next) return known;
  const keywords = constantsAt(place).map(
    ({ name, doc }): Completion => ({ start, end, label: name, kind: 'keyword', newText: name, detail: doc }),
  );
  const attributes = personalization(start, end);
  return isCompared(place) ? [...known, ...keywords, ...attributes] : [...known, ...attributes, ...keywords];
}

/** The constants that mean something here. Options of loops are numbers, or `offset: continue`. */
function constantsAt({ path }: Place): readonly Keyword[] {
  const option = path.findLast((node) => node.kind === 'loopOption');
  if (!option) return CONSTANTS;
  return option.name.text === 'offset' ? [CONTINUE] : [];
}

/** What may follow a name that has fields: `.`, `[`, `${`, `.${`. */
const NEXT = /^(?:\.?\$\{|[.[])/;

/** Completes the name of a group whose attribute already stands there: `cus█.${city}`. */
function groupsBefore(next: string, { start, end }: Span): readonly Completion[] {
  return PERSONALIZATION.filter(({ name, newer }) => name !== '' && !newer).map(({ name, doc }) => {
    const newText = next === '${' ? `${name}.` : name;
    return { start, end, label: name, kind: 'attribute', newText, detail: doc };
  });
}

const COMPARED: ReadonlySet<string> = new Set(['comparison', 'when', 'assignment', 'namedArgument', 'loopOption']);

/** Whether the value is compared, assigned, a named argument or an option of a loop, where constants are as likely as variables. */
function isCompared({ path }: Place): boolean {
  const around = path.findLast(({ kind }) => WHOLE_VALUES.has(kind));
  return around !== undefined && COMPARED.has(around.kind);
}

const WHOLE_VALUES: ReadonlySet<Node['kind']> = new Set([
  ...(['comparison', 'when', 'assignment', 'namedArgument', 'loopOption', 'filter', 'output', 'tag'] as const),
]);

/** Excludes variables defined only by the tag that contains the cursor. */
function isDefinedBefore(offset: number): (variable: Variable) => boolean {
  return ({ definitions }) =>
    definitions.some(({ visibleFrom, tag }) => visibleFrom <= offset && (offset > tag.end || offset <= tag.start));
}

function where({ text }: Place, { definitions: [first] }: Variable): Pick<Completion, 'description'> {
  if (!first) return {};
  return { description: `line ${lineNumberAt(text, first.start)}` };
}

/** Completes `first_name` to `${first_name}`, because the plain name would print nothing. */
function personalization(start: number, end: number): readonly Completion[] {
  return PERSONALIZATION.flatMap(({ name, doc, attributes, newer }): readonly Completion[] => {
    if (newer) return [];
    if (name !== '') {
      const newText = `${name}.\\\${$0}`;
      return [{ start, end, label: name, kind: 'attribute', newText, isSnippet: true, detail: doc, again: true }];
    }
    return attributes.map((attribute) => {
      const newText = `\${${attribute.name}}`;
      return { start, end, label: attribute.name, kind: 'attribute', newText, detail: attribute.doc };
    });
  });
}

function comparedAt(place: Place): readonly Completion[] | undefined {
  const { path, offset, shapes, seen } = place;
  const comparison = path.findLast((node): node is ComparisonNode => node.kind === 'comparison');
  const contains = comparison?.operator.means === 'contains';
  if (comparison && (offset > comparison.operator.end || (offset < comparison.operator.start && !contains))) {
    const { left, operator, right } = comparison;
    const [written, other] = offset > operator.end ? [right, left] : [left, right];
    const span = literalSpan(place, written);
    return (
      span && comparedValues(shapes().ofExpression(other), contains, seen).map((one) => toCompletion(place, one, span))
    );
  }
  return comparedToCase(place) ?? comparedToField(place);
}

/** Filters that compare a field of each item with their second argument. */
const COMPARING: ReadonlySet<string> = new Set(['find', 'find_index', 'has', 'reject', 'where']);

/** Returns what a filter compares its second argument with: `{{ items | where: 'is_control', █ }}`. */
function comparedInFilter({ path, shapes, offset }: Place): { value: Inferred; argument: Expression } | undefined {
  const index = path.findLastIndex(({ kind }) => kind === 'filter');
  const [pipeline, filter] = path.slice(Math.max(0, index - 1), index + 1);
  if (pipeline?.kind !== 'pipeline' || filter?.kind !== 'filter' || filter.named === '') return undefined;
  const [field, argument] = filter.arguments;
  if (!COMPARING.has(filter.named) || field?.kind !== 'string') return undefined;
  if (!argument || argument.kind === 'namedArgument' || offset < argument.start) return undefined;
  return { value: inside(inside(shapes().beforeFilter(pipeline, filter), null), field.value), argument };
}

function comparedToField(place: Place): readonly Completion[] | undefined {
  const compared = comparedInFilter(place);
  const span = compared && literalSpan(place, compared.argument);
  return span && comparedValues(compared.value, false, place.seen).map((one) => toCompletion(place, one, span));
}

/** Completes `{% when █ %}`, without values that other branches already handle. */
function comparedToCase(place: Place): readonly Completion[] | undefined {
  const { path, shapes, seen } = place;
  const when = path.findLast((node) => node.kind === 'when');
  const block = path.findLast((node): node is BlockNode => node.kind === 'block');
  const subject = block?.tag.expression;
  if (!when || block?.name !== 'case' || !subject) return undefined;
  const current = when.values.find((value) => touches(value, place.offset));
  const span = current && literalSpan(place, current);
  const named = block.branches.flatMap(({ tag: { markup } }) => (markup?.kind === 'when' ? markup.values : []));
  const standing = new Set(named.filter((value) => value !== current).map((value) => literalIn(place, value)));
  const values = comparedValues(shapes().ofExpression(subject), false, seen);
  return span && values.filter(({ literal }) => !standing.has(literal)).map((one) => toCompletion(place, one, span));
}

/** Returns a literal with our own choice of quotes, for comparison. */
function literalIn({ text }: Place, node: Expression): string {
  return (node.kind === 'string' ? liquidString(node.value) : undefined) ?? text.slice(node.start, node.end);
}

/** Returns the span of the literal that a completion replaces, from the opening quote on. */
function literalSpan(place: Place, node: Expression): Span | undefined {
  const { offset, text } = place;
  if (node.kind === 'missing') return { start: offset, end: offset };
  if (!touches(node, offset) || !isOnOneLine(place, { start: node.start, end: offset })) return undefined;
  if (node.kind === 'string' && (node.unclosed || !isOnOneLine(place, node))) {
    let end = offset;
    while (/[\w-]/.test(text[end] ?? '')) end++;
    return { start: node.start, end };
  }
  return isWord(node) || node.kind === 'string' || node.kind === 'number' || node.kind === 'keyword' ? node : undefined;
}

function toCompletion({ text, offset }: Place, value: ComparedValue, { start, end }: Span): Completion {
  const { text: label, literal, name, detail } = value;
  const quote = /['"]/.test(text[start] ?? '') && start < offset ? text[start] : '';
  return {
    start,
    end,
    label: labelOf(label),
    kind: 'value',
    newText: literal,
    filterText: `${quote}${label}${name === undefined ? '' : ` ${name}`}`,
    ...(detail === undefined ? {} : { detail }),
    ...(name === undefined ? {} : { description: visible(name) }),
  };
}
