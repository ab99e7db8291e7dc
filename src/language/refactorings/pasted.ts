import { API_URL } from '../../profile/request';
import { parameterOf } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Node } from '../../template/nodes';
import { lastIndexUpTo } from '../../template/sorted';
import { replaced } from '../edit';
import { freeName } from '../names';
import { RECIPIENT_IDS } from '../recipient';
import { nodesAround } from './around';
import { argumentsIn, COMMAND, isUrlOfApi, requestedIn, URLS_OF_API } from './pastedRequest';
import type { Refactorer } from './refactoring';

const NAME = 'amplitude';
/** A command at the start of its line, after a copied prompt or HTML tag. */
const COMMANDS = new RegExp(`(?<=^[ \\t]*|[>\`][ \\t]*)${COMMAND}`, 'gim');
const FAR = 4000;

/** Turns a pasted Profile API URL, a cURL, wget or PowerShell command, or a `fetch(…)` into a call. Drops any key in it. */
export const pasted: Refactorer = (facts, span) => {
  const found = pastedAt(facts, span);
  if (!found) return [];
  const query = queryFor(requestedIn(facts.template.text.slice(found.start, found.end)));
  const call = `{% connected_content ${API_URL}?${query} :auth_credentials amplitude :save ${nameFor(facts, found)} %}`;
  return [{ kind: 'rewrite', title: 'Turn into a call of the Profile API', edits: [replaced(found, call)] }];
};

/** Returns the span of the selected or surrounding command or URL. Looks only in text between tags. */
function pastedAt(facts: Facts, span: Span): Span | undefined {
  const path = nodesAround(facts, span);
  if (path.length === 0 || path.some(({ kind }) => kind === 'tag')) return undefined;
  const { template, tags } = facts;
  const before = lastIndexUpTo(tags, span.start);
  const from = Math.max(tags[before]?.end ?? 0, span.start - FAR);
  const text = template.text.slice(from, Math.min(tags[before + 1]?.start ?? template.end, span.end + FAR));
  for (const { start, end } of [...commandsIn(text), ...fetchesIn(text), ...urlsIn(text)]) {
    const place = { start: from + start, end: from + end };
    if (place.start <= span.start && span.end <= place.end) return isHeld(facts, path, place) ? undefined : place;
  }
  return undefined;
}

/** Whether the text begins what a variable holds, as in `{% capture url %}https://…{% endcapture %}`. */
function isHeld({ template }: Facts, path: readonly Node[], { start }: Span): boolean {
  const branch = path.findLast((node) => node.kind === 'branch');
  return branch?.tag.name === 'capture' && template.text.slice(branch.tag.end, start).trim() === '';
}

function* commandsIn(text: string): Iterable<Span> {
  for (const { index } of text.matchAll(COMMANDS)) {
    const { words, length } = argumentsIn(text.slice(index));
    if (!words.some(isUrlOfApi)) continue;
    const rest = /^[|;>][^\n\r<]*/.exec(text.slice(index + length))?.[0] ?? '';
    const command = text.slice(index, index + length) + rest;
    yield { start: index, end: index + command.replace(/[\s`]+$/, '').length };
  }
}

/** `fetch("https://…", { "headers": … });`, as browsers copy a request. */
function* fetchesIn(text: string): Iterable<Span> {
  for (const { index, 0: opening } of text.matchAll(/\b(?:await\s+)?fetch\(/g)) {
    const end = endOfArguments(text, index + opening.length);
    if (end === undefined || text.slice(index, end).search(URLS_OF_API) < 0) continue;
    yield { start: index, end: text[end] === ';' ? end + 1 : end };
  }
}

/** Returns the offset after the closing parenthesis. Those in quotes do not count. */
function endOfArguments(text: string, from: number): number | undefined {
  let depth = 1;
  for (const { 0: sign, index } of text.slice(from).matchAll(/[()]|(["'`])(?:\\.|(?!\1)[^\\])*\1/gs)) {
    if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return from + index + 1;
  }
  return undefined;
}

function* urlsIn(text: string): Iterable<Span> {
  for (const { index, 0: all } of text.matchAll(URLS_OF_API)) {
    const isAttribute = /=["']?$/.test(text.slice(0, index).slice(-2));
    if (!isAttribute) yield { start: index, end: index + all.replace(/[.,;:!?)]+$/, '').length };
  }
}

/**
 * Returns Liquid that Braze resolves for the recipient, as in `{{custom_attribute.${crm_id}}}`. `{{user_id}}` is
 * another program's variable.
 */
function ownId(value: string): string | undefined {
  if (!value.startsWith('{{') || !value.endsWith('}}') || !value.includes('${')) return undefined;
  const inside = value.slice(2, -2).trim();
  return /\|\s?url_/.test(inside) ? value : `{{${inside} | url_param_escape}}`;
}

function queryFor(requested: ReadonlyMap<string, string>): string {
  const written: string[] = [];
  for (const [name, value] of requested) {
    if (!parameterOf(name)) continue;
    const recipient = RECIPIENT_IDS.get(name);
    written.push(`${name}=${recipient ? (ownId(value) ?? recipient.liquid) : value}`);
  }
  const user = RECIPIENT_IDS.get('user_id')?.liquid ?? '';
  const hasId = [...RECIPIENT_IDS.keys()].some((name) => requested.has(name));
  return [...(hasId ? [] : [`user_id=${user}`]), ...written].join('&');
}

/** Returns the usual name when it is free, or when the template reads it only further down without defining it. */
function nameFor(facts: Facts, { end }: Span): string {
  const isAwaited = facts.meanings.find((one) => one?.name === NAME);
  const isFree = isAwaited?.definitions.length === 0 && isAwaited.uses.every((use) => use.start >= end);
  return isFree ? NAME : freeName(facts, NAME);
}
