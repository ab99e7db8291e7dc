import type { Path } from '../../profile/liquidPath';
import type { Group } from '../../profile/outline';
import type { PartName, Person } from '../../profile/profile';

/** The content of the profile page. Times are in milliseconds since 1970. */
export interface PageModel {
  readonly connection: string;
  /** Whether the answers are from the sample connection. */
  readonly sample: boolean;
  readonly person: Person;
  /** The ids in the answer. */
  readonly answered: Person;
  readonly status?: number;
  readonly fetchedAt?: number;
  readonly durationMs?: number;
  readonly fromCache?: boolean;
  readonly groups: readonly Group[];
  /** Whether a request about this person is under way. */
  readonly busy: boolean;
  /** Why the last request about this person failed, in words for people. */
  readonly failure?: string;
}

/** From the extension to the page. */
export type ToPage =
  | { readonly type: 'show'; readonly model: PageModel }
  /** The last response as indented JSON, with all digits as received. */
  | { readonly type: 'json'; readonly text: string }
  /** The action was done. The page confirms it beside the button. */
  | { readonly type: 'done'; readonly action: ConfirmedAction };

/** An action on one value. The extension finds the value by its path and takes no text from the page. */
export type RowAction = 'copyValue' | 'copyLiquid' | 'insertLiquid';

export type ConfirmedAction = RowAction | 'copyJson' | 'copyAsCurl';

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  | { readonly type: 'cancel' }
  | { readonly type: 'askFor'; readonly part: PartName }
  /** `part` is that of the table which the row is in: a property and a computation can have the same path. */
  | { readonly type: RowAction; readonly path: Path; readonly part?: Group['part'] }
  /** Asks for the `json` message. */
  | { readonly type: 'getJson' }
  | { readonly type: 'openJson' }
  | { readonly type: 'copyJson' }
  | { readonly type: 'copyAsCurl' };

/** What the page keeps over a reload: whom it shows and how, but nothing from the answers. */
export interface PageState {
  readonly connection: string;
  readonly person: Person;
  readonly scrollTop?: number;
  /** Keyed by the part that the table shows. */
  readonly tables?: { readonly [part: string]: TableView };
}

export type Column = 'name' | 'kind' | 'value';

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** How the user left a table. */
export interface TableView {
  readonly filter: string;
  readonly sort: Sort;
  readonly scrollTop: number;
}
