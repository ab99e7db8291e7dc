import type { Json } from '../profile/json';
import { knownValue } from '../profile/knownValue';
import type { Seen } from '../profile/seen';
import type { Expression, OutputNode, Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { TagNode } from '../template/nodes';
import { lastIndexUpTo } from '../template/sorted';
import { SAMPLE, shortValue } from './evidenceText';
import { unaskedIn, wayInUserData } from './fields';
import { type Shapes, shapesOf } from './inference/inference';
import { code } from './markdown';

export interface InlayHint {
  readonly offset: number;
  /** `= "cookie"` */
  readonly label: string;
  /** As markdown. */
  readonly tooltip: string;
}

/**
 * Returns a hint after each complete output in the span, with its value in the active profile. Leaves out values that
 * were not fetched.
 */
export function inlayHintsIn(facts: Facts, seen: Seen, { start, end }: Span): readonly InlayHint[] {
  const { active } = seen;
  if (!active) return [];
  const shapes = shapesOf(facts, seen);
  const { outputs } = shapes;
  const hints: InlayHint[] = [];
  for (let index = Math.max(0, lastIndexUpTo(outputs, start)); index < outputs.length; index++) {
    const output = outputs[index];
    if (!output || output.start > end) break;
    const value = output.end < start ? undefined : valueAfter(shapes, output, seen);
    if (value === undefined) continue;
    const person = active.person.userId ?? active.person.deviceId ?? '';
    const tooltip = `The value for ${code(person, 60)}${seen.isSample ? SAMPLE : ''}`;
    hints.push({ offset: endOf(output), label: `= ${textOf(value)}`, tooltip });
  }
  return hints;
}

/**
 * Returns the end of an output. An `echo` in a `liquid` tag has no closing delimiter, so trailing blanks are excluded.
 */
function endOf(output: OutputNode | TagNode): number {
  return (output.kind === 'tag' && output.isLine ? output.markup?.end : undefined) ?? output.end;
}

function valueAfter(shapes: Shapes, output: OutputNode | TagNode, seen: Seen): Json | undefined {
  if (output.unclosed) return undefined;
  const printed = output.kind === 'output' ? output.value : output.expression;
  return printed && printedValue(shapes, printed, seen);
}

/**
 * Returns the value to show. Filters change what is printed, so only `default` is accepted, which matters only for an
 * absent value.
 */
function printedValue(shapes: Shapes, printed: Expression, seen: Seen): Json | undefined {
  const value = activeValue(shapes, printed, seen);
  if (value !== undefined || printed.kind !== 'pipeline') return value;
  const isDefault = printed.filters.every(({ named }) => named === 'default');
  const before = isDefault ? printedValue(shapes, printed.value, seen) : undefined;
  return before === null || before === false || before === '' || isEmptyList(before) ? undefined : before;
}

function activeValue(shapes: Shapes, printed: Expression, seen: Seen): Json | undefined {
  const { active } = seen;
  const value = shapes.ofExpression(printed);
  const { sources, isAlternative } = value;
  if (unaskedIn(value, seen).length > 0) return undefined;
  const [source] = sources;
  const way = source && sources.length === 1 && !isAlternative ? wayInUserData(source) : undefined;
  return source && way && active && knownValue(active, source.call, way);
}

function textOf(value: Json): string {
  return value === null ? 'nil' : shortValue(value);
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}
