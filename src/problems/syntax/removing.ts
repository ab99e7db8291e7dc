import type { Facts } from '../../template/facts';
import { leavesUnused } from '../names/orphans';
import { withoutPart } from '../rewriting';
import type { Fix } from '../rule';
import { said } from '../wording';
import { faultsOf, type Junk } from './faults';

/** Removes text that does not fit, unless a value would be missing or a variable unused then. */
export function removing(facts: Facts, { start, end, text }: Junk): Fix | undefined {
  const span = { start, end };
  if (faultsOf(facts).valueless.has(start) || leavesUnused(facts, span)) return undefined;
  return { title: `Remove ${said(text)}`, edits: [withoutPart(facts.template, span)], safe: false };
}
