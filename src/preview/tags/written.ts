import { isObject } from '../../profile/json';
import type { OutputNode } from '../../template/expressionNodes';
import type {
  CallNode,
  HeaderNode,
  InterpolationNode,
  JsonTextNode,
  OptionNode,
  UrlNode,
} from '../../template/markupNodes';
import { optionNamed } from '../../template/query';
import type { WrittenCall } from '../call';
import { evaluate } from '../evaluate';
import type { Run } from '../run';
import { printed } from '../text';

/** Evaluates a text with Liquid. A brace that does not begin an output is kept. */
export function interpolated(run: Run, { start, end, pieces }: InterpolationNode): string {
  return replaced(run, start, end, pieces, (literal) => literal);
}

function replaced(
  run: Run,
  start: number,
  end: number,
  pieces: InterpolationNode['pieces'],
  read: (literal: string) => string,
): string {
  const outputs = pieces.filter((piece): piece is OutputNode => piece.kind === 'output');
  let text = '';
  let at = start;
  for (const output of outputs) {
    text += read(run.text.slice(at, output.start));
    text += printed(evaluate(run, output.value), run.budget);
    at = output.end;
  }
  text += read(run.text.slice(at, end));
  run.budget.characters(text.length);
  return text;
}

/** Returns the evaluated value of an option; `undefined` when it is missing or empty. */
function optionText(run: Run, options: readonly OptionNode[], name: string): string | undefined {
  const value = optionNamed({ options }, name)?.value;
  if (value?.kind === 'name') return value.text;
  return value?.kind === 'interpolation' ? unquoted(interpolated(run, value).trim()) : undefined;
}

/** `'a'` → `a`. */
export function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** Evaluates the Liquid in a call. Reports options that Braze reads differently than written. */
export function writtenCall(run: Run, { url, options: all }: CallNode): WrittenCall {
  const [first] = all;
  const glued = first?.glued === true;
  const options = glued ? all.slice(1) : all;
  if (glued) run.problem('There is no space before the option, so Braze reads it as part of the URL.', first);
  const has = (name: string) => optionNamed({ options }, name) !== undefined;
  const tail = glued ? run.text.slice(first.start, first.end) : '';
  return {
    url: (url.kind === 'url' ? urlText(run, url) : '') + tail,
    pattern: (url.kind === 'url' ? urlPattern(run, url) : '') + tail,
    method: optionText(run, options, 'method'),
    headers: headersOf(run, options),
    body: optionText(run, options, 'body'),
    contentType: optionText(run, options, 'content_type'),
    variable: optionText(run, options, 'save') ?? 'connected',
    basicAuth: optionText(run, options, 'basic_auth'),
    authCredentials: optionText(run, options, 'auth_credentials'),
    retries: has('retry'),
    uncached: has('no_cache'),
    cached: has('cache_max_age'),
    rerenders: has('rerender'),
  };
}

function urlText(run: Run, url: UrlNode): string {
  return unquoted(replaced(run, url.start, url.end, piecesOf(url), (literal) => literal));
}

function urlPattern(run: Run, url: UrlNode): string {
  const outputs = piecesOf(url).filter(({ kind }) => kind === 'output');
  const starts = [url.start, ...outputs.map(({ end }) => end)];
  const ends = [...outputs.map(({ start }) => start), url.end];
  return unquoted(starts.map((start, index) => run.text.slice(start, ends[index])).join('*'));
}

function piecesOf({ host, path, parameters, fragment }: UrlNode): InterpolationNode['pieces'] {
  const parts = [host, path, ...parameters.flatMap(({ name, value }) => [name, value]), fragment];
  return parts.flatMap((part) => part?.pieces ?? []);
}

function headersOf(run: Run, options: readonly OptionNode[]): { readonly [name: string]: string } {
  const value = optionNamed({ options }, 'headers')?.value;
  if (value?.kind === 'interpolation') return parsedHeaders(run, interpolated(run, value));
  if (value?.kind !== 'headers') return {};
  if (value.faults.length > 0) run.problem('The headers are not JSON, so Braze cannot read them.', value);
  return Object.fromEntries(value.headers.map((header) => headerOf(run, header)));
}

function headerOf(run: Run, { name, value }: HeaderNode): readonly [string, string] {
  return [jsonText(run, name), value.kind === 'jsonText' ? jsonText(run, value) : ''];
}

/** Decodes escapes in the template's text, but not in the output of Liquid. */
function jsonText(run: Run, { quote, text }: JsonTextNode): string {
  const { start, end, pieces } = text;
  return replaced(run, start, end, pieces, (literal) => (quote === '' ? literal : unescaped(literal)));
}

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal;
  try {
    return JSON.parse(`"${literal}"`) as string;
  } catch {
    return literal;
  }
}

function parsedHeaders(run: Run, text: string): { readonly [name: string]: string } {
  try {
    const headers = JSON.parse(text);
    if (isObject(headers))
      return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  } catch {
    run.problem('The headers are not JSON, so Braze cannot read them.');
  }
  return {};
}
