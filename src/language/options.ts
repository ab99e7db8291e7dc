import { CATALOG_OPTIONS, EXTRAS_OPTIONS, OPTIONS, type OptionEntry } from '../template/vocabulary/options';

const OPTIONS_OF: { readonly [markup: string]: readonly OptionEntry[] } = {
  call: OPTIONS,
  catalog: CATALOG_OPTIONS,
  options: EXTRAS_OPTIONS,
};

/** What can stand in a markup of this kind: `call`, `catalog` or `options`. */
export function optionsOf(markup: string): readonly OptionEntry[] {
  return OPTIONS_OF[markup] ?? [];
}
