import { defaultRangeExtractor, VirtualizerController } from '@tanstack/lit-virtual';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Group } from '../../profile/outline';
import type { Row } from '../../profile/row';
import { SendEvent } from '../host';
import { LightElement } from '../lightElement';
import { hasModifier, Roving } from '../roving';
import { filterBox } from './filterBox';
import type { Column, FromPage, Sort, TableView } from './protocol';
import { createFilter, keyOf, type Line, linesOf, sorted } from './tableLines';
import { tableRow } from './tableRow';

const HEADER = 28;
const HEIGHT = { row: 28, narrowRow: 46, whole: 84, longWhole: 168 };
/** Up to this width in pixels, values are shown under their names. Must match the style sheet. */
const NARROW = 520;
/** Up to this many rows need no filter, unless there is one already: what it hides would be missing without a word. */
const FEW = 8;

export const AS_SENT: TableView = { filter: '', sort: { column: 'name', descending: false }, scrollTop: 0 };

/** Reports how the user left the table. */
export class ViewEvent extends Event {
  static readonly type = 'view';

  constructor(
    readonly part: string,
    readonly view: TableView,
  ) {
    super(ViewEvent.type, { bubbles: true });
  }
}

/** A table of names and values with filter and sorting. Virtualised: only visible rows are in the document. */
@customElement('value-table')
export class ValueTable extends LightElement {
  /** The part that it shows. */
  @property() name: Group['part'] = 'properties';
  @property() label = '';
  @property({ attribute: false }) rows: readonly Row[] = [];
  /** How the table was left the last time. */
  @property({ attribute: false }) initial: TableView = AS_SENT;

  @state() private filter = '';
  @state() private sort: Sort = AS_SENT.sort;
  @state() private open: ReadonlySet<string> = new Set();
  @state() private isNarrow = false;

  private inOrder: readonly Row[] = [];
  private matching: readonly Row[] = [];
  private lines: readonly Line[] = [];
  private readonly rowsWith = createFilter();
  private readonly scroller = createRef<HTMLElement>();
  private readonly roving = new Roving(this, () => this.lines.length);
  private readonly virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    getScrollElement: () => this.scroller.value ?? null,
    count: 0,
    estimateSize: (index) => this.heightOf(index),
    scrollMargin: HEADER,
    overscan: 8,
    initialRect: { width: 0, height: 600 },
  });
  private readonly resized = new ResizeObserver(([entry]) => {
    this.isNarrow = (entry?.contentRect.width ?? Number.POSITIVE_INFINITY) <= NARROW;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.filter = this.initial.filter;
    this.sort = this.initial.sort;
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    this.resized.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => names.some((name) => changed.has(name));
    if (has('rows', 'sort')) this.inOrder = sorted(this.rows, this.sort);
    if (has('rows', 'sort', 'filter')) this.matching = this.rowsWith(this.inOrder, this.filter);
    if (!has('rows', 'sort', 'filter', 'open', 'isNarrow')) return;
    this.lines = linesOf(this.matching, this.open);
    const virtualizer = this.virtual.getVirtualizer();
    // A new function makes the virtualizer lay out the new lines, although it does the same.
    virtualizer.setOptions({ ...virtualizer.options, count: this.lines.length, getItemKey: (index) => index });
  }

  override firstUpdated(): void {
    if (this.scroller.value) this.scroller.value.scrollTop = this.initial.scrollTop;
  }

  override render(): TemplateResult {
    const virtualizer = this.virtual.getVirtualizer();
    const { active } = this.roving;
    virtualizer.setOptions({
      ...virtualizer.options,
      rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active, range.count),
    });
    return html`
      ${this.rows.length > FEW || this.filter !== '' ? this.filterBox() : nothing}
      <div
        class="table"
        role="treegrid"
        aria-label=${this.label}
        aria-rowcount=${this.lines.length + 1}
        ${ref(this.scroller)}
        @keydown=${this.onKeydown}
        @scrollend=${this.tellView}
      >
        <div role="rowgroup" class="table-head">
          <div class="line" role="row" aria-rowindex="1">
            ${this.header('kind', 'Kind')} ${this.header('name', 'Name')} ${this.header('value', 'Value')}
            <span role="columnheader" class="does"><span class="unseen">Actions</span></span>
          </div>
        </div>
        <div role="rowgroup" class="lines" .style=${`height: ${virtualizer.getTotalSize()}px`}>
          ${repeat(
            virtualizer.getVirtualItems(),
            ({ index }) => index,
            ({ index, start, size }) => {
              const line = this.lines[index];
              const place = { index, start: start - HEADER, height: size, tabIndex: this.roving.tabIndex(index) };
              return line && tableRow(line, this.name, place, (event) => this.onClick(event, line));
            },
          )}
        </div>
      </div>
      ${this.lines.length === 0 ? html`<p class="note">Nothing matches.</p>` : nothing}
    `;
  }

  private filterBox(): TemplateResult {
    return filterBox({
      label: `Filter ${this.label}`,
      placeholder: 'Filter by name or value',
      text: this.filter,
      found: this.matching.length,
      all: this.rows.length,
      change: (filter) => this.setFilter(filter),
      enter: () => void this.roving.focus(0),
    });
  }

  private header(column: Column, title: string): TemplateResult {
    const isSorted = this.sort.column === column;
    const direction = this.sort.descending ? 'descending' : 'ascending';
    const arrow = isSorted ? `codicon codicon-arrow-${this.sort.descending ? 'down' : 'up'}` : '';
    return html`<span class=${column} role="columnheader" aria-sort=${isSorted ? direction : 'none'}
      ><button type="button" title="Sort by ${title.toLowerCase()}" @click=${() => this.sortBy(column)}>
        ${title}<span class=${arrow} aria-hidden="true"></span></button
    ></span>`;
  }

  private setFilter(filter: string): void {
    this.filter = filter;
    if (this.scroller.value) this.scroller.value.scrollTop = 0;
    this.tellView();
  }

  private sortBy(column: Column): void {
    this.sort = { column, descending: this.sort.column === column && !this.sort.descending };
    this.tellView();
  }

  private readonly tellView = (): void => {
    const scrollTop = this.scroller.value?.scrollTop ?? 0;
    this.dispatchEvent(new ViewEvent(this.name, { filter: this.filter, sort: this.sort, scrollTop }));
  };

  private readonly onKeydown = (event: KeyboardEvent): void => {
    const inRow = event.target instanceof HTMLElement && event.target.closest('[data-index]');
    if (!inRow || (event.target instanceof HTMLPreElement && event.key !== 'ArrowLeft')) return;
    const line = this.lines[this.roving.active];
    const copy = { type: 'copyValue', part: this.name } as const;
    if (line && isCopy(event)) inRow.dispatchEvent(new SendEvent<FromPage>({ ...copy, path: line.row.path }));
    else if (hasModifier(event)) return;
    else if (line && this.onRowKeydown(event, line)) event.preventDefault();
    else this.roving.onKeydown(event);
  };

  /** Handles a key that expands or collapses the row, or moves to its parent. Returns whether it was one. */
  private onRowKeydown({ key, target }: KeyboardEvent, line: Line): boolean {
    const onButton = target instanceof HTMLButtonElement;
    if (key === 'ArrowRight' || (key === 'Enter' && !onButton && line.isOpen !== undefined)) {
      if (line.isOpen === false || (key === 'Enter' && line.isOpen)) this.toggle(line);
      return true;
    }
    if (key !== 'ArrowLeft') return false;
    if (line.isOpen) this.toggle(line);
    else if (line.level > 1) void this.roving.focus(this.holderOf(line));
    return true;
  }

  private holderOf(line: Line): number {
    return this.lines.findLastIndex(({ level }, index) => level < line.level && index < this.roving.active);
  }

  /** Leaves the row as it is when one of its buttons was pressed, or text in it was selected. */
  private onClick({ target }: Event, line: Line): void {
    const onButton = target instanceof Element && target.closest('button');
    if (!onButton && getSelection()?.isCollapsed !== false) this.toggle(line);
  }

  private toggle({ row }: Line): void {
    const open = new Set(this.open);
    if (!open.delete(keyOf(row))) open.add(keyOf(row));
    this.open = open;
  }

  private heightOf(index: number): number {
    const { isWhole, row } = this.lines[index] ?? {};
    if (isWhole && row) return isLong(row.value) ? HEIGHT.longWhole : HEIGHT.whole;
    return this.isNarrow ? HEIGHT.narrowRow : HEIGHT.row;
  }
}

/** Adds the active row to the visible ones, so that it keeps its focus when scrolled out of view. */
function withActive(indexes: readonly number[], active: number, count: number): number[] {
  return [...new Set([...indexes, active])].filter((index) => index < count).sort((a, b) => a - b);
}

/** Ctrl+C or Cmd+C where no text is selected. */
function isCopy({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'c' && (ctrlKey || metaKey) && getSelection()?.isCollapsed !== false;
}

/** Whether a text needs more than three lines or so. */
function isLong(text: string): boolean {
  return text.length > 240 || text.split('\n', 4).length > 3;
}
