import { API_URL } from '../../profile/request';
import { parameterOf } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { lastIndexUpTo } from '../../template/walk';
import { replaced } from '../edit';
import { freeName } from '../names';
import { RECIPIENT_IDS } from '../recipient';
import { nodesAround } from './around';
import { argumentsIn, isUrlOfApi, requestedIn, URLS_OF_API } from './pastedRequest';
import type { Refactorer } from './refactoring';

const NAME = 'amplitude';
/** A command begins its line, behind the prompt or tags that were copied along. */
const CURL = /(?<=^[ \t]*|[>`][ \t]*)(?:\$ +)?curl(?:\.exe)?(?=\s)/gm;
const FAR = 4000;

/** A URL of the Profile API, or a cURL command, that somebody pasted → the call. Whatever key it holds is left out. */
export const pasted: Refactorer = (facts, span) => {
  const found = pastedAt(facts, span);
  if (!found) return [];
  const query = queryFor(requestedIn(facts.template.text.slice(found.start, found.end)));
  const call = `{% connected_content ${API_URL}?${query} :auth_credentials amplitude :save ${nameFor(facts, found)} %}`;
  return [{ kind: 'rewrite', title: 'Turn into a call of the Profile API', edits: [replaced(found, call)] }];
};

/** The command or URL around the cursor, or that is selected. Only in text between tags. */
function pastedAt(facts: Facts, span: Span): Span | undefined {
  const path = nodesAround(facts, span);
  if (path.length === 0 || path.some(({ kind }) => kind === 'tag')) return undefined;
  const { template, tags } = facts;
  const before = lastIndexUpTo(tags, span.start);
  const from = Math.max(tags[before]?.end ?? 0, span.start - FAR);
  const text = template.text.slice(from, Math.min(tags[before + 1]?.start ?? template.end, span.end + FAR));
  for (const { start, end } of [...commandsIn(text), ...urlsIn(text)]) {
    const place = { start: from + start, end: from + end };
    if (place.start <= span.start && span.end <= place.end) return place;
  }
  return undefined;
}

function* commandsIn(text: string): Iterable<Span> {
  for (const { index } of text.matchAll(CURL)) {
    const { words, length } = argumentsIn(text.slice(index));
    if (!words.some(isUrlOfApi)) continue;
    const rest = /^[|;>][^\n\r<]*/.exec(text.slice(index + length))?.[0] ?? '';
    const command = text.slice(index, index + length) + rest;
    yield { start: index, end: index + command.replace(/[\s`]+$/, '').length };
  }
}

function* urlsIn(text: string): Iterable<Span> {
  for (const { index, 0: all } of text.matchAll(URLS_OF_API)) {
    const isAttribute = /=["']?$/.test(text.slice(0, index).slice(-2));
    if (!isAttribute) yield { start: index, end: index + all.replace(/[.,;:!?)]+$/, '').length };
  }
}

/** `{{custom_attribute.${crm_id}}}`: Braze knows it of the recipient already. `{{user_id}}` is a variable of another program. */
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

/** The usual name also where the template reads it already, and only further down. */
function nameFor(facts: Facts, { end }: Span): string {
  const isAwaited = facts.meanings.find((one) => one?.name === NAME);
  const isFree = isAwaited?.definitions.length === 0 && isAwaited.uses.every((use) => use.start >= end);
  return isFree ? NAME : freeName(facts, NAME);
}
