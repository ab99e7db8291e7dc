import { inserted, replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { BlockNode, TagNode } from '../../template/nodes';
import { lastUpTo } from '../../template/sorted';
import { isVerbatim } from '../../template/verbatim';
import { BLOCKS, MIDDLE_TAGS } from '../../template/vocabulary/tags';
import { changing } from '../changing';
import { tagAtEnd, tagAtLineEnd, tagLike } from '../placing';
import { withoutTag } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { oneOf, said } from '../wording';
import { blockMistakesOf } from './blockMistakes';
import type { Mismatch } from './crossedEnds';
import { endOf } from './tagGuess';

/** `{% if a %}` without `{% endif %}`. */
export const unclosedBlock: Rule = {
  code: 'unclosed-block',
  severity: 'error',
  looksAt: 'tags',
  *find({ facts }) {
    for (const { block } of blockMistakesOf(facts).endless) {
      const opening = block.tag;
      const end = endOf(block);
      const message = `Nothing ends this ${said(block.name)}: write ${said(end)} where it should end.`;
      const fix = ending(facts, block, opening, end);
      yield { start: opening.start, end: endOfTag(opening), message, fixes: fix ? [fix] : [] };
    }
  },
};

/** `{% endif %}` or `{% else %}` without a block; at a lower severity, `{% else %}a{% else %}b`. */
export const strayEnd: Rule = {
  code: 'stray-end',
  severity: 'error',
  looksAt: 'tags',
  *find({ facts }) {
    for (const { tag, level } of blockMistakesOf(facts).strays) yield stray(facts, tag, level.block);
    yield* behindElse(facts);
  },
};

/** `{% if a %} … {% endfor %}`. */
export const mismatchedEnd: Rule = {
  code: 'mismatched-end',
  severity: 'error',
  looksAt: 'tags',
  *find({ facts }) {
    for (const mismatch of blockMistakesOf(facts).mismatches) yield mismatched(mismatch);
  },
};

function endOfTag({ end, unclosed }: TagNode): number {
  return unclosed?.kind === 'missing' ? unclosed.start : end;
}

/**
 * Inserts the end tag at the end of the enclosing block or the template, unless an unclosed tag is there. A comment
 * ends with its line, unless Liquid follows it.
 */
function ending(facts: Facts, block: BlockNode, opening: TagNode, end: string): Fix | undefined {
  const { template, oddities } = facts;
  const tag = tagLike(end, opening);
  const title = `Insert ${said(end)}`;
  if (isVerbatim(block.name)) {
    const edit = tagAtLineEnd(template, opening, tag);
    const isSafe = edit && !/\{[{%]/.test(template.text.slice(opening.end, edit.start));
    return isSafe ? { title, edits: [edit], safe: false } : undefined;
  }
  const early = block.name === 'capture' ? beforeFirstUse(facts, block, opening) : undefined;
  if (early !== undefined) return opening.isLine ? undefined : { title, edits: [inserted(early, tag)], safe: false };
  const last = oddities.unclosed.at(-1)?.node;
  if (last?.unclosed?.kind === 'missing' && last.end === block.end) return undefined;
  return { title, edits: [tagAtEnd(template, opening, block.end, tag)], safe: false };
}

/**
 * Returns where a capture should end if its variable is read inside the block: at the end of its line or at the start
 * of the next one.
 */
function beforeFirstUse({ template, definitions }: Facts, block: BlockNode, opening: TagNode): number | undefined {
  const own = lastUpTo(definitions, opening.end);
  const use = own?.tag === opening ? own.variable.uses.find(({ start }) => start > opening.end) : undefined;
  const around = use && block.children.find((child) => child.start <= use.start && use.start < child.end);
  if (!around || own?.variable.definitions[0] !== own) return undefined;
  const line = template.text.lastIndexOf('\n', around.start) + 1;
  return line > opening.end ? line : around.start;
}

/** `{% endif %}` or `{% else %}` where no block is open that it belongs to. `around` is the innermost open block. */
export function stray({ template }: Facts, tag: TagNode, around: BlockNode | undefined): Finding {
  const { name, word } = tag;
  const { start, end } = word;
  const owners = [...BLOCKS].filter(([, block]) => block.end === name || block.middles.includes(name));
  const blocks = oneOf(owners.map(([owner]) => said(owner)));
  if (!name.startsWith('end')) {
    const place = around ? `in ${said(around.name)}` : 'here';
    const message = `${said(name)} belongs to no block ${place}: write it between ${blocks} and its end.`;
    return { start, end, message };
  }
  const message = `${said(name)} ends nothing: remove it, or write the ${blocks} that it ends.`;
  const fix = { title: `Remove ${said(name)}`, edits: [withoutTag(template, tag)], safe: false };
  return { start, end, message, fixes: [fix] };
}

/** Finds branches after `else`. A condition never reaches them; a `case` renders `else` before it evaluates them. */
function* behindElse(facts: Facts): Iterable<Finding> {
  /** For each open block, by tag names, whether its `else` has occurred. */
  const open: boolean[] = [];
  const meant = new Map(blockMistakesOf(facts).unknown.map(({ tag, guess }) => [tag, guess]));
  for (const tag of facts.tags) {
    const name = meant.get(tag) ?? tag.name;
    if (BLOCKS.has(name)) open.push(false);
    else if (name.startsWith('end')) open.pop();
    else if (!MIDDLE_TAGS.has(name) || open.length === 0) continue;
    else if (!open[open.length - 1]) open[open.length - 1] = isElse(tag);
    else if (isBehindElse(facts, tag) && !isInEndless(facts, tag)) {
      const { start, end } = tag.word;
      const remedy = name === 'else' ? 'join this one with it' : `write this ${said(name)} before it`;
      yield {
        start,
        end,
        message: `Nothing follows “else” in its block: ${remedy}, or remove it.`,
        severity: 'warning',
      };
    }
  }
}

/** An `else` with a condition was meant as another tag. */
function isElse({ name, markup, unexpected }: TagNode): boolean {
  return name === 'else' && !markup && unexpected.length === 0;
}

function isBehindElse({ branches }: Facts, tag: TagNode): boolean {
  const block = branches.of(tag)?.block;
  return block?.branches.some((branch) => branch.tag.start < tag.start && isElse(branch.tag)) ?? false;
}

/** Whether the tag is in an unclosed block. Then the end tag of that block is probably missing before the tag. */
function isInEndless(facts: Facts, { start }: TagNode): boolean {
  return blockMistakesOf(facts).endless.some(({ block }) => block.start < start && start < block.end);
}

/** Changes the end tag; two that are swapped are changed together. */
export function mismatched({ tag, opener, right, swapped }: Mismatch): Finding {
  const { start, end } = tag.word;
  const message = `${said(tag.name)} does not end ${said(opener.name)}: write ${said(right)}.`;
  if (!swapped) return { start, end, message, fixes: [changing({ start, end }, right, true)] };
  const edits = [replaced({ start, end }, right), replaced(swapped.word, tag.name)];
  return { start, end, message, fixes: [{ title: `Swap ${said(tag.name)} and ${said(right)}`, edits, safe: false }] };
}
