import type { Path } from '../../profile/liquidPath';
import type { Group } from '../../profile/outline';
import { PART_NAMES, type Person } from '../../profile/profile';
import type { PropensityFacts, RecommendationFacts, Row } from '../../profile/row';
import { exactly, isFlag, isNumber, isText, listOf, oneOf, optional, type TypeGuard } from '../guarding';
import type { ConfirmedAction, FromPage, PageModel, PageState, RowAction, Sort, TableView, ToPage } from './protocol';

const isStep = (value: unknown): value is string | number =>
  isText(value) || (Number.isSafeInteger(value) && Number(value) >= 0);

const isPath: TypeGuard<Path> = listOf(isStep);
const isPart = oneOf(...PART_NAMES);
const isGroupPart = oneOf(...PART_NAMES, 'other');
const ROW_ACTIONS = ['copyValue', 'copyLiquid', 'insertLiquid'] as const satisfies readonly RowAction[];
const isRowAction = oneOf(...ROW_ACTIONS);
const isConfirmedAction = oneOf(...ROW_ACTIONS, 'copyJson', 'copyAsCurl');
const isPerson = exactly<Person>({ userId: optional(isText), deviceId: optional(isText) });

const isRow: TypeGuard<Row> = (value): value is Row => rowGuard(value);
const rowGuard = exactly<Row>({
  label: isText,
  name: optional(isText),
  kind: oneOf('text', 'number', 'flag', 'nothing', 'list', 'object'),
  value: isText,
  path: isPath,
  liquid: optional(isText),
  isCondition: optional(isFlag),
  rows: optional(listOf(isRow)),
  left: optional(isNumber),
  recommendation: optional(
    exactly<RecommendationFacts>({
      isControl: optional(isFlag),
      source: optional(isText),
      lastUpdated: optional(isNumber),
    }),
  ),
  propensity: optional(exactly<PropensityFacts>({ share: isNumber, type: oneOf('score', 'pct') })),
});

const isGroup = exactly<Group>({
  part: isGroupPart,
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
const forRow = exactly<{ type: string; path: Path; part?: string }>({
  type: isRowAction,
  path: isPath,
  part: optional(isGroupPart),
});

/** Whether a message, from whatever sender, is one that the page may send to the extension. */
export function isFromPage(value: unknown): value is FromPage {
  return withoutMore(value) || forPart(value) || forRow(value);
}

const show = exactly<{ type: string; model: PageModel }>({ type: oneOf('show'), model: isModel });
const json = exactly<{ type: string; text: string }>({ type: oneOf('json'), text: isText });
const done = exactly<{ type: string; action: string }>({ type: oneOf('done'), action: isConfirmedAction });

/** A message that the extension answers with `done`. */
export type Confirmed = FromPage & { readonly type: ConfirmedAction };

export function isConfirmed(message: FromPage): message is Confirmed {
  return isConfirmedAction(message.type);
}

/** Whether a message, from whatever sender, is one that the extension may send to the page. */
export function isToPage(value: unknown): value is ToPage {
  return show(value) || json(value) || done(value);
}

/** Whether a page can be restored from a value, which VS Code keeps in a file that others can write. */
export const isPageState = exactly<PageState>({
  connection: isText,
  person: isPerson,
  scrollTop: optional(isNumber),
  tables: optional(isTables),
});
