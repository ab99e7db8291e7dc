import { entriesOf, isObject, type Json, type JsonObject, objectOf, own } from '../../profile/json';
import type { CatalogNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { optionNamed } from '../../template/query';
import { evaluate } from '../evaluate';
import type { Run } from '../run';
import { textOf } from '../text';
import { isList, type Value } from '../values';
import { hasLiquid, mayRerender, pushRerendered } from './rerendering';
import type { Tags } from './tag';
import { interpolated } from './written';

/** Braze's tags for stored data: catalogs and promotion codes. The data comes from the fixture. */
export const BRAZE_TAGS: Tags = {
  catalog_items: (run, { markup }) => {
    if (markup?.kind !== 'catalog') return;
    const catalog = ofName(run, 'catalogs', nameIn(run, markup.catalog));
    const ids = markup.items.map((item) => nameIn(run, item));
    const items = ids.flatMap((id) => {
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
  const text = node.kind === 'missing' ? '' : interpolated(run, node).trim();
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
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
  const rerenders = optionNamed(markup, 'rerender') !== undefined && mayRerender(run);
  const copies = rerenders ? items.map((item) => (isObject(item) ? objectOf(entriesOf(item)) : item)) : items;
  run.variables.assign('items', copies);
  if (!rerenders) return;
  const texts = copies.flatMap((item) => (isObject(item) ? textsIn(item) : []));
  run.budget.elements(texts.length);
  for (const { of, name, text } of texts.reverse()) {
    pushRerendered(run, text, run.node as TagNode, (rendered) => {
      (of as { [name: string]: Json })[name] = rendered;
    });
  }
}

function textsIn(item: JsonObject): { readonly of: JsonObject; readonly name: string; readonly text: string }[] {
  return entriesOf(item).flatMap(([name, value]) =>
    typeof value === 'string' && hasLiquid(value) ? [{ of: item, name, text: value }] : [],
  );
}
