import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { HeaderNode, HeadersNode, JsonTextNode } from '../../template/markupNodes';
import { literalOf, optionNamed, textOf } from '../../template/query';
import { type Written, writtenTexts } from '../../template/writtenText';
import type { Checked } from '../rule';
import { isPlaceholder } from './secrets';

/** A header with a name and a value. */
export interface Header {
  readonly node: HeaderNode;
  readonly name: string;
  readonly value: JsonTextNode;
}

/** What a header's value says: `Api-Key` and the key after it, as far as both are literal. */
export interface Authorization {
  /** The word before the key; `undefined` when it is missing or comes from Liquid. */
  readonly scheme: Scheme | undefined;
  readonly key: Written;
  /** Whether the value begins with Liquid. */
  readonly isOpen: boolean;
}

/** `gap` is the separator before the key: a space, as required, `: `, or nothing before Liquid. */
interface Scheme extends Span {
  readonly text: string;
  readonly gap: string;
}

/** Words that precede a key and thus are not keys themselves. */
const SCHEMES: ReadonlySet<string> = new Set(['apikey', 'bearer', 'basic', 'token', 'digest']);
const SCHEME =
  /^\s*(api\s+key(?![\w-])|api[_-]?key(?=[0-9a-f]{32}\b)|[a-z][\w-]*)(\s*[:=]\s*|\s+|$|(?=[0-9a-f]{32}\b))/i;

/** Whether the word is `Api-Key` in any case. Whether the API is case-sensitive is not documented. */
export function isApiKey(word: string): boolean {
  return word.toLowerCase() === 'api-key';
}

/** Whether the word names a way to authorize, in any case and spelling: `Bearer`, `api_key`. */
export function isScheme(word: string): boolean {
  return SCHEMES.has(word.toLowerCase().replace(/[\s_-]/g, ''));
}

/** Returns the value of `:headers`; nothing where it is missing or not an object. */
export function headersOf(call: Call): HeadersNode | undefined {
  const value = optionNamed(call.node, 'headers')?.value;
  return value?.kind === 'headers' ? value : undefined;
}

/** Returns the headers that have a literal name, given in lower case, and a value. */
export function headersIn({ template }: Facts, call: Call): readonly Header[] {
  return (headersOf(call)?.headers ?? []).flatMap((node) => {
    const name = literalOf(template, node.name.text)?.trim().toLowerCase();
    return name === undefined || node.value.kind === 'missing' ? [] : [{ node, name, value: node.value }];
  });
}

/** Returns the possible values of an `Authorization` header. */
export function authorizationsIn(facts: Facts, { node, value }: Header): readonly Authorization[] {
  const all = facts.once(newAuthorizations);
  const known = all.get(node) ?? writtenTexts(facts, value.text).map(toAuthorization);
  all.set(node, known);
  return known;
}

function newAuthorizations(): Map<HeaderNode, readonly Authorization[]> {
  return new Map();
}

/** Whether headers may contain authorization: they do, they come from Liquid, or they are incomplete. */
export function mayBeAuthorized({ template }: Facts, { node }: Call): boolean {
  const value = optionNamed(node, 'headers')?.value;
  if (value?.kind !== 'headers') return value !== undefined;
  if (value.faults.length > 0 && /authorization/i.test(textOf(template, value))) return true;
  return value.headers.some(({ name }) =>
    /^\W*authorization\W*$/i.test(literalOf(template, name.text) ?? 'authorization'),
  );
}

/** Whether the call is, or is meant to be, one to the Profile API: any Amplitude host counts. */
export function isMeantForApi({ facts, shapes }: Checked, call: Call): boolean {
  const { url } = call.node;
  if (url.kind !== 'url') return false;
  if (shapes.requestOf(call)) return true;
  const [host, path] = [textOf(facts.template, url.host), textOf(facts.template, url.path)];
  return /(?:^|\.)amplitude\.com$/i.test(host.replace(/:\d*$/, '')) && /\/userprofile\/?$/i.test(path);
}

function toAuthorization(written: Written): Authorization {
  const [first, ...rest] = written.filter(({ text }) => text?.trim() !== '');
  if (!first) return { scheme: undefined, key: [], isOpen: false };
  const bare = { scheme: undefined, key: [first, ...rest], isOpen: first.text === undefined };
  const [all, word, gap = ''] = SCHEME.exec(first.text ?? '') ?? [];
  if (first.text === undefined || all === undefined || word === undefined) return bare;
  const isAlone = all.length === first.text.length && gap === '' && rest.length === 0;
  const isPlain = rest.length === 0 && !isScheme(word) && isPlaceholder(first.text);
  if (isPlain || (gap === '' && !isScheme(word))) return { ...bare, isOpen: rest.length > 0 };
  const start = first.start + first.text.indexOf(word);
  const scheme = { start, end: start + word.length, text: word, gap: isAlone ? ' ' : gap };
  const text = first.text.slice(all.length);
  const key = text.trim() === '' ? rest : [{ start: first.start + all.length, end: first.end, text }, ...rest];
  return { scheme, key, isOpen: false };
}
