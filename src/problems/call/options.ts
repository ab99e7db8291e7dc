import { type Edit, inserted, removed, replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { OptionNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { optionNamed, textOf } from '../../template/query';
import { OPTIONS, type OptionEntry } from '../../template/vocabulary/options';
import { credentialIn } from '../credentials';
import { isColonOf, withoutOption, writtenOption } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { acceptedAge } from './cacheAge';
import { equalsSigns, secondColon, separators, withoutColon } from './optionSigns';
import { strayWords } from './strayWords';
import { gluedOptions, strangeIds, strangeOptions } from './tagOptions';

const BY_NAME: ReadonlyMap<string, OptionEntry> = new Map(OPTIONS.map((entry) => [entry.name, entry]));
const NAMES = OPTIONS.filter(({ status }) => status === 'braze').map(({ name }) => name);

/** Option names from other tools and languages. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['cache', 'cache_max_age'],
  ['max_age', 'cache_max_age'],
  ['data', 'body'],
  ['payload', 'body'],
  ['auth', 'auth_credentials'],
  ['authorization', 'auth_credentials'],
  ['credentials', 'auth_credentials'],
]);

/** Maximum number of options compared with each misspelt one. */
const MOST = 20;

/** `…?sort=rating:headers {…}`: Braze reads the option as text. */
export const missingSpaceBeforeOption: Rule = {
  code: 'missing-space-before-option',
  severity: 'error',
  *find({ facts }) {
    const { calls, template } = facts;
    yield* gluedOptions(facts);
    for (const { node } of calls) {
      if (!node.options.some(({ glued }) => glued)) continue;
      for (const [index, option] of node.options.entries()) {
        const before = node.options[index - 1];
        if (!option.glued || option.name.kind === 'missing' || before?.name.kind === 'missing') continue;
        if (before && isColonOf(before, option)) continue;
        yield {
          start: option.start,
          end: option.name.end,
          message: `Braze reads ${said(`:${option.name.text}`)} as part of what is before it: put a space between them.`,
          fixes: [{ title: 'Put a space before it', edits: [blankBefore(template, option)], safe: true }],
        };
      }
    }
  },
};

/** Puts a space before the option, in the place of a comma if there is one: `https://x.io,:save a`. */
function blankBefore({ text }: TemplateNode, { start }: OptionNode): Edit {
  return text[start - 1] === ',' ? replaced({ start: start - 1, end: start }, ' ') : inserted(start, ' ');
}

/** `:timeout 5`: there is no such option. */
export const unknownOption: Rule = {
  code: 'unknown-option',
  severity: 'warning',
  *find({ facts }) {
    const { calls, template } = facts;
    yield* strangeOptions(facts);
    yield* strangeIds(facts);
    for (const call of calls) {
      const { options } = call.node;
      yield* equalsSigns(template, call);
      yield* separators(template, call);
      yield* repeatedOptions(facts, call);
      if (options.every(isKnown) && call.tag.unexpected.length === 0) continue;
      for (const [index, option] of options.entries()) {
        const before = options[index - 1];
        if (before && isColonOf(before, option)) yield* secondColon(template, before, option);
        else if (option.name.kind === 'missing') yield nameless(template, option);
        else if (!BY_NAME.has(option.name.text)) yield unknown(template, call, option, option.name.text);
      }
      yield* withoutColon(template, call);
      yield* strayWords(facts, call);
    }
  },
};

/** `:retry :save a :retry`: each option is there once. */
function* repeatedOptions({ template, lookups }: Facts, { node, variable }: Call): Iterable<Finding> {
  const first = new Map<string, OptionNode>();
  for (const [index, option] of node.options.entries()) {
    const { start, name, named, value } = option;
    const before = node.options[index - 1];
    if (!isKnown(option) || (before && isColonOf(before, option))) continue;
    const earlier = first.get(named);
    if (!earlier) {
      first.set(named, option);
      continue;
    }
    const message = `${said(`:${named}`)} is there already: keep one of them.`;
    const isUnread = named === 'save' && variable?.uses.length === 0;
    const removable = isUnread ? earlier : option;
    const title = `Remove ${said(textOf(template, writtenOption(removable)))}`;
    const fix = { title, edits: [withoutOption(template, removable)], safe: false };
    const saved = named === 'save' && value ? textOf(template, value) : '';
    const isRead = variable?.name !== saved && lookups.some(({ head }) => head === saved);
    yield { start, end: name.end, message, fixes: isRead && !isUnread ? [] : [fix] };
  }
}

function isKnown({ name }: OptionNode): boolean {
  return name.kind === 'name' && BY_NAME.has(name.text);
}

/** `:cache_max_age :retry`: the value is missing. Other rules cover `:save`, and `:basic_auth` for the Profile API. */
export const optionWithoutValue: Rule = {
  code: 'option-without-value',
  severity: 'warning',
  *find(checked) {
    for (const call of checked.facts.calls) {
      const { options } = call.node;
      if (!options.some(({ value }) => value?.kind === 'missing')) continue;
      for (const [index, option] of options.entries()) {
        const entry = option.name.kind === 'name' ? BY_NAME.get(option.name.text) : undefined;
        if (option.value?.kind !== 'missing' || entry?.status !== 'braze' || entry.name === 'save') continue;
        const isOurs = checked.shapes.requestOf(call) !== undefined;
        if ((isOurs && entry.name === 'basic_auth') || isColonOf(option, options[index + 1])) continue;
        const value = likelyValue(checked.facts, call, entry.name, isOurs);
        const text = value === undefined ? entry.signature : `:${entry.name} ${value}`;
        yield {
          start: option.start,
          end: option.name.end,
          message: `${said(`:${entry.name}`)} has no value: write ${said(text)}, or remove it.`,
          fixes: [
            value === undefined
              ? instead(checked.facts, call, option, entry.name, isOurs)
              : { title: `Write ${said(text)}`, edits: [inserted(option.name.end, ` ${value}`)], safe: false },
          ],
        };
      }
    }
  },
};

/** `: save a`, `::save a`. */
function nameless({ text }: TemplateNode, { start }: OptionNode): Finding {
  const colon = { start, end: start + 1 };
  const [gap = ''] = /^\s*/.exec(text.slice(colon.end, colon.end + 100)) ?? [];
  const [word] = /^\w+/.exec(text.slice(colon.end + gap.length, colon.end + gap.length + 30)) ?? [];
  const isTorn = gap !== '' && word !== undefined && BY_NAME.has(word);
  const edits = [removed(isTorn ? { start: colon.end, end: colon.end + gap.length } : colon)];
  const title = isTorn ? `Join it with ${said(word)}` : 'Remove the colon';
  return {
    ...colon,
    message: 'No option follows this colon: name one, or remove it.',
    fixes: [{ title, edits, safe: isTorn }],
  };
}

/** Returns the option that a misspelt name stands for. */
export function meantOption(name: string): string | undefined {
  return similarTo(name, NAMES);
}

function unknown(template: TemplateNode, call: Call, option: OptionNode, name: string): Finding {
  const joined = joinedWithValue(option, name);
  if (joined && !optionNamed(call.node, joined)) return unjoined(option, joined);
  const close = meantOption(name);
  const isRepeated = call.node.options.slice(0, MOST).some((one) => one.start < option.start && isMeantFor(one, close));
  const meant = BY_NAME.get(close ?? ALSO_CALLED.get(name.toLowerCase()) ?? '');
  const guess = meant && !isRepeated && renamed(template, call, option, meant, close !== undefined);
  const remove = { title: `Remove ${said(`:${name}`)}`, edits: [withoutOption(template, option)], safe: false };
  const remedy = meant ? `did you mean ${said(`:${meant.name}`)}?` : 'remove it.';
  return {
    start: option.start,
    end: option.name.end,
    message: `Braze has no option ${said(`:${name}`)}: ${remedy}`,
    fixes: !guess ? [remove] : close || meant.name === 'auth_credentials' ? [guess] : [guess, remove],
  };
}

/** Values that follow the name of an option without a space, and are no other name: `saveweather`, `methodpost`. */
const JOINED = /^(?:(save)[a-z][a-z\d]\w*|(method)(?:get|post)|(cache_max_age)\d+)$/i;

/** Returns the option that stands in a name with its value: `save` in `:saveweather`. */
export function joinedWithValue({ value }: OptionNode, name: string): string | undefined {
  return value ? undefined : JOINED.exec(name)?.slice(1).find(Boolean);
}

function unjoined({ start, name }: OptionNode, joined: string): Finding {
  const message = `A space belongs between an option and its value: write one after ${said(`:${joined}`)}.`;
  const edits = [inserted(start + 1 + joined.length, ' ')];
  return { start, end: name.end, message, fixes: [{ title: 'Put a space before the value', edits, safe: false }] };
}

/** Whether another misspelt option is likely to stand for the same one. */
function isMeantFor({ name }: OptionNode, meant: string | undefined): boolean {
  return name.kind === 'name' && meant !== undefined && name.text !== meant && meantOption(name.text) === meant;
}

/** Options that exclude each other. */
const CONTRARY: ReadonlyMap<string, string> = new Map([
  ['no_cache', 'cache_max_age'],
  ['cache_max_age', 'no_cache'],
]);

/**
 * Renames the option. Returns `undefined` when the right one is already present, would lack a value, or would
 * contradict another.
 */
function renamed(
  template: TemplateNode,
  { node }: Call,
  option: OptionNode,
  meant: OptionEntry,
  safe: boolean,
): Fix | undefined {
  const { value } = option;
  if (optionNamed(node, meant.name) || (!value && meant.value !== 'none')) return undefined;
  if (optionNamed(node, CONTRARY.get(meant.name) ?? '')) return undefined;
  const title = `Change to ${said(`:${meant.name}`)}`;
  if (meant.value === 'none')
    return { title, edits: [replaced(writtenOption(option), `:${meant.name}`)], safe: safe && !value };
  const edits = [replaced(option.name, meant.name)];
  const gap = { start: option.name.end, end: value?.start ?? 0 };
  if (textOf(template, gap).includes('=')) edits.push(replaced(gap, ' '));
  const age = meant.name === 'cache_max_age' && value ? acceptedAge(textOf(template, value)) : undefined;
  if (age !== undefined && value) edits.push(replaced(value, age));
  return { title, edits, safe };
}

/** Returns the most likely value of an option; `undefined` when nothing suggests one. */
function likelyValue(facts: Facts, { node }: Call, name: string, isOurs: boolean): string | undefined {
  if (name === 'cache_max_age') return '300';
  if (name === 'content_type') return 'application/json';
  if (name === 'method' && optionNamed(node, 'body')) return isOurs ? 'get' : 'post';
  return name === 'auth_credentials' && isOurs ? credentialIn(facts) : undefined;
}

/** Removes the option. In a call to the Profile API, incomplete headers are replaced by a stored credential. */
function instead(facts: Facts, { node }: Call, option: OptionNode, name: string, isOurs: boolean): Fix {
  if (name === 'headers' && isOurs && !optionNamed(node, 'auth_credentials')) {
    const stored = `:auth_credentials ${credentialIn(facts)}`;
    return { title: `Write ${said(stored)} instead`, edits: [replaced(writtenOption(option), stored)], safe: false };
  }
  return { title: `Remove ${said(`:${name}`)}`, edits: [withoutOption(facts.template, option)], safe: false };
}
