import { waysToAsk } from '../../language/asking';
import { type Unasked, unaskedIn } from '../../language/fields';
import type { Checked, Fix, Rule } from '../rule';
import { said } from '../wording';
import { type AnswerReading, answersRead, isStep, nameIn, partAt, valueAfter } from './answers';

/** `{{ a.userData.cohort_ids }}` where the call says nothing of `get_cohort_ids`: always null. */
export const fieldNotRequested: Rule = {
  code: 'field-not-requested',
  severity: 'error',
  *find(checked) {
    for (const reading of answersRead(checked)) {
      const found = unrequested(reading, checked);
      const part = found && partAt(reading, found.step);
      if (!part || isTestedBefore(reading, found.step, checked)) continue;
      const name = said(String(reading.meant.path[found.step]));
      const flags = found.unasked.flatMap(({ parameters }) => parameters).filter(({ kind }) => kind === 'flag');
      const texts = new Set(flags.map((flag) => `${flag.name}=true${flag.needs ? ` with ${flag.needs}` : ''}`));
      const remedy = [...texts].join(' or ');
      const message = `${name} is always null here, because the call does not ask for it: add ${remedy} to its URL.`;
      yield { ...nameIn(part), message, fixes: fixesFor(reading, found.unasked, checked) };
    }
  },
};

interface Unrequested {
  /** The step of the way that leads to nothing. */
  readonly step: 1 | 2;
  readonly unasked: readonly Unasked[];
}

/** The field, or the property that was seen to be a computation, that no call asks for which may have answered. */
export function unrequested(reading: AnswerReading, checked: Checked): Unrequested | undefined {
  const [root, field] = reading.meant.path;
  if (root !== 'userData' || field === undefined || !reading.isCertain) return undefined;
  const ofField = unaskedAt(reading, 1, checked);
  if (ofField.length > 0) return { step: 1, unasked: ofField };
  const ofProperty = isStep(reading, 1, 'amp_props') ? unaskedAt(reading, 2, checked) : [];
  return ofProperty.length > 0 ? { step: 2, unasked: ofProperty } : undefined;
}

function unaskedAt({ meant: { path }, calls }: AnswerReading, step: number, { seen }: Checked): readonly Unasked[] {
  if (path.length <= step) return [];
  return unaskedIn({ sources: calls.map((call) => ({ call, path: path.slice(0, step + 1) })) }, seen);
}

/** In a branch for which `{% if field %}` decided, the condition is what is wrong. */
function isTestedBefore(reading: AnswerReading, step: number, checked: Checked): boolean {
  return valueAfter(reading, step + 1, checked).guards.some(({ says }) => says === 'truthy');
}

function fixesFor(reading: AnswerReading, unasked: readonly Unasked[], checked: Checked): readonly Fix[] {
  const [mostExact] = unaskedAt(reading, 2, checked);
  const [first, another] = unasked;
  if (!first || another) return [];
  const name = String(reading.meant.path[1]);
  const asking = isStep(reading, 1, 'amp_props') ? (mostExact ?? first) : first;
  const [way] = waysToAsk(checked.facts.template, asking, checked.seen);
  if (!way) return [];
  return [{ title: `Ask for ${said(name)} with ${way.parameters.join(' and ')}`, edits: way.edits, safe: false }];
}
