import type { Path } from '../profile/liquidPath';
import type { Group } from '../profile/outline';
import type { PartName, Person } from '../profile/profile';

/** All that the profile page shows. Times in milliseconds since 1970. */
export interface PageModel {
  readonly connection: string;
  /** Whether these are answers of the sample connection. */
  readonly sample: boolean;
  readonly person: Person;
  /** The ids that the answer itself gave. */
  readonly answered: Person;
  readonly status?: number;
  readonly fetchedAt?: number;
  readonly durationMs?: number;
  readonly fromCache?: boolean;
  readonly groups: readonly Group[];
  /** Whether a request about this person is under way. */
  readonly busy: boolean;
  /** Why the last request about this person brought nothing, for people. */
  readonly failure?: string;
}

/** From the extension to the page. */
export type ToPage =
  | { readonly type: 'show'; readonly model: PageModel }
  /** The last response as JSON, indented, with the digits that were sent. */
  | { readonly type: 'json'; readonly text: string }
  /** What was asked for has happened: the page says so beside the button. */
  | { readonly type: 'done'; readonly action: ConfirmedAction };

/** Something done to one value; the extension looks it up by its path and takes no text from the page. */
export type RowAction = 'copyValue' | 'copyLiquid' | 'insertLiquid';

export type ConfirmedAction = RowAction | 'copyJson' | 'copyAsCurl';

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  | { readonly type: 'cancel' }
  | { readonly type: 'askFor'; readonly part: PartName }
  | { readonly type: RowAction; readonly path: Path }
  /** Asks for the `json` message. */
  | { readonly type: 'getJson' }
  | { readonly type: 'openJson' }
  | { readonly type: 'copyJson' }
  | { readonly type: 'copyAsCurl' };

/** What the page keeps over a reload: who it showed and how, and nothing of what was answered. */
export interface PageState {
  readonly connection: string;
  readonly person: Person;
  readonly scrollTop?: number;
  /** By the part that the table shows. */
  readonly tables?: { readonly [part: string]: TableView };
}

export type Column = 'name' | 'kind' | 'value';

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** How a person left a table. */
export interface TableView {
  readonly filter: string;
  readonly sort: Sort;
  readonly scrollTop: number;
}
