import { CATALOG_OPTIONS, EXTRAS_OPTIONS, OPTIONS, type OptionEntry } from '../template/vocabulary/options';

const OPTIONS_OF: ReadonlyMap<string, readonly OptionEntry[]> = new Map([
  ['connected_content', OPTIONS],
  ['catalog_items', CATALOG_OPTIONS],
  ['message_extras', EXTRAS_OPTIONS],
]);

/** Returns the options of the tag with this name. */
export function optionsOf(tag: string): readonly OptionEntry[] {
  return OPTIONS_OF.get(tag) ?? [];
}
