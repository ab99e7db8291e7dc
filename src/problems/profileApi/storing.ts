import { type Edit, removed, replaced } from '../../language/edit';
import { holds } from '../../language/spans';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call, Definition, Variable } from '../../template/found';
import type { HeaderNode, HeadersNode } from '../../template/markupNodes';
import { optionNamed } from '../../template/query';
import { lastIndexUpTo } from '../../template/walk';
import { captured } from '../../template/writtenText';
import { credentialIn } from '../credentials';
import { withOption, withoutOption, withoutTag, writtenOption } from '../rewriting';
import type { Fix } from '../rule';
import { said } from '../wording';
import { headersOf } from './authorizations';

/** A header of a call. */
export interface Place {
  readonly call: Call;
  readonly node: HeaderNode;
}

/** Leaves authorization to a stored credential: afterwards none of these headers is there, and no variable for them alone. */
export function stored(facts: Facts, places: readonly Place[]): Fix {
  const edits = places.flatMap(({ call, node }) => withoutHeader(facts, call, node));
  return toFix(facts, [
    ...edits,
    ...withoutOrphans(
      facts,
      places.map(({ node }) => node),
    ),
  ]);
}

/** The same for something else that the edit takes away from a call. */
export function storedInstead(facts: Facts, call: Call, edit: Edit): Fix {
  return toFix(facts, [edit, ...withCredential(facts, call), ...withoutOrphans(facts, [edit])]);
}

function toFix(facts: Facts, edits: readonly Edit[]): Fix {
  const title = `Move the key to ${said(`:auth_credentials ${credentialIn(facts)}`)}`;
  return { title, edits: [...edits].sort((one, other) => one.start - other.start), safe: false };
}

function withoutHeader(facts: Facts, call: Call, header: HeaderNode): readonly Edit[] {
  const option = optionNamed(call.node, 'headers');
  const headers = headersOf(call);
  if (!option || !headers) return [];
  if (headers.headers.length > 1) return [withoutEntry(headers, header), ...withCredential(facts, call)];
  if (optionNamed(call.node, 'auth_credentials')) return [withoutOption(facts.template, option)];
  return [replaced(writtenOption(option), `:auth_credentials ${credentialIn(facts)}`)];
}

/** With the comma that parts it from the others. */
function withoutEntry({ headers }: HeadersNode, header: HeaderNode): Edit {
  const index = headers.indexOf(header);
  const [before, after] = [headers[index - 1], headers[index + 1]];
  return removed({ start: after ? header.start : (before?.end ?? header.start), end: after?.start ?? header.end });
}

function withCredential(facts: Facts, { tag, node }: Call): readonly Edit[] {
  if (optionNamed(node, 'auth_credentials')) return [];
  return [withOption(facts.template, tag, node, `:auth_credentials ${credentialIn(facts)}`)];
}

/** Assignments and captures that nothing reads when these places, which are in document order, are gone. */
function withoutOrphans(facts: Facts, places: readonly Span[]): readonly Edit[] {
  const orphans: Span[] = [];
  const known = new Set<Variable>();
  const isGone = (use: Span) => {
    const around = places[lastIndexUpTo(places, use.start)];
    return (around !== undefined && holds(around, use)) || orphans.some((orphan) => holds(orphan, use));
  };
  const follow = (place: Span) => {
    for (const variable of variablesIn(facts, place)) {
      if (known.has(variable) || !variable.uses.every(isGone)) continue;
      known.add(variable);
      const definitions = variable.definitions.map((definition) => writtenDefinition(facts, definition));
      if (definitions.every((definition) => definition !== undefined)) orphans.push(...definitions);
    }
  };
  for (const place of places) follow(place);
  for (const orphan of orphans) follow(orphan);
  return orphans.map((orphan) => withoutTag(facts.template, orphan));
}

function writtenDefinition(facts: Facts, definition: Definition): Span | undefined {
  if (definition.kind === 'assign') return definition.tag;
  return definition.kind === 'capture' ? captured(facts, definition) : undefined;
}

function variablesIn({ lookups, meanings }: Facts, { start, end }: Span): readonly Variable[] {
  const from = lastIndexUpTo(lookups, start - 1) + 1;
  return meanings.slice(from, lastIndexUpTo(lookups, end - 1) + 1).filter((meaning) => meaning !== undefined);
}
