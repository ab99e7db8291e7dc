import { assignedBy, capturedBy, reachingDefinitions } from './definitions';
import type { Expression, FilterNode, OutputNode, Span } from './expressionNodes';
import type { Facts } from './facts';
import type { Definition } from './found';
import type { InterpolationNode } from './markupNodes';
import type { BlockNode, Content, TagNode } from './nodes';
import { textOf } from './query';

/** A stretch of text and the span where it is written; `text` is `undefined` where its value comes from Liquid. */
export interface Stretch extends Span {
  readonly text: string | undefined;
  /** Whether a tag prints it, such as a loop. It may then be more than one value. */
  readonly byTag?: true;
}

/** One possible value of a text. */
export type Written = readonly Stretch[];

/** Limits how many variables are followed, how many values of a text are kept, and how many stretches of each. */
const FARTHEST = 4;
const MOST_VALUES = 4;
const MOST_STRETCHES = 64;

/**
 * Returns the values that a text can have before it is encoded, several where branches differ. `Api-Key {{ key }}` after
 * `{% assign key = 'abc' %}` → `Api-Key `, `abc`.
 */
export function writtenTexts(facts: Facts, node: InterpolationNode | OutputNode): readonly Written[] {
  return node.kind === 'output' ? ofExpression(facts, node, 0) : ofInterpolation(facts, node);
}

function ofInterpolation(facts: Facts, node: InterpolationNode): readonly Written[] {
  let texts: readonly Written[] = [[]];
  let at = node.start;
  for (const piece of node.pieces) {
    if (piece.kind !== 'output') continue;
    texts = joined(joined(texts, literal(facts, { start: at, end: piece.start })), ofExpression(facts, piece, 0));
    if ((texts[0]?.length ?? 0) > MOST_STRETCHES) return unknown(node);
    at = piece.end;
  }
  return joined(texts, literal(facts, { start: at, end: node.end }));
}

function ofExpression(facts: Facts, node: Expression, depth: number): readonly Written[] {
  switch (node.kind) {
    case 'output':
    case 'group':
      return node.kind === 'output' && node.unexpected.length > 0
        ? unknown(node)
        : ofExpression(facts, node.value, depth);
    case 'string':
      return literal(facts, { start: node.start + 1, end: node.start + 1 + node.value.length });
    case 'number':
      return literal(facts, node);
    case 'pipeline':
      return node.filters.reduce(
        (texts, filter) => filtered(facts, texts, filter, depth),
        ofExpression(facts, node.value, depth),
      );
    case 'lookup': {
      const variable = node.parts.length === 0 && depth < FARTHEST ? facts.variableOf(node) : undefined;
      const definitions = variable ? reachingDefinitions(facts, variable, node.start) : [];
      if (definitions.length === 0) return unknown(node);
      return definitions.flatMap((definition) => ofDefinition(facts, definition, depth + 1)).slice(0, MOST_VALUES);
    }
    default:
      return unknown(node);
  }
}

function ofDefinition(facts: Facts, definition: Definition, depth: number): readonly Written[] {
  const value = assignedBy(definition);
  if (value) return ofExpression(facts, value, depth);
  const block = capturedBy(facts, definition);
  return block ? ofContent(facts, block.children, depth) : unknown(definition.tag);
}

function ofContent(facts: Facts, content: readonly Content[], depth: number): readonly Written[] {
  let texts: readonly Written[] = [[]];
  for (const node of content) {
    if (node.kind === 'text') texts = joined(texts, literal(facts, node));
    else if (node.kind === 'output') texts = joined(texts, ofExpression(facts, node, depth));
    else if (node.kind === 'block') texts = joined(texts, ofBlock(facts, node, depth));
    else if (node.kind === 'tag') texts = joined(texts, ofTag(facts, node, depth));
    if ((texts[0]?.length ?? 0) > MOST_STRETCHES) return printed(node);
  }
  return texts;
}

/** Tags that print something, besides `echo` and `liquid`. */
const PRINTING: ReadonlySet<string> = new Set([
  ...['connected_content', 'cycle', 'decrement', 'include', 'increment', 'promotion', 'render'],
]);

function ofTag(facts: Facts, tag: TagNode, depth: number): readonly Written[] {
  if (tag.name === 'echo' && tag.expression) return ofExpression(facts, tag.expression, depth);
  if (tag.markup?.kind === 'lines') return ofContent(facts, tag.markup.children, depth);
  return PRINTING.has(tag.name) ? printed(tag) : [[]];
}

/** Returns the possible texts of a block, one for each branch, and an empty one where none may be taken. */
function ofBlock(facts: Facts, block: BlockNode, depth: number): readonly Written[] {
  const { name, branches } = block;
  if (name === 'comment' || name === 'capture') return [[]];
  if ((name !== 'if' && name !== 'unless' && name !== 'case') || depth >= FARTHEST) return printed(block);
  const taken = branches.slice(name === 'case' ? 1 : 0, MOST_VALUES);
  const texts = taken.flatMap(({ children }) => ofContent(facts, children, depth + 1));
  return (branches.some(({ tag }) => tag.name === 'else') ? texts : [...texts, []]).slice(0, MOST_VALUES);
}

function filtered(
  facts: Facts,
  texts: readonly Written[],
  { named, arguments: [argument] }: FilterNode,
  depth: number,
): readonly Written[] {
  const other = argument && argument.kind !== 'namedArgument' ? ofExpression(facts, argument, depth) : undefined;
  switch (named) {
    case 'strip':
    case 'escape':
    case 'base64_encode':
    case 'url_encode':
    case 'url_escape':
    case 'url_param_escape':
      return texts;
    case 'append':
      return other ? joined(texts, other) : texts;
    case 'prepend':
      return other ? joined(other, texts) : texts;
    case 'default':
      return [...texts, ...(other ?? [])].slice(0, MOST_VALUES);
    default:
      return texts.map((text) => text.map(({ start, end }) => ({ start, end, text: undefined })));
  }
}

function joined(before: readonly Written[], after: readonly Written[]): readonly Written[] {
  return before.flatMap((one) => after.map((other) => [...one, ...other])).slice(0, MOST_VALUES);
}

function literal({ template }: Facts, { start, end }: Span): readonly Written[] {
  return start < end ? [[{ start, end, text: textOf(template, { start, end }) }]] : [[]];
}

function unknown({ start, end }: Span): readonly Written[] {
  return [[{ start, end, text: undefined }]];
}

function printed({ start, end }: Span): readonly Written[] {
  return [[{ start, end, text: undefined, byTag: true }]];
}
