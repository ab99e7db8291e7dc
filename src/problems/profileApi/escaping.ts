import type { Expression, LookupNode, PipelineNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition } from '../../template/found';
import { captured, reachingDefinitions } from '../../template/writtenText';
import { isMeantFor } from '../meantFilter';

/** How many variables are followed. */
const FARTHEST = 4;

/** Filters after which a text holds nothing that means something in a URL. */
const ESCAPING: ReadonlySet<string> = new Set([
  ...['url_encode', 'url_escape', 'url_param_escape'],
  ...['md5', 'sha1', 'sha2', 'hmac_sha1_hex', 'hmac_sha256_hex', 'hmac_sha256', 'hmac_sha512'],
  ...['plus', 'minus', 'times', 'divided_by', 'modulo', 'abs', 'ceil', 'floor', 'round', 'size'],
]);

/** What Braze makes itself, of letters and digits. */
const PLAIN: ReadonlySet<string> = new Set(['braze_id', 'random_bucket_number']);

/** Whether something that is known of the recipient comes out as it is, also through variables. Not of what nobody can know. */
export function isUnescaped(facts: Facts, node: Expression, depth = 0): boolean {
  switch (node.kind) {
    case 'output':
      return node.unclosed === undefined && node.unexpected.length === 0 && isUnescaped(facts, node.value, depth);
    case 'group':
      return isUnescaped(facts, node.value, depth);
    case 'lookup':
      return isOfRecipient(node) || (node.parts.length === 0 && isUnescapedVariable(facts, node, depth));
    case 'pipeline':
      return isUnescapedPipeline(facts, node, depth);
    default:
      return false;
  }
}

function isOfRecipient({ head, parts: [first] }: LookupNode): boolean {
  if (typeof head !== 'string') return head.kind === 'personalization' && !PLAIN.has(head.text);
  return first?.kind === 'personalization';
}

function isUnescapedPipeline(facts: Facts, { value, filters }: PipelineNode, depth: number): boolean {
  if (filters.some((filter) => isMeantFor(filter, ESCAPING))) return false;
  const added = filters.flatMap((filter) => filter.arguments);
  return [value, ...added].some((one) => one.kind !== 'namedArgument' && isUnescaped(facts, one, depth));
}

/** Escaped on one way through the template is escaped enough: it may be the only one. */
function isUnescapedVariable(facts: Facts, lookup: LookupNode, depth: number): boolean {
  const variable = depth < FARTHEST ? facts.variableOf(lookup) : undefined;
  const definitions = variable ? reachingDefinitions(facts, variable, lookup.start) : [];
  return definitions.length > 0 && definitions.every((definition) => givesUnescaped(facts, definition, depth + 1));
}

function givesUnescaped(facts: Facts, definition: Definition, depth: number): boolean {
  const { kind, tag } = definition;
  if (kind === 'assign' && tag.markup?.kind === 'assignment') return isUnescaped(facts, tag.markup.value, depth);
  if (kind !== 'capture') return false;
  const content = captured(facts, definition)?.children ?? [];
  return content.some((node) => node.kind === 'output' && isUnescaped(facts, node, depth));
}
