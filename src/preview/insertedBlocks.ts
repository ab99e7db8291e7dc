import type { Expression, Span } from '../template/expressionNodes';
import type { Run } from './run';
import { hasLiquid } from './text';
import { isHash, ownValue, type Value } from './values';

/** A content block with Liquid to render in it. */
export interface InsertedBlock {
  /** `content_blocks.${Footer}` */
  readonly name: string;
  readonly text: string;
}

/** `content_blocks.${Footer}` → the content block, if there is Liquid in it. */
export function blockIn(run: Run, node: Expression): InsertedBlock | undefined {
  if (node.kind !== 'lookup' || node.head !== 'content_blocks') return undefined;
  const [part, ...others] = node.parts;
  if (part?.kind !== 'personalization' || others.length > 0) return undefined;
  const text = textOfBlock(run, part.text);
  return typeof text === 'string' && hasLiquid(text) ? { name: `content_blocks.\${${part.text}}`, text } : undefined;
}

/** Says that there is no such content block, or that the Liquid in it is not rendered where it is read. */
export function sayUnlessPlain(run: Run, name: string, at: Span): void {
  const text = textOfBlock(run, name);
  if (text === undefined) run.problem(`There is no content block \`${name}\` in the fixture.`, at);
  if (typeof text !== 'string' || !hasLiquid(text)) return;
  run.problem(
    `Liquid in the content block \`${name}\` is not rendered here: give it to a variable with \`assign\`.`,
    at,
  );
}

function textOfBlock({ personalization }: Run, name: string): Value | undefined {
  const blocks = ownValue(personalization, 'content_blocks');
  return blocks !== undefined && isHash(blocks) ? ownValue(blocks, name) : undefined;
}
