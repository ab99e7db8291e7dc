import type { Facts } from '../../template/facts';
import type { CallNode, CatalogNode, OptionNode, OptionsNode } from '../../template/markupNodes';
import type { Node, TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { OPTIONS } from '../../template/vocabulary/options';
import { profileRequestOf } from '../inference/recognition';
import { freeName } from '../names';
import { optionsOf } from '../options';
import { optionMarkdown } from '../vocabularyText';
import { type Completer, type Completion, type Place, parentIn, spanAt } from './completion';
import { completeHeaders } from './headers';

const SECONDS: readonly (readonly [seconds: string, words: string])[] = [
  ['300', '5 minutes, the least'],
  ['900', '15 minutes'],
  ['3600', '1 hour'],
  ['14400', '4 hours, the most'],
];

/** Pairs of options that cancel each other. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['no_cache', 'cache_max_age'],
  ['cache_max_age', 'no_cache'],
]);

/** Completes `:█`, gaps where an option is allowed, `:method █`, and the contents of `:headers`. */
export const completeOptions: Completer = (place) => completeHeaders(place) ?? values(place) ?? names(place);

function names(place: Place): readonly Completion[] | undefined {
  const { path, offset, text } = place;
  const option = path.findLast((node): node is OptionNode => node.kind === 'option');
  const tag = path.findLast((node) => node.kind === 'tag');
  const markup = tag?.markup;
  if (!markup || !('options' in markup) || markup.kind === 'loop') return undefined;
  const standing = markup.options.filter((one) => one !== option).map(({ named }) => named);
  if (option && isBehindBody(place, option)) return written(place, tag, [...standing, 'body'], { before: '' });
  if (option && offset > option.start && offset <= option.name.end) {
    const hasValue = option.value !== undefined && option.value.kind !== 'missing';
    return written(place, tag, standing, { before: '', at: option.name, hasValue });
  }
  const isGap =
    (!option || offset === option.start) &&
    /\s/.test(text[offset - 1] ?? '') &&
    !isValueMissing(path.at(-1)) &&
    offset > startOf(tag, markup);
  const others = option ? [...standing, option.named] : standing;
  return isGap ? written(place, tag, others, { before: ':' }) : undefined;
}

/** `:body a=b :█`: the body includes a colon without a name, but an option is about to follow. */
function isBehindBody({ text, offset }: Place, { named, value }: OptionNode): boolean {
  if (named !== 'body' || !value) return false;
  const body = text.slice(value.start, offset);
  return /\s:$/.test(body) && body.split('{').length === body.split('}').length;
}

interface Writing {
  /** The colon, where it is not there yet. */
  readonly before: ':' | '';
  /** The name that is replaced. */
  readonly at?: OptionNode['name'];
  readonly hasValue?: boolean;
}

/** Returns the options of a tag that do not stand there yet and that fit to those that do. */
function written(place: Place, tag: TagNode, standing: readonly string[], writing: Writing): readonly Completion[] {
  const { before, at, hasValue = false } = writing;
  const span = at?.kind === 'name' ? spanAt(place, at) : { start: place.offset, end: place.offset };
  const isBeforeOption = before === ':' && place.text[place.offset] === ':';
  const excluded = new Set(standing.flatMap((one) => [one, OPPOSITES.get(one)]));
  if (isToProfileApi(place)) excluded.add('basic_auth');
  const offered = optionsOf(tag.name).filter(({ name, status }) => status !== 'undocumented' && !excluded.has(name));
  return offered.map((entry): Completion => {
    const needsValue = entry.value !== 'none' && !hasValue;
    return {
      ...span,
      label: entry.name,
      kind: 'option',
      newText: `${before}${entry.name}${needsValue || isBeforeOption ? ' ' : ''}`,
      detail: entry.signature,
      documentation: () => optionMarkdown(entry),
      ...(needsValue ? { again: true } : {}),
    };
  });
}

/** Whether something other than an option is missing here. A missing closing delimiter does not count. */
function isValueMissing(node: Node | undefined): boolean {
  return node?.kind === 'missing' && node.expected !== '%}';
}

/** Returns the end of the text before the options. */
function startOf({ word }: TagNode, markup: CallNode | CatalogNode | OptionsNode): number {
  switch (markup.kind) {
    case 'call':
      return markup.url.end;
    case 'catalog':
      return markup.catalog.end;
    case 'options':
      return word.end;
  }
}

function values(place: Place): readonly Completion[] | undefined {
  const { path, offset } = place;
  const node = path.at(-1);
  const option = node?.kind === 'option' ? node : parentIn(place);
  if (option?.kind !== 'option' || option.name.kind !== 'name' || !option.value) return undefined;
  if (offset <= option.name.end || (node !== option && node !== option.value)) return undefined;
  if (isBehindBody(place, option)) return undefined;
  const { value } = option;
  const span = value.kind === 'missing' ? { start: offset, end: offset } : spanAt(place, value);
  return valuesOf(place, option, option.name.text).map(([text, detail]) => ({
    ...span,
    label: text.replace('$0', ''),
    kind: 'value',
    newText: text,
    ...(text.includes('$0') ? { isSnippet: true } : {}),
    ...(detail ? { detail } : {}),
  }));
}

/** `$0` marks the cursor's position after inserting. */
type OfferedValue = readonly [text: string, detail?: string];

function valuesOf(place: Place, option: OptionNode, name: string): readonly OfferedValue[] {
  const { facts } = place;
  switch (name) {
    case 'cache_max_age':
      return SECONDS;
    case 'save':
      return namesToSave(facts, option);
    case 'auth_credentials':
    case 'basic_auth':
      return credentials(
        facts.template,
        facts.calls.flatMap(({ node }) => node.options),
        option,
      );
    case 'headers':
      return option.value?.kind === 'missing'
        ? [['{ "Authorization": "Api-Key $0" }', 'better kept in auth_credentials']]
        : [];
    case 'method':
      return wordsOf(name).filter(([word]) => word === 'get' || !isToProfileApi(place));
    default:
      return wordsOf(name);
  }
}

function wordsOf(name: string): readonly OfferedValue[] {
  return (OPTIONS.find((entry) => entry.name === name)?.words ?? []).map((word) => [word]);
}

/**
 * Whether the call is to the Profile API itself, which accepts neither POST nor `:basic_auth`. A host from Liquid may be
 * a proxy that does.
 */
function isToProfileApi({ facts, offset, seen }: Place): boolean {
  const call = facts.callAt(offset);
  const request = call && profileRequestOf(call, facts, seen.endpoint);
  return request?.isCertain === true;
}

/** Suggests an unused variable name, unless something similar is already written. */
function namesToSave(facts: Facts, { value }: OptionNode): readonly OfferedValue[] {
  const isTaken = facts.definitions.some(({ variable }) => variable.name === 'amplitude');
  const name = isTaken ? freeName(facts, 'amplitude') : 'amplitude';
  const isWritten = value && textOf(facts.template, value).startsWith('amplitude');
  return isWritten ? [] : [[name, 'as in the Liquid that is copied from profiles']];
}

/** Returns the values that the same option has in other calls of the template. */
function credentials(
  template: Parameters<typeof textOf>[0],
  options: readonly OptionNode[],
  at: OptionNode,
): readonly OfferedValue[] {
  const name = at.name.kind === 'name' ? at.name.text : '';
  const same = options.filter((option) => option !== at && option.name.kind === 'name' && option.name.text === name);
  const found = same.flatMap(({ value }) => (value && value.kind !== 'missing' ? [textOf(template, value)] : []));
  return [...new Set(found.filter((text) => /^[\w.-]+$/.test(text)))].map((text) => [text, 'used above or below']);
}
