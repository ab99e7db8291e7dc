import type { Edit } from '../../language/edit';
import type { Facts } from '../../template/facts';
import { inOrder, lastUpTo } from '../../template/sorted';
import type { Finding } from '../rule';
import { blockMistakesOf } from './blockMistakes';
import { mismatched, stray } from './blocks';
import { openingsIn } from './openings';
import { surplusBehindNames } from './surplusNames';
import { mendsOfInnerEnds } from './unclosedTag';
import { unknown } from './unknownTag';

/**
 * Returns the edits that mend beginnings such as `{{%`, so that what follows them is read as tags, and ends of outputs
 * inside tags, so that what follows them is read as a part of the tag.
 */
export function mendsOfDelimiters(facts: Facts): readonly Edit[] {
  const edits = [...openingsIn(facts).flatMap((opening) => opening.edits), ...mendsOfInnerEnds(facts)];
  return inOrder(edits);
}

/**
 * Returns the edits that give tags their likely names and remove stray ones, so that what they begin and end is read as
 * blocks.
 */
export function mendsOfTags(facts: Facts): readonly Edit[] {
  const { unknown: guesses, mismatches, strays } = blockMistakesOf(facts);
  const findings = [
    ...guesses.map((guess) => unknown(facts, guess)),
    ...mismatches.map(mismatched),
    ...strays.map(({ tag, level }) => stray(facts, tag, level.block)),
  ];
  const edits = inOrder(findings.flatMap(editsOf));
  const others = surplusBehindNames(facts)
    .flatMap(editsOf)
    .filter((edit) => !touches(edits, edit));
  return others.length === 0 ? edits : inOrder([...edits, ...others]);
}

/** Whether one of the sorted edits is at the place of another. */
function touches(edits: readonly Edit[], { start, end }: Edit): boolean {
  const before = lastUpTo(edits, end);
  return before !== undefined && before.end >= start;
}

function editsOf({ fixes }: Finding): readonly Edit[] {
  return fixes?.[0]?.edits ?? [];
}
