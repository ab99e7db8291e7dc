import { replaced } from '../../language/edit';
import type { Seen } from '../../profile/seen';
import { asksFor, parameterIsOn, type WrittenRequest } from '../../profile/writtenRequest';
import type { Expression, StringNode } from '../../template/expressionNodes';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { fieldRead, nameIn, partAt, valueAfter, whenValues } from './answers';
import { unrequested } from './fieldNotRequested';
import type { AnswerReading } from './readings';
import { type Fetched, seenNames } from './seenNames';

/** `{% if a.userData.cohort_ids contains 'vip' %}` where nobody who was looked up is in such a cohort. */
export const unknownCohort: Rule = {
  code: 'unknown-cohort',
  severity: 'hint',
  *find(checked) {
    const { seen } = checked;
    const { cohorts } = seenNames(seen);
    if (!cohorts) return;
    for (const reading of fieldRead(checked, 'cohort_ids')) {
      for (const id of comparedCohorts(reading, checked)) {
        if (!cohorts.names.has(id.value)) yield ofCohort(id, cohorts, seen);
      }
    }
  },
};

function ofCohort({ start, end, value }: StringNode, cohorts: Fetched, seen: Seen): Finding {
  const likely = likelyCohort(value, cohorts, seen);
  const remedy = likely === undefined ? 'check the id.' : `did you mean ${said(likely)}?`;
  const message = `${nobody(cohorts.people)} is in a cohort ${said(value)}: ${remedy}`;
  const fits = likely !== undefined && /^[^'"{}%\r\n]+$/.test(likely);
  return { start, end, message, fixes: fits ? [changeTo({ start: start + 1, end: end - 1 }, likely)] : [] };
}

/** `{{ a.userData.amp_props.citty }}` where nobody who was looked up has such a property. */
export const unknownProperty: Rule = {
  code: 'unknown-property',
  severity: 'hint',
  *find(checked) {
    if (checked.seen.profiles.length === 0) return;
    for (const reading of fieldRead(checked, 'amp_props')) {
      const fetched = fetchedWithout(reading, checked.seen);
      if (!fetched || !reading.isCertain || isTestedBefore(reading)) continue;
      const found = unrequested(reading, checked)?.step === 2 ? undefined : ofProperty(reading, fetched);
      if (found) yield found;
    }
  },
};

/** What is known of the people of the call, none of whom has the property; nothing where one may have it. */
function fetchedWithout({ calls, meant: { path } }: AnswerReading, seen: Seen): Fetched | undefined {
  const name = path[2];
  if (typeof name !== 'string' || BUILT_IN.has(name)) return undefined;
  let first: Fetched | undefined;
  for (const call of calls) {
    const fetched = fetchedFor(call, seen);
    if (!fetched || fetched.names.has(name)) return undefined;
    first ??= fetched;
  }
  return first;
}

/** In a branch for which `{% if property %}` decided, the condition is what holds for nobody. */
function isTestedBefore(reading: AnswerReading): boolean {
  return valueAfter(reading, 3).guards.some(({ says }) => says === 'truthy');
}

function ofProperty(reading: AnswerReading, fetched: Fetched): Finding | undefined {
  const name = String(reading.meant.path[2]);
  const part = partAt(reading, 2);
  if (!part) return undefined;
  const likely = likelyName(name, fetched);
  const span = nameIn(part);
  const fits = likely !== undefined && (part.kind === 'property' ? /^[A-Za-z_]\w*$/ : /^[^'"{}%\r\n]+$/).test(likely);
  const remedy = likely === undefined ? 'check the name.' : `did you mean ${said(likely)}?`;
  const message = `${nobody(fetched.people)} has a property ${said(name)}: ${remedy}`;
  return { ...span, message, fixes: fits ? [changeTo(span, likely)] : [] };
}

const BUILT_IN: ReadonlySet<string> = new Set(['size', 'first', 'last']);

/** What is known of everything that the call asks for; nothing when some of it was never fetched. */
function fetchedFor(call: WrittenRequest, seen: Seen): Fetched | undefined {
  const { properties, computations, propertiesAndComputations } = seenNames(seen);
  const asks = (flag: string) => parameterIsOn(call, flag) !== 'no';
  if (asksFor(call, 'amp_props') === 'no') return propertiesAndComputations;
  if (!asks('get_amp_props')) return computations;
  return asks('get_computations') || asks('comp_id') ? propertiesAndComputations : properties;
}

/** Past this many names that were never seen, nothing is guessed any more: each is compared with all that were. */
const MOST_GUESSES = 100;

const guessesFor = new WeakMap<Fetched, Map<string, string | undefined>>();

function likelyName(name: string, fetched: Fetched): string | undefined {
  const guesses = guessesFor.get(fetched) ?? new Map<string, string | undefined>();
  guessesFor.set(fetched, guesses);
  if (!guesses.has(name) && guesses.size < MOST_GUESSES) guesses.set(name, similarTo(name, fetched.names));
  return guesses.get(name);
}

/** `'vip'` in `cohort_ids contains 'vip'`, and in `cohort == 'vip'` or a `case` in a loop over them. */
function comparedCohorts(reading: AnswerReading, { facts }: Checked): readonly StringNode[] {
  const { comparison, comparedWith, meant, filters, isCertain, role } = reading;
  if (filters.length > 0 || !isCertain) return [];
  const isOne = meant.path.length === 3 && meant.path[2] !== 'size';
  if (role === 'subject' && isOne) return whenValues(reading, facts).filter(isText);
  if (!comparison || !comparedWith) return [];
  const { right, operator } = comparison;
  const isContained = operator.means === 'contains' && comparedWith === right && meant.path.length === 2;
  const isEqual = (operator.means === '==' || operator.means === '!=') && isOne;
  return isText(comparedWith) && (isContained || isEqual) ? [comparedWith] : [];
}

function isText(value: Expression): value is StringNode {
  return value.kind === 'string' && !value.unclosed;
}

/** By the friendly name of the settings, or by a slip. */
function likelyCohort(text: string, cohorts: Fetched, { names }: Seen): string | undefined {
  const named = Object.entries(names.cohorts ?? {}).find(([, name]) => name.toLowerCase() === text.toLowerCase());
  return named?.[0] ?? likelyName(text, cohorts);
}

function nobody(people: number): string {
  return people === 1 ? 'Nobody who was looked up (one person)' : `Nobody who was looked up (${people} people)`;
}

function changeTo(span: { readonly start: number; readonly end: number }, text: string): Fix {
  return { title: `Change to ${said(text)}`, edits: [replaced(span, text)], safe: false };
}
