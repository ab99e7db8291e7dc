import { entriesOf, isObject, type Json, objectOf, own } from '../../profile/json';
import type { Span } from '../../template/expressionNodes';
import type { CatalogNode } from '../../template/markupNodes';
import { optionNamed } from '../../template/query';
import { evaluate } from '../evaluate';
import { Frame, type Run } from '../run';
import { hasLiquid, textOf } from '../text';
import { isList, type Value } from '../values';
import { mayRerender, pushRerendered } from './rerendering';
import type { Tags } from './tag';
import { interpolated, unquoted } from './written';

/** Braze's tags for stored data: catalogs and promotion codes. The data comes from the fixture. */
export const BRAZE_TAGS: Tags = {
  catalog_items: (run, { markup }) => {
    if (markup?.kind !== 'catalog') return;
    const catalog = ofName(run, 'catalogs', nameIn(run, markup.catalog));
    const ids = markup.items.map((item) => nameIn(run, item));
    const items = ids.flatMap((id) => {
      run.budget.part();
      const item = isObject(catalog) ? own(catalog, id) : undefined;
      if (item === undefined && catalog !== undefined) run.problem(`The catalog has no item \`${id}\` in the fixture.`);
      return item === undefined ? [] : [item];
    });
    keepItems(run, markup, items);
  },
  catalog_selection_items: (run, { markup }) => {
    if (markup?.kind !== 'catalog') return;
    const catalog = ofName(run, 'catalog_selections', nameIn(run, markup.catalog));
    const selection = markup.items[0] ? nameIn(run, markup.items[0]) : '';
    const items = isObject(catalog) ? own(catalog, selection) : undefined;
    if (!Array.isArray(items) && catalog !== undefined)
      run.problem(`The catalog has no selection \`${selection}\` in the fixture.`);
    keepItems(run, markup, Array.isArray(items) ? items : []);
  },
  promotion: (run, tag) => {
    const [value] = tag.markup?.kind === 'arguments' ? tag.markup.values : [];
    const list = value ? textOf(evaluate(run, value), run.budget) : '';
    const code = nextCode(run, list);
    if (code === undefined) run.problem(`There is no promotion code of the list \`${list}\` in the fixture.`);
    else run.print(textOf(code, run.budget), tag);
  },
  /** Prints nothing: the value is for reports. */
  message_extras: () => undefined,
};

function nameIn(run: Run, node: CatalogNode['catalog']): string {
  return node.kind === 'missing' ? '' : unquoted(interpolated(run, node).trim());
}

/** Returns the fixture's data in a group, `catalogs` or `promotions`, under a name. */
function ofName(run: Run, group: string, name: string): Json | undefined {
  const all = own(run.personalization, group);
  const found = isObject(all) ? own(all, name) : undefined;
  if (found === undefined && group !== 'promotions') run.problem(`There is no catalog \`${name}\` in the fixture.`);
  return found;
}

/** Returns the next code of the list, because each recipient gets a different one. */
function nextCode(run: Run, list: string): Value | undefined {
  const codes = ofName(run, 'promotions', list) as Value | undefined;
  if (codes === undefined || !isList(codes)) return codes;
  const key = `promotion ${list}`;
  const turn = run.cycles.get(key) ?? 0;
  run.cycles.set(key, turn + 1);
  return codes[Math.min(turn, codes.length - 1)];
}

/** Stores the items in `items`. With `:rerender`, renders the Liquid in their texts one by one. */
function keepItems(run: Run, markup: CatalogNode, items: readonly Json[]): void {
  const texts: TextOfItem[] = [];
  const rerenders = optionNamed(markup, 'rerender') !== undefined && mayRerender(run);
  run.variables.assign('items', rerenders ? items.map((item) => withTexts(run, item, texts)) : items);
  if (texts.length > 0) run.push(new ItemsFrame(texts, run.node));
}

interface TextOfItem {
  readonly of: { [name: string]: Json };
  readonly name: string;
  readonly text: string;
}

/** Returns a copy of an item with Liquid in its texts, and adds the texts. */
function withTexts(run: Run, item: Json, texts: TextOfItem[]): Json {
  if (!isObject(item)) return item;
  const found = run.budget.names(item).flatMap((name) => {
    const text = item[name];
    return typeof text === 'string' && hasLiquid(text) ? [{ name, text }] : [];
  });
  if (found.length === 0) return item;
  run.budget.elements(run.budget.names(item).length);
  const of: { [name: string]: Json } = objectOf(entriesOf(item));
  for (const { name, text } of found) texts.push({ of, name, text });
  return of;
}

/** Renders the texts one after the other and puts each result in its place. */
class ItemsFrame extends Frame {
  private at = 0;

  constructor(
    private readonly texts: readonly TextOfItem[],
    private readonly origin: Span,
  ) {
    super([]);
  }

  override finish(run: Run): boolean {
    const next = this.texts[this.at++];
    if (!next) return false;
    run.budget.node();
    pushRerendered(run, next.text, this.origin, (rendered) => {
      next.of[next.name] = rendered;
    });
    return true;
  }
}
