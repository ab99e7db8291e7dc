import { type Edit, replaced } from '../../language/edit';
import type { Seen } from '../../profile/seen';
import { asksFor, parameterIsOn, type WrittenRequest } from '../../profile/writtenRequest';
import { onlyValueOf } from '../../template/definitions';
import type { Expression, Span, StringNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { fieldRead, isTold, nameIn, partAt, whenValues } from './answers';
import { BUILT_IN } from './meant';
import type { AnswerReading } from './readings';
import { type Fetched, seenNames } from './seenNames';
import { unrequestedBy } from './unrequested';

/** `{% if a.userData.cohort_ids contains 'vip' %}` when no profile that was looked up is in that cohort. */
export const unknownCohort: Rule = {
  code: 'unknown-cohort',
  severity: 'hint',
  *find(checked) {
    const { seen } = checked;
    const { cohorts } = seenNames(seen);
    if (!cohorts) return;
    const ids = new Set<StringNode>();
    for (const reading of fieldRead(checked, 'cohort_ids')) {
      for (const id of comparedCohorts(reading, checked)) if (!cohorts.names.has(id.value)) ids.add(id);
    }
    for (const id of ids) yield ofCohort(id, cohorts, seen);
  },
};

function ofCohort({ start, end, value }: StringNode, cohorts: Fetched, seen: Seen): Finding {
  const likely = likelyCohort(value, cohorts, seen);
  const remedy = likely === undefined ? 'check the ID.' : `did you mean ${said(likely)}?`;
  const message = `${nobody(cohorts.people)} is in a cohort ${said(value)}: ${remedy}`;
  const fits = likely !== undefined && IN_QUOTES.test(likely);
  const inside = { start: start + 1, end: end - 1 };
  return { start, end, message, fixes: fits ? [changeTo(likely, replaced(inside, likely))] : [] };
}

/** `{{ a.userData.amp_props.citty }}` when no profile that was looked up has that property. */
export const unknownProperty: Rule = {
  code: 'unknown-property',
  severity: 'hint',
  *find(checked) {
    if (checked.seen.profiles.length === 0) return;
    for (const reading of fieldRead(checked, 'amp_props')) {
      const property = propertyIn(reading, checked.facts.template);
      const fetched = property && fetchedWithout(property.name, reading, checked.seen);
      if (!fetched || !reading.isCertain || isTold(reading, 3)) continue;
      if (unrequestedBy(reading, checked.shapes)?.step !== 2) yield ofProperty(property, fetched);
    }
  },
};

/** The name of a property, as written. */
interface Property extends Span {
  readonly name: string;
  /** Whether it stands behind a dot, where a name such as `gp:city` has no place. */
  readonly isDotted?: boolean;
}

/** Returns `city` for `amp_props.city` and for `amp_props | property_accessor: 'city'`. */
function propertyIn(reading: AnswerReading, { text }: TemplateNode): Property | undefined {
  const [, , name] = reading.meant.path;
  if (name === undefined) return propertyAccessed(reading);
  const part = partAt(reading, 2);
  if (!part || typeof name !== 'string' || BUILT_IN.has(name)) return undefined;
  const { start, end } = nameIn(part);
  return { start, end, name, isDotted: part.kind === 'property' && text[start - 1] === '.' };
}

function propertyAccessed({ filters: [filter] }: AnswerReading): Property | undefined {
  const name = filter?.named === 'property_accessor' ? filter.arguments[0] : undefined;
  if (name?.kind !== 'string' || name.unclosed) return undefined;
  return { start: name.start + 1, end: name.end - 1, name: name.value };
}

/** Returns the profiles fetched for these calls if none has the property; `undefined` when one may have it. */
function fetchedWithout(name: string, { calls }: AnswerReading, seen: Seen): Fetched | undefined {
  let first: Fetched | undefined;
  for (const call of calls) {
    const fetched = fetchedFor(call, seen);
    if (!fetched || fetched.names.has(name)) return undefined;
    first ??= fetched;
  }
  return first;
}

function ofProperty({ start, end, name, isDotted }: Property, fetched: Fetched): Finding {
  const likely = withOrWithoutPrefix(name, fetched) ?? likelyName(name, fetched);
  const remedy = likely === undefined ? 'check the name.' : `did you mean ${said(likely)}?`;
  const message = `${nobody(fetched.people)} has a property ${said(name)}: ${remedy}`;
  if (likely === undefined || !IN_QUOTES.test(likely)) return { start, end, message };
  const inBrackets = isDotted && !/^[A-Za-z_]\w*$/.test(likely);
  const edit = inBrackets ? replaced({ start: start - 1, end }, `['${likely}']`) : replaced({ start, end }, likely);
  return { start, end, message, fixes: [changeTo(likely, edit)] };
}

/** `email` → `gp:email`, and the other way round: some properties have a prefix, and people forget it. */
function withOrWithoutPrefix(name: string, { names }: Fetched): string | undefined {
  const other = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : PREFIX + name;
  return names.has(other) ? other : undefined;
}

const PREFIX = 'gp:';
const IN_QUOTES = /^[^'"{}%\r\n]+$/;

/** Returns what was fetched for all that the call requests; `undefined` when some of it was never fetched. */
function fetchedFor(call: WrittenRequest, seen: Seen): Fetched | undefined {
  const { properties, computations, propertiesAndComputations } = seenNames(seen);
  const asks = (flag: string) => parameterIsOn(call, flag) !== 'no';
  if (asksFor(call, 'amp_props') === 'no') return propertiesAndComputations;
  if (!asks('get_amp_props')) return computations;
  return asks('get_computations') || asks('comp_id') ? propertiesAndComputations : properties;
}

/**
 * Maximum number of unseen names for which a similar one is searched, because each is compared with every seen name.
 */
const MOST_GUESSES = 100;

const guessesFor = new WeakMap<Fetched, Map<string, string | undefined>>();

function likelyName(name: string, fetched: Fetched): string | undefined {
  const guesses = guessesFor.get(fetched) ?? new Map<string, string | undefined>();
  guessesFor.set(fetched, guesses);
  if (!guesses.has(name) && guesses.size < MOST_GUESSES) guesses.set(name, similarTo(name, fetched.names));
  return guesses.get(name);
}

/**
 * Returns the cohort literals: `'vip'` in `cohort_ids contains 'vip'`, directly or through a variable, and in
 * `cohort == 'vip'` or a `case` in a loop over the cohorts.
 */
function comparedCohorts(reading: AnswerReading, { facts }: Checked): readonly StringNode[] {
  const { comparison, comparedWith, meant, filters, isCertain, role } = reading;
  if (filters.length > 0 || !isCertain) return [];
  const isOne = meant.path.length === 3 && meant.path[2] !== 'size';
  if (role === 'subject' && isOne) return whenValues(reading, facts).flatMap((value) => textIn(value, facts) ?? []);
  if (!comparison || !comparedWith) return [];
  const { right, operator } = comparison;
  const isContained = operator.means === 'contains' && comparedWith === right && meant.path.length === 2;
  const isEqual = (operator.means === '==' || operator.means === '!=') && isOne;
  const text = isContained || isEqual ? textIn(comparedWith, facts) : undefined;
  return text ? [text] : [];
}

/** Returns the literal, or the one that a variable always holds. */
function textIn(value: Expression, facts: Facts): StringNode | undefined {
  if (value.kind === 'string') return value.unclosed ? undefined : value;
  if (value.kind !== 'lookup' || value.parts.length > 0) return undefined;
  const variable = facts.variableOf(value);
  const held = variable && onlyValueOf(variable);
  return held?.kind === 'string' ? held : undefined;
}

/** Returns the cohort with that friendly name, or else the one with the most similar id. */
function likelyCohort(text: string, cohorts: Fetched, { names }: Seen): string | undefined {
  const named = Object.entries(names.cohorts ?? {}).find(([, name]) => name.toLowerCase() === text.toLowerCase());
  return named?.[0] ?? likelyName(text, cohorts);
}

function nobody(people: number): string {
  return people === 1 ? 'Nobody who was looked up (one person)' : `Nobody who was looked up (${people} people)`;
}

function changeTo(text: string, edit: Edit): Fix {
  return { title: `Change to ${said(text)}`, edits: [edit], safe: false };
}
