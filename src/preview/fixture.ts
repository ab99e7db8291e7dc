import * as v from 'valibot';
import { ExactNumber, indented, isObject, type Json, type JsonObject, own, writeJson } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import { idProblem } from '../profile/request';
import { PERSONALIZATION } from '../template/vocabulary/personalization';
import type { Caller } from './rendering';

/** What stands in `<template>.fixture.json`: for whom a message is rendered, and what calls are answered. */
export interface Fixture {
  readonly $schema?: string | undefined;
  readonly person?: { readonly userId?: string | undefined; readonly deviceId?: string | undefined } | undefined;
  /** As `RenderInput` takes it. */
  readonly personalization?: JsonObject | undefined;
  readonly variables?: JsonObject | undefined;
  /** The time of sending: ISO 8601. */
  readonly now?: string | undefined;
  readonly answers?: readonly FixtureAnswer[] | undefined;
  /** Whether the sample connection answers calls to the Profile API that no answer is for. */
  readonly sample?: boolean | undefined;
}

export interface FixtureAnswer {
  /** As it is rendered; each `*` stands for any text. */
  readonly url: string;
  readonly method?: 'GET' | 'POST' | undefined;
  /** 200 when it is not there. */
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  /** A text is sent as it is, anything else as JSON. */
  readonly body: Json;
}

/** What is nested deeper could not be written and walked safely. */
const DEEPEST = 200;

const text = v.string('must be text');
const json = v.custom<Json>((value) => value !== undefined, 'must be there');
const object = v.custom<JsonObject>((value) => isObject(value as Json), 'must be an object');
const id = v.optional(
  v.pipe(
    text,
    v.check((value) => idProblem(value) === undefined && value === value.trim(), 'must be an id'),
  ),
);
/** Numbers may come as `ExactNumber`. */
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

/** Beside attributes: what Braze keeps for all recipients. */
const KEPT = ['catalogs', 'catalog_selections', 'promotions'];
const GROUPS = [...PERSONALIZATION.map(({ name }) => name).filter(Boolean), ...KEPT];

const personalization = v.pipe(
  object,
  v.rawCheck(({ dataset, addIssue }) => {
    const input = dataset.typed ? dataset.value : {};
    const wrong = GROUPS.filter((group) => Object.hasOwn(input, group) && !isObject(own(input, group) as Json));
    for (const group of wrong) addIssue({ message: 'must be an object', path: [memberOf(input, group)] });
  }),
);

/** A list is no object here. What has a name that means nothing is taken for a slip: it would be missing without a word. */
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

/** ISO 8601 → milliseconds since 1970. A time without a zone is UTC. Nothing for what is no time. */
export function instantOf(iso: string): number | undefined {
  const [, day, time, zone = 'Z'] = TIME.exec(iso) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  return Date.parse(time === undefined ? day : `${day}T${time}${zone.replace(/(?<=\d\d)(?=\d\d$)/, ':')}`);
}

/** `2026-02-30` is none. */
function isDay(day: string): boolean {
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}

/** A fixture that cannot be used; the message is a sentence. */
export class FixtureFault extends Error {}

/** Reads a fixture. Throws `FixtureFault`. */
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
  try {
    return parseJson(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FixtureFault(`The fixture is no JSON: ${(error as Error).message}.`);
  }
}

/** The text of a fixture file. */
export function writeFixture(fixture: Fixture): string {
  return `${indented(writeJson(fixture as JsonObject))}\n`;
}

/** Calls that the fixture has an answer for are answered by it, all others by `next`. */
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

/** Whether an answer is one to a call. */
export function isFor(
  { url, method = 'GET' }: FixtureAnswer,
  request: { readonly url: string; readonly method: string },
): boolean {
  return method === request.method && [url, sent(url)].some((pattern) => matches(pattern, request.url));
}

/** An address as a request goes to it: `https://X.io#top` → `https://x.io/`. Anything else stays as it is. */
function sent(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  address.hash = '';
  return address.href;
}

/** `https://x.io/*?a=*` and an address. Each part is looked for behind the one before it, so that it takes no longer for many. */
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
