import type { Path } from '../profile/liquidPath';
import type { Group, PropensityFacts, RecommendationFacts, Row } from '../profile/outline';
import type { Person } from '../profile/profile';
import type { FromPage, PageModel, PageState, Sort, TableView, ToPage } from './protocol';

type Guard<T> = (value: unknown) => value is T;
type Guards<T> = { readonly [name in keyof Required<T>]: Guard<T[name]> };

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isStep = (value: unknown): value is string | number =>
  isText(value) || (Number.isSafeInteger(value) && Number(value) >= 0);

const optional =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || guard(value);

const oneOf =
  <const T extends string>(...words: T[]): Guard<T> =>
  (value): value is T =>
    (words as unknown[]).includes(value);

const listOf =
  <T>(guard: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(guard);

/** An object with these members, each fitting its guard, and no others. */
const exactly =
  <T extends object>(guards: Guards<T>): Guard<T> =>
  (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const member = (name: string): unknown =>
      Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined;
    return (
      Object.keys(value).every((name) => Object.hasOwn(guards, name)) &&
      Object.entries<Guard<unknown>>(guards).every(([name, fits]) => fits(member(name)))
    );
  };

const isPath: Guard<Path> = listOf(isStep);
const isPart = oneOf('recommendations', 'properties', 'computations', 'cohorts', 'propensities');
const isRowAction = oneOf('copyValue', 'copyLiquid', 'insertLiquid');
const isPerson = exactly<Person>({ userId: optional(isText), deviceId: optional(isText) });

const isRow: Guard<Row> = (value): value is Row => rowGuard(value);
const rowGuard = exactly<Row>({
  label: isText,
  name: optional(isText),
  kind: oneOf('text', 'number', 'flag', 'nothing', 'list', 'object'),
  value: isText,
  path: isPath,
  liquid: optional(isText),
  isCondition: optional(isFlag),
  rows: optional(listOf(isRow)),
  recommendation: optional(
    exactly<RecommendationFacts>({ isControl: isFlag, source: optional(isText), lastUpdated: optional(isNumber) }),
  ),
  propensity: optional(exactly<PropensityFacts>({ share: isNumber, type: oneOf('score', 'pct') })),
});

const isGroup = exactly<Group>({
  part: oneOf('recommendations', 'properties', 'computations', 'cohorts', 'propensities', 'other'),
  label: isText,
  state: oneOf('values', 'empty', 'nothing', 'not-asked', 'mixed'),
  note: optional(isText),
  fetchedAt: optional(isNumber),
  fromCache: optional(isFlag),
  rows: listOf(isRow),
});

const isModel = exactly<PageModel>({
  connection: isText,
  sample: isFlag,
  person: isPerson,
  answered: isPerson,
  status: optional(isNumber),
  fetchedAt: optional(isNumber),
  durationMs: optional(isNumber),
  fromCache: optional(isFlag),
  groups: listOf(isGroup),
  busy: isFlag,
  failure: optional(isText),
});

const isSort = exactly<Sort>({ column: oneOf('name', 'kind', 'value'), descending: isFlag });
const isTableView = exactly<TableView>({ filter: isText, sort: isSort, scrollTop: isNumber });
const isTables = (value: unknown): value is { readonly [part: string]: TableView } =>
  typeof value === 'object' && value !== null && Object.values(value).every(isTableView);

const withoutMore = exactly<{ type: string }>({
  type: oneOf('ready', 'refresh', 'cancel', 'getJson', 'openJson', 'copyJson', 'copyAsCurl'),
});
const forPart = exactly<{ type: string; part: string }>({ type: oneOf('askFor'), part: isPart });
const forRow = exactly<{ type: string; path: Path }>({ type: isRowAction, path: isPath });

/** Whether the extension may act on it, whoever sent it. */
export function isFromPage(value: unknown): value is FromPage {
  return withoutMore(value) || forPart(value) || forRow(value);
}

const show = exactly<{ type: string; model: PageModel }>({ type: oneOf('show'), model: isModel });
const json = exactly<{ type: string; text: string }>({ type: oneOf('json'), text: isText });
const done = exactly<{ type: string; action: string }>({
  type: oneOf('done'),
  action: oneOf('copyValue', 'copyLiquid', 'insertLiquid', 'copyJson', 'copyAsCurl'),
});

/** Whether the page may show it, whoever sent it. */
export function isToPage(value: unknown): value is ToPage {
  return show(value) || json(value) || done(value);
}

/** Whether a page can be restored from it; VS Code keeps it in a file that others can write. */
export const isPageState = exactly<PageState>({
  connection: isText,
  person: isPerson,
  scrollTop: optional(isNumber),
  tables: optional(isTables),
});
