import { type Edit, removed, replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { HeaderNode, HeadersNode, OptionNode } from '../../template/markupNodes';
import { optionNamed } from '../../template/query';
import { inOrder } from '../../template/sorted';
import { credentialIn } from '../credentials';
import { withoutOrphans } from '../names/orphans';
import { withOption, withoutOption, writtenOption } from '../rewriting';
import type { Fix } from '../rule';
import { said } from '../wording';
import { headersOf } from './authorizations';

/** A header of a call. */
export interface CallHeader {
  readonly call: Call;
  readonly node: HeaderNode;
}

/** Replaces these headers by a stored credential. Also removes variables that were only used for them. */
export function stored(facts: Facts, places: readonly CallHeader[]): Fix {
  const edits = places.flatMap(({ call, node }) => withoutHeader(facts, call, node));
  return toFix(facts, [
    ...edits,
    ...withoutOrphans(
      facts,
      places.map(({ node }) => node),
    ),
  ]);
}

/** Replaces other text of a call, which the edit removes, by a stored credential. */
export function storedInstead(facts: Facts, call: Call, edit: Edit): Fix {
  return toFix(facts, [edit, ...withCredential(facts, call), ...withoutOrphans(facts, [edit])]);
}

/** Replaces all headers that come from a variable, in all of these calls. */
export function storedForAll(facts: Facts, calls: readonly Call[]): Fix {
  const options = calls.flatMap(({ node }) => optionNamed(node, 'headers') ?? []);
  const edits = calls.flatMap((call, index) => {
    const option = options[index];
    return option ? [withoutHeaders(facts, call, option)] : [];
  });
  return toFix(facts, [...edits, ...withoutOrphans(facts, options)]);
}

function toFix(facts: Facts, edits: readonly Edit[]): Fix {
  const title = `Move the key to ${said(`:auth_credentials ${credentialIn(facts)}`)}`;
  return { title, edits: inOrder(edits), safe: false };
}

function withoutHeader(facts: Facts, call: Call, header: HeaderNode): readonly Edit[] {
  const option = optionNamed(call.node, 'headers');
  const headers = headersOf(call);
  if (!option || !headers) return [];
  if (headers.headers.length > 1) return [withoutEntry(headers, header), ...withCredential(facts, call)];
  return [withoutHeaders(facts, call, option)];
}

function withoutHeaders(facts: Facts, { node }: Call, headers: OptionNode): Edit {
  if (optionNamed(node, 'auth_credentials')) return withoutOption(facts.template, headers);
  return replaced(writtenOption(headers), `:auth_credentials ${credentialIn(facts)}`);
}

/** Removes the header and its comma. */
function withoutEntry({ headers }: HeadersNode, header: HeaderNode): Edit {
  const index = headers.indexOf(header);
  const [before, after] = [headers[index - 1], headers[index + 1]];
  return removed({ start: after ? header.start : (before?.end ?? header.start), end: after?.start ?? header.end });
}

function withCredential(facts: Facts, { tag, node }: Call): readonly Edit[] {
  if (optionNamed(node, 'auth_credentials')) return [];
  return [withOption(facts.template, tag, node, `:auth_credentials ${credentialIn(facts)}`)];
}
