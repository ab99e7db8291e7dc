import type { Rule } from '../rule';
import { bracesInCall } from './bracesInCalls';
import { bracesInPiece } from './bracesInPieces';
import { bracesInText, foreignComments } from './bracesInText';
import { extraBraces } from './extraBraces';
import { faultsOf } from './faults';

/** `{id}` in a URL, or in a tag, where `{{id}}` was meant; in the text only what cannot be anything else. */
export const singleBraces: Rule = {
  code: 'single-braces',
  severity: 'error',
  *find({ facts, seen: { endpoint } }) {
    for (const braces of facts.oddities.braces) {
      const finding = bracesInCall(facts, endpoint, braces);
      if (finding) yield finding;
    }
    for (const junk of faultsOf(facts).junk) if (junk.sort === 'brace') yield bracesInPiece(facts, endpoint, junk);
    yield* bracesInText(facts);
    yield* foreignComments(facts);
    yield* extraBraces(facts);
  },
};
