import type {
  CallNode,
  CatalogNode,
  HeadersNode,
  JsonTextNode,
  LoopNode,
  OptionNode,
  PartialNode,
  UrlNode,
} from './markupNodes';
import type { Markup, TagNode } from './nodes';
import type { OddExpressions } from './oddExpressions';

/** Visits the markup of a tag. */
export function searchMarkup(search: OddExpressions, tag: TagNode, markup: Markup): void {
  switch (markup.kind) {
    case 'assignment':
      search.value(markup.target, markup);
      if (markup.equals?.kind === 'missing') search.lack(markup.equals, markup);
      search.piped(markup.value, markup);
      return;
    case 'definition':
      search.value(markup.target, markup);
      return;
    case 'loop':
      searchLoop(search, markup);
      return;
    case 'when':
      search.values(markup.values, markup);
      return;
    case 'cycle':
      if (markup.group) search.value(markup.group, markup);
      search.values(markup.values, markup);
      return;
    case 'partial':
      searchPartial(search, markup);
      return;
    case 'arguments':
      search.values(markup.values, markup);
      if (markup.unclosed) search.lack(markup.unclosed, markup);
      return;
    case 'call':
      searchCall(search, markup);
      return;
    case 'catalog':
      searchCatalog(search, tag, markup);
      return;
    case 'options':
      searchOptions(search, markup.options);
      return;
    case 'lines':
    case 'remark':
    case 'unexpected':
      return;
    default:
      if (tag.name === 'echo') search.piped(markup, tag);
      else search.value(markup, tag);
  }
}

function searchLoop(search: OddExpressions, loop: LoopNode): void {
  search.value(loop.variable, loop);
  if (loop.in) search.lack(loop.in, loop);
  search.value(loop.collection, loop);
  for (const option of loop.options) if (option.value) search.value(option.value, option);
}

function searchPartial(search: OddExpressions, partial: PartialNode): void {
  search.value(partial.file, partial);
  if (partial.with) search.value(partial.with, partial);
  if (partial.as) search.value(partial.as, partial);
  search.values(partial.arguments, partial);
}

function searchCatalog(search: OddExpressions, tag: TagNode, { catalog, items, options }: CatalogNode): void {
  if (catalog.kind === 'missing') search.lack(catalog, tag);
  else search.interpolation(catalog, false);
  for (const item of items) search.interpolation(item, false);
  searchOptions(search, options);
}

function searchOptions(search: OddExpressions, options: readonly OptionNode[]): void {
  for (const option of options) {
    if (option.name.kind === 'missing') search.lack(option.name, option);
    if (option.value?.kind === 'interpolation') search.interpolation(option.value, false);
    else if (option.value?.kind === 'missing') search.lack(option.value, option);
  }
}

/** Visits a call. Missing parts of a call are left to other rules. */
function searchCall(search: OddExpressions, { url, options }: CallNode): void {
  if (url.kind === 'url') searchUrl(search, url);
  for (const { value } of options) {
    if (value?.kind === 'interpolation') search.interpolation(value, false);
    else if (value?.kind === 'headers') searchHeaders(search, value);
  }
}

function searchUrl(search: OddExpressions, { host, path, parameters, fragment }: UrlNode): void {
  search.interpolation(host, true);
  search.interpolation(path, true);
  for (const { name, value } of parameters) {
    search.interpolation(name, true);
    if (value) search.interpolation(value, true);
  }
  if (fragment) search.interpolation(fragment, true);
}

function searchHeaders(search: OddExpressions, { headers }: HeadersNode): void {
  for (const { name, value } of headers) {
    searchJsonText(search, name);
    if (value.kind === 'jsonText') searchJsonText(search, value);
  }
}

function searchJsonText(search: OddExpressions, node: JsonTextNode): void {
  if (node.quote !== '' && node.quote !== '"' && node.quote !== "'") search.curly(node);
  search.interpolation(node.text, false);
}
