import { attributesIn, attributeValue, valueTyped } from '../preview/attributes';
import { causeInWords, causeOf } from '../preview/cause';
import { maskedUrl } from '../preview/maskedUrl';
import type { CallRecord, Rendering } from '../preview/rendering';
import type { JsonObject } from '../profile/json';
import { toRequest } from '../profile/request';
import { requestInWords } from '../profile/requestInWords';
import type { Facts } from '../template/facts';
import type { Attribute, CallModel, Message, ProblemModel, Variant } from '../webview/preview/protocol';

const MARKUP = /<(?:!doctype|html|body|table|div|p|br|a|b|i|img|span|strong|em|h[1-6]|ul|ol|style|center)\b[^<]*>/i;

/** Whether a message is read as HTML: because of the template's language, or because it looks so. */
export function isHtml(languageId: string, output: string): boolean {
  return languageId === 'html' || MARKUP.test(output.slice(0, 100_000));
}

/** How much of a message the page gets, and of one among many; how many of its values can be clicked. */
const SHOWN = 1_000_000;
const SHOWN_OF_MANY = 200_000;
const MOST_VALUES = 20_000;

/** What one recipient gets, as the page shows it. */
export function messageOf(rendering: Rendering, most = SHOWN): Message {
  const { output, aborted } = rendering;
  const cause = causeOf(rendering);
  const sources = rendering.sources.slice(0, MOST_VALUES).filter(({ end }) => end <= most);
  return {
    output: output.slice(0, most),
    ...(output.length > most ? { length: output.length } : {}),
    ...(aborted ? { aborted: { reason: aborted.reason, ...(cause ? { cause: causeInWords(cause) } : {}) } } : {}),
    printed: sources.map(({ start, end, from }) => ({ from: start, to: end, start: from.start, end: from.end })),
  };
}

/** Messages beside each other, of which nobody clicks the values. */
export function variantsOf(
  all: readonly { readonly title: string; readonly rendering: Rendering }[],
): readonly Variant[] {
  const first = all[0]?.rendering;
  return all.map(({ title, rendering }) => ({
    title,
    same: readsAlike(rendering, first),
    message: { ...messageOf(rendering, SHOWN_OF_MANY), printed: [] },
  }));
}

function readsAlike(one: Rendering, other: Rendering | undefined): boolean {
  return one.output === other?.output && one.aborted?.reason === other.aborted?.reason;
}

/** `isAllowable` says whether a person may allow the host of an address. */
export function callModel(record: CallRecord, simulated: boolean, isAllowable: (url: string) => boolean): CallModel {
  const { url, method, variable, status, failure, durationMs, fromCache, retries, isProfileApi, body, at } = record;
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const canAllow = address && !isProfileApi && status === undefined && isAllowable(url);
  return {
    start: at.start,
    end: at.end,
    words:
      address && isProfileApi
        ? requestInWords(toRequest(address.searchParams))
        : (address?.host ?? 'an address that is none'),
    url: maskedUrl(url),
    method,
    variable,
    ...(status === undefined ? {} : { status }),
    ...(failure === undefined ? {} : { failure }),
    durationMs,
    ...(body === undefined ? {} : { size: new TextEncoder().encode(body).length }),
    fromCache,
    retries,
    simulated: simulated && isProfileApi,
    answered: body !== undefined,
    ...(canAllow ? { host: address.host } : {}),
  };
}

/** `positionAt` gives line and character from 0 on. */
export function problemModels(
  { problems }: Rendering,
  positionAt: (offset: number) => { readonly line: number; readonly character: number },
): readonly ProblemModel[] {
  return problems.map(({ message, start, end }) => {
    const { line, character } = positionAt(start);
    return { message, start, end, line: line + 1, column: character + 1 };
  });
}

/** The form: every attribute that the template reads. */
export function attributeModels(facts: Facts, personalization: JsonObject): readonly Attribute[] {
  return attributesIn(facts).map((name) => {
    const value = attributeValue(personalization, name);
    return { ...name, ...(value === undefined ? {} : { value: valueTyped(value) }) };
  });
}
