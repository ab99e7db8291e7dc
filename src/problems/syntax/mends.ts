import type { Edit } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { Finding } from '../rule';
import { blockMistakesOf } from './blockMistakes';
import { mismatched, stray } from './blocks';
import { openingsIn } from './openings';
import { unknown } from './unknownTag';

/** Returns the edits that mend beginnings such as `{{%`, so that what follows them is read as tags. */
export function mendsOfOpenings(facts: Facts): readonly Edit[] {
  return openingsIn(facts).map(({ edit }) => edit);
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
  return findings.flatMap(editsOf).sort((one, other) => one.start - other.start);
}

function editsOf({ fixes }: Finding): readonly Edit[] {
  return fixes?.[0]?.edits ?? [];
}
