import { responseShape } from '../../profile/response';
import type { Seen } from '../../profile/seen';
import { ANY_ITEM, type ObjectShape, type PlainShape, type Shape, type Step } from '../../profile/shape';
import { EVERYTHING } from '../../profile/writtenRequest';
import { similarTo } from '../similar';

/** The way into an answer that a template means, where the names that it writes are not all right. */
export interface Meant {
  readonly path: readonly Step[];
  /** In the order of the way. */
  readonly mistakes: readonly Mistake[];
  /** For each step the index of the one that is written for it; nothing when all is as it is written. */
  readonly written: readonly number[] | undefined;
}

/** A step that leads nowhere. */
export interface Mistake {
  /** Of the step among those that are written. */
  readonly index: number;
  /** What it steps into: an object without such a field, a list, or something that holds nothing. */
  readonly container: PlainShape;
  /** The name that was likely meant. */
  readonly name?: string;
  /** A step that was left out before it. */
  readonly leftOut?: 'userData' | 0;
}

/** What Liquid itself answers about lists, objects and texts. */
export const BUILT_IN: ReadonlySet<Step> = new Set(['size', 'first', 'last']);
const NO_MISTAKES: readonly Mistake[] = [];

/** Words for what the API calls otherwise: of its parameters, of older pages, of the product. Without capitals and underscores. */
const OTHER_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...words('userData', ['data', 'user', 'profile']),
  ...words('__http_status_code__', ['status', 'statuscode', 'httpstatus', 'code']),
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

/** How many steps of the way as it is written lead to the end of so many of its meant steps. */
export function writtenLength({ written }: Meant, length: number): number {
  return written ? (written[length - 1] ?? length - 1) + 1 : length;
}

/** All that an answer can hold, whatever the call asks for. */
export function answerShape(seen: Seen): Shape {
  return responseShape(EVERYTHING, seen);
}

/** `['userdata', 'recommendations', 'items']` → `['userData', 'recommendations', 0, 'items']`. Properties can have any name. */
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

/** What a value is when it is not nothing. */
function something(shape: Shape): PlainShape | undefined {
  if (shape.kind !== 'union') return shape.kind === 'nothing' ? undefined : shape;
  return shape.shapes.find(({ kind }) => kind !== 'nothing');
}

function within(container: PlainShape, step: Step): Shape | undefined {
  if (container.kind === 'object') return typeof step === 'string' ? container.fields.get(step)?.shape : undefined;
  if (container.kind !== 'list') return undefined;
  return typeof step !== 'string' || step === 'first' || step === 'last' ? container.items : undefined;
}

/** Some failures are told in an `error`, beside `userData` or in it. */
function isAllowed(step: string, index: number): boolean {
  return BUILT_IN.has(step) || (step === 'error' && index < 2);
}

/** Whether it is known for sure what it holds. */
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

/** The name itself where it is one of the object's, or the one that it is like. */
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

/** Each word with the one name that it stands for; `id` stands for one in each kind of entry. */
function words(name: string, others: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return others.map((other) => [other, other === 'id' ? ['rec_id', 'pred_id'] : [name]]);
}
