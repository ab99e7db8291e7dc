import { responseShape, STATUS_FIELD } from '../../profile/response';
import type { Seen } from '../../profile/seen';
import { ANY_ITEM, type ObjectShape, type PlainShape, type Shape, type Step } from '../../profile/shape';
import { EVERYTHING } from '../../profile/writtenRequest';
import { similarTo } from '../similar';

/** The path into a response that the author most likely intended, given misspelt or missing names. */
export interface Meant {
  readonly path: readonly Step[];
  /** In path order. */
  readonly mistakes: readonly Mistake[];
  /** For each intended step, the index of the written one. `undefined` when the path is correct as written. */
  readonly written: readonly number[] | undefined;
}

/** A written step that leads nowhere. */
export interface Mistake {
  /** Index among the written steps. */
  readonly index: number;
  /** The value that the step is applied to: an object without such a field, a list, or a value without fields. */
  readonly container: PlainShape;
  /** The name that was probably intended. */
  readonly name?: string;
  /** A step that is missing before it. */
  readonly leftOut?: 'userData' | 0;
}

/** Properties that Liquid itself defines for lists, objects and texts. */
export const BUILT_IN: ReadonlySet<Step> = new Set(['size', 'first', 'last']);
const NO_MISTAKES: readonly Mistake[] = [];

/**
 * Other words for the API's names: from its parameters, older documentation and the product. Lower case, without
 * underscores.
 */
const OTHER_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...words('userData', ['data', 'user', 'profile']),
  ...words(STATUS_FIELD, ['status', 'statuscode', 'httpstatus', 'code']),
  ...words('recommendations', ['recs', 'rec']),
  ...words('amp_props', ['props', 'properties', 'userprops', 'userproperties', 'computations', 'computedprops']),
  ...words('cohort_ids', ['cohorts', 'cohortmemberships']),
  ...words('propensities', ['predictions']),
  ...words('rec_id', ['id', 'recommendationid']),
  ...words('is_control', ['control', 'controlgroup']),
  ...words('recommendation_source', ['source', 'model']),
  ...words('last_updated', ['updated', 'updatedat', 'timestamp']),
  ...words('pred_id', ['predictionid', 'id']),
  ...words('prop_type', ['type', 'propensitytype']),
  ...words('prop', ['score', 'pct', 'percentile', 'propensity', 'value']),
]);

const similarNames = new WeakMap<ObjectShape, Map<string, string | undefined>>();

/** Returns the number of written steps that correspond to the first `length` intended steps. */
export function writtenLength({ written }: Meant, length: number): number {
  return written ? (written[length - 1] ?? length - 1) + 1 : length;
}

/** Returns the shape of a response with every field, whatever the call requests. */
export function answerShape(seen: Seen): Shape {
  return responseShape(EVERYTHING, seen);
}

/**
 * `['userdata', 'recommendations', 'items']` → `['userData', 'recommendations', 0, 'items']`. Does not correct names of
 * properties, which are arbitrary.
 */
export function meantBy(path: readonly Step[], answer: Shape): Meant {
  let shape: Shape | undefined = answer;
  let mistakes: Mistake[] | undefined;
  for (let index = 0; index < path.length && shape; index++) {
    const step = path[index] ?? ANY_ITEM;
    const container: PlainShape | undefined = something(shape);
    const next: Shape | undefined = container && within(container, step);
    if (next || !container || typeof step !== 'string' || !isClosed(container) || isAllowed(step, index)) {
      shape = next;
      continue;
    }
    const mistake = mistakeAt(index, step, container);
    mistakes = [...(mistakes ?? []), mistake];
    shape = afterMistake(mistake);
  }
  return mistakes ? corrected(path, mistakes) : { path, mistakes: NO_MISTAKES, written: undefined };
}

/** Returns the shape of a value when it is not nil. */
function something(shape: Shape): PlainShape | undefined {
  if (shape.kind !== 'union') return shape.kind === 'nothing' ? undefined : shape;
  return shape.shapes.find(({ kind }) => kind !== 'nothing');
}

function within(container: PlainShape, step: Step): Shape | undefined {
  if (container.kind === 'object') return typeof step === 'string' ? container.fields.get(step)?.shape : undefined;
  if (container.kind !== 'list') return undefined;
  return typeof step !== 'string' || step === 'first' || step === 'last' ? container.items : undefined;
}

/** Whether the step is `error`, which some failed responses have beside or inside `userData`. */
function isAllowed(step: string, index: number): boolean {
  return BUILT_IN.has(step) || (step === 'error' && index < 2);
}

/** Whether all of the container's fields are known. */
function isClosed(container: PlainShape): boolean {
  return container.kind === 'object' ? !container.open : container.kind !== 'unknown';
}

function mistakeAt(index: number, step: string, container: PlainShape): Mistake {
  const mistake = { index, container };
  if (container.kind === 'list') {
    const item = something(container.items);
    const name = item?.kind === 'object' ? nameIn(item, step) : undefined;
    return name === undefined ? mistake : { ...mistake, name, leftOut: 0 };
  }
  if (container.kind !== 'object') return mistake;
  const name = nameIn(container, step);
  if (name !== undefined) return { ...mistake, name };
  const userData = index === 0 ? userDataIn(container) : undefined;
  const field = userData && nameIn(userData, step);
  return field === undefined ? mistake : { ...mistake, name: field, leftOut: 'userData' };
}

function afterMistake({ container, name, leftOut }: Mistake): Shape | undefined {
  if (name === undefined) return undefined;
  const inner = leftOut === undefined ? container : something(within(container, leftOut) ?? container);
  return inner && within(inner, name);
}

function userDataIn(response: ObjectShape): ObjectShape | undefined {
  const shape = response.fields.get('userData')?.shape;
  const userData = shape && something(shape);
  return userData?.kind === 'object' ? userData : undefined;
}

/** Returns the name if the object has it, otherwise the most similar one. */
function nameIn(container: ObjectShape, name: string): string | undefined {
  if (container.fields.get(name)) return name;
  const another = OTHER_WORDS.get(name.toLowerCase().replaceAll('_', ''))?.find((one) => container.fields.get(one));
  if (another) return another;
  const known = similarNames.get(container) ?? new Map<string, string | undefined>();
  similarNames.set(container, known);
  if (!known.has(name)) known.set(name, similarTo(name, container.fields.keys()));
  return known.get(name);
}

function corrected(path: readonly Step[], mistakes: readonly Mistake[]): Meant {
  const steps: Step[] = [];
  const written: number[] = [];
  for (const [index, step] of path.entries()) {
    const mistake = mistakes.find((one) => one.index === index);
    if (mistake?.leftOut !== undefined) {
      steps.push(mistake.leftOut);
      written.push(index);
    }
    steps.push(mistake?.name ?? step);
    written.push(index);
  }
  return { path: steps, mistakes, written };
}

/** Pairs each word with the one name that it stands for. The meaning of `id` depends on the kind of entry. */
function words(name: string, others: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return others.map((other) => [other, other === 'id' ? ['rec_id', 'pred_id'] : [name]]);
}
