import { attributeValue, valueTyped } from '../../preview/attributes';
import { causeInWords, causeOf } from '../../preview/cause';
import { attributesWithBlocks, type ContentBlocks } from '../../preview/contentBlocks';
import { maskedUrl } from '../../preview/maskedUrl';
import type { CallRecord, Rendering } from '../../preview/rendering';
import type { JsonObject } from '../../profile/json';
import { toRequest } from '../../profile/request';
import { requestInWords } from '../../profile/requestInWords';
import type { Facts } from '../../template/facts';
import type { Attribute, CallModel, Message, ProblemModel, Variant } from '../../webview/preview/protocol';

const MARKUP = /<(?:!doctype|html|body|table|div|p|br|a|b|i|img|span|strong|em|h[1-6]|ul|ol|style|center)\b[^<]*>/i;

/** Whether a message is HTML, by the template's language or by its markup. */
export function isHtml(languageId: string, output: string): boolean {
  return languageId === 'html' || MARKUP.test(output.slice(0, 100_000));
}

/**
 * Characters of a message that the page receives, and of each message in a comparison; the most values that can be
 * clicked.
 */
const SHOWN = 1_000_000;
const SHOWN_OF_MANY = 200_000;
const MOST_VALUES = 20_000;

/** Converts a rendering to the message that the page shows. */
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

/** Converts renderings to messages for a comparison, in which values cannot be clicked. */
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

/** Converts the record of a call for the page. `allows` says whether the user has allowed a host. */
export function callModel(record: CallRecord, allows: (host: string) => boolean): CallModel {
  const { url, method, variable, status, failure, awaits, durationMs, fromCache, retries, isProfileApi, body, at } =
    record;
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const allowed = address !== undefined && !isProfileApi && allows(address.host);
  return {
    start: at.start,
    end: at.end,
    words:
      address && isProfileApi
        ? requestInWords(toRequest(address.searchParams))
        : (address?.host ?? 'an address that is not valid'),
    url: maskedUrl(url),
    method,
    variable,
    ...(status === undefined ? {} : { status }),
    ...(failure === undefined ? {} : { failure }),
    durationMs,
    ...(body === undefined ? {} : { size: new TextEncoder().encode(body).length }),
    fromCache,
    retries,
    simulated: record.simulated ?? false,
    answered: body !== undefined,
    ...(address && (awaits === 'host' || allowed) ? { host: address.host } : {}),
    allowed,
  };
}

/** Returns a sentence about the first call that failed or was not made, other than by a what-if or for want of consent to run it. */
export function unansweredIn(calls: readonly CallRecord[]): string | undefined {
  const call = calls.find(
    ({ failure, status = 0, awaits, simulated }) =>
      (failure !== undefined || status >= 300) && awaits !== 'run' && !simulated,
  );
  return call && causeInWords(call);
}

/** Converts the problems of a rendering for the page. `positionAt` returns zero-based line and character. */
export function problemModels(
  { problems }: Rendering,
  positionAt: (offset: number) => { readonly line: number; readonly character: number },
): readonly ProblemModel[] {
  return problems.map(({ message, start, end }) => {
    const { line, character } = positionAt(start);
    return { message, start, end, line: line + 1, column: character + 1 };
  });
}

/** Returns the fields of the form: every attribute that the template and the content blocks in it read. */
export function attributeModels(
  facts: Facts,
  personalization: JsonObject,
  blocks: ContentBlocks,
): readonly Attribute[] {
  return attributesWithBlocks(facts, blocks).map((name) => {
    const value = attributeValue(personalization, name);
    return { ...name, ...(value === undefined ? {} : { value: valueTyped(value) }) };
  });
}
