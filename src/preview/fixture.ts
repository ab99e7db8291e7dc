import * as v from 'valibot';
import { idProblem } from '../profile/ids';
import { ExactNumber, indented, isObject, type Json, type JsonObject, own, writeJson } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import { PERSONALIZATION } from '../template/vocabulary/personalization';
import type { Caller } from './rendering';

/** The content of `<template>.fixture.json`: the recipient of a message and the responses to its calls. */
export interface Fixture {
  readonly $schema?: string | undefined;
  readonly person?: { readonly userId?: string | undefined; readonly deviceId?: string | undefined } | undefined;
  /** As in `RenderInput`. */
  readonly personalization?: JsonObject | undefined;
  readonly variables?: JsonObject | undefined;
  /** The time of sending, in ISO 8601. */
  readonly now?: string | undefined;
  readonly answers?: readonly FixtureAnswer[] | undefined;
  /** Whether the sample connection answers Profile API calls without a response here. */
  readonly sample?: boolean | undefined;
}

export interface FixtureAnswer {
  /** The evaluated URL; each `*` matches any text. */
  readonly url: string;
  readonly method?: 'GET' | 'POST' | undefined;
  /** Defaults to 200. */
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  /** A text is sent as it is, anything else as JSON. */
  readonly body: Json;
}

/** Maximum nesting depth, so that the value can be written and traversed recursively. */
const DEEPEST = 200;

const text = v.string('must be text');
const json = v.custom<Json>((value) => value !== undefined, 'must be there');
const object = v.custom<JsonObject>((value) => isObject(value as Json), 'must be an object');
const id = v.optional(
  v.pipe(
    text,
    v.check(
      (value) => idProblem(value) === undefined && value === value.trim(),
      'must be an ID, without white space around it',
    ),
  ),
);
/** Accepts `ExactNumber` as well. */
const status = v.pipe(
  v.custom<number | ExactNumber>(
    (value) => typeof value === 'number' || value instanceof ExactNumber,
    'must be a number',
  ),
  v.transform(Number),
  v.check((value) => Number.isInteger(value) && value >= 100 && value <= 599, 'must be from 100 to 599'),
);
const time = v.pipe(
  text,
  v.check((value) => instantOf(value) !== undefined, 'must be a time such as 2026-11-25T09:00:00Z'),
);

/** Groups for data that is not specific to a recipient. */
const CATALOGS = ['catalogs', 'catalog_selections'];
const GROUPS = [...PERSONALIZATION.map(({ name }) => name).filter(Boolean), ...CATALOGS, 'promotions'];

const personalization = v.pipe(
  object,
  v.rawCheck(({ dataset, addIssue }) => {
    const input = dataset.typed ? dataset.value : {};
    const wrong = GROUPS.filter((group) => Object.hasOwn(input, group) && !isObject(own(input, group) as Json));
    for (const group of wrong) addIssue({ message: 'must be an object', path: [memberOf(input, group)] });
    for (const group of CATALOGS) {
      const catalogs = own(input, group);
      if (!isObject(catalogs)) continue;
      const catalog = Object.keys(catalogs).find((name) => !isObject(own(catalogs, name)));
      if (catalog === undefined) continue;
      addIssue({ message: 'must be an object', path: [memberOf(input, group), memberOf(catalogs, catalog)] });
    }
  }),
);

/** Accepts objects, not lists. Rejects unknown names, because a misspelt one would otherwise be ignored silently. */
function members<const Entries extends v.ObjectEntries>(entries: Entries, message: string) {
  return v.pipe(
    v.custom<v.InferInput<v.ObjectSchema<Entries, string>>>((value) => isObject(value as Json), message),
    v.rawCheck(({ dataset, addIssue }) => {
      const input = dataset.typed ? (dataset.value as JsonObject) : {};
      const unknown = Object.keys(input).filter((name) => !Object.hasOwn(entries, name));
      for (const name of unknown) addIssue({ message: 'means nothing here', path: [memberOf(input, name)] });
    }),
    v.object(entries, message),
  );
}

function memberOf(input: JsonObject, key: string): v.ObjectPathItem {
  return { type: 'object', origin: 'value', input: { ...input }, key, value: own(input, key) };
}

const schema: v.GenericSchema<unknown, Fixture> = members(
  {
    $schema: v.optional(text),
    person: v.optional(members({ userId: id, deviceId: id }, 'must be an object with userId or deviceId')),
    personalization: v.optional(personalization),
    variables: v.optional(object),
    now: v.optional(time),
    answers: v.optional(
      v.array(
        members(
          {
            url: text,
            method: v.optional(v.picklist(['GET', 'POST'], 'must be GET or POST')),
            status: v.optional(status),
            contentType: v.optional(text),
            body: json,
          },
          'must be an object with url and body',
        ),
        'must be a list',
      ),
    ),
    sample: v.optional(v.boolean('must be true or false')),
  },
  'must be an object',
);

const TIME =
  /^(\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

/**
 * Converts ISO 8601 to milliseconds since 1970. A time without a zone is UTC. Returns `undefined` when it is not a
 * time.
 */
export function instantOf(iso: string): number | undefined {
  const [, day, time, zone = 'Z'] = TIME.exec(iso) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  return Date.parse(time === undefined ? day : `${day}T${time}${zone.replace(/(?<=\d\d)(?=\d\d$)/, ':')}`);
}

/** Rejects dates such as `2026-02-30`. */
function isDay(day: string): boolean {
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}

/** The fixture is invalid; the message is a sentence for users. */
export class FixtureFault extends Error {}

/** Parses a fixture. Throws a `FixtureFault` if it is invalid. */
export function readFixture(content: string): Fixture {
  const json = parsed(content);
  if (isDeeperThan(DEEPEST, json)) throw new FixtureFault(`The fixture is nested deeper than ${DEEPEST} levels.`);
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [{ message, path, input }] = result.issues;
  const where = path?.map(({ key }) => String(key)).join('.');
  const fault = !where ? message : input === undefined ? `lacks “${where}”` : `has “${where}”, which ${message}`;
  throw new FixtureFault(`The fixture ${fault}.`);
}

function isDeeperThan(levels: number, value: Json): boolean {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member as Json));
}

function parsed(content: string): Json {
  const text = content.replace(/^\uFEFF/, '');
  try {
    return parseJson(text);
  } catch (error) {
    throw new FixtureFault(`The fixture is not JSON: ${faultIn(text, error as Error)}.`);
  }
}

/** `Unexpected number in JSON at position 6` → `Unexpected number at 1:7`, with line and column */
function faultIn(text: string, { message }: Error): string {
  return message.replace(/(?: in JSON)? at position (\d+).*$/s, (_, position: string) => {
    const lines = text.slice(0, Number(position)).split(/\r\n|\r|\n/);
    return ` at ${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  });
}

/** Returns the fixture with this recipient. It has no attributes if there are none, whichever it had before. */
export function withRecipient(fixture: Fixture, person: Fixture['person'], personalization: JsonObject): Fixture {
  const { personalization: _, ...rest } = fixture;
  return {
    ...rest,
    ...(person ? { person } : {}),
    ...(Object.keys(personalization).length > 0 ? { personalization } : {}),
  };
}

/** Returns the text of a fixture file. */
export function writeFixture(fixture: Fixture): string {
  return `${indented(writeJson(fixture as JsonObject))}\n`;
}

/** Returns a caller that answers from the fixture and passes all other calls to `next`. */
export function answering(answers: readonly FixtureAnswer[], next: Caller): Caller {
  return async (request, signal) => {
    const answer = answers.find((one) => isFor(one, request));
    if (!answer) return next(request, signal);
    const { status = 200, contentType, body } = answer;
    const isText = typeof body === 'string';
    return {
      status,
      contentType: contentType ?? (isText ? 'text/plain' : 'application/json'),
      body: isText ? body : writeJson(body),
      durationMs: 0,
      fromCache: false,
    };
  };
}

/** Whether the fixture's response applies to the call. */
export function isFor(
  { url, method = 'GET' }: FixtureAnswer,
  request: { readonly url: string; readonly method: string },
): boolean {
  return method === request.method && [url, sent(url)].some((pattern) => matches(pattern, request.url));
}

/** Normalizes a URL as it is sent: `https://X.io#top` → `https://x.io/`. Returns anything else unchanged. */
function sent(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  address.hash = '';
  return address.href;
}

/**
 * Matches a pattern such as `https://x.io/*?a=*`. Searches each part after the previous one, so the time is linear in
 * the number of `*`.
 */
function matches(pattern: string, url: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return url === pattern;
  if (!url.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = url.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return url.length - last.length >= at && url.endsWith(last);
}
