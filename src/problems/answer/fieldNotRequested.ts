import { type WayToAsk, waysToAsk } from '../../language/asking';
import { distinct, replaced } from '../../language/edit';
import { parametersFor, type Unasked } from '../../language/fields';
import type { ProfileCall } from '../../language/inference/recognition';
import type { Parameter } from '../../profile/request';
import type { Seen } from '../../profile/seen';
import { asksBy } from '../../profile/writtenRequest';
import { NONE } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import { optionNamed, textOf } from '../../template/query';
import { meantBy } from '../profileApi/meaning';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { answersRead, nameIn, partAt, valueAfter } from './answers';
import type { AnswerReading } from './readings';

/** `{{ a.userData.cohort_ids }}` when the call lacks `get_cohort_ids`: the field is always null. */
export const fieldNotRequested: Rule = {
  code: 'field-not-requested',
  severity: 'error',
  find(checked) {
    const found = answersRead(checked).map((reading) => findingOf(reading, checked));
    return found.filter((finding) => finding !== undefined);
  },
};

function findingOf(reading: AnswerReading, checked: Checked): Finding | undefined {
  const found = unrequested(reading, checked);
  const part = found && partAt(reading, found.step);
  if (!part || isTestedBefore(reading, found.step)) return undefined;
  const name = said(String(reading.meant.path[found.step]));
  const flags = found.parameters.filter(({ kind }) => kind === 'flag');
  const texts = flags.map(({ name, needs }) => `${name}=true${needs ? ` with ${needs}` : ''}`);
  const remedy = texts.join(' or ');
  const message = `${name} is always null here, because the call does not ask for it: add ${remedy} to its URL.`;
  return { ...nameIn(part), message, fixes: fixesFor(reading, checked) };
}

interface Unrequested {
  /** The step of the path that is always null. */
  readonly step: 1 | 2;
  /** Any one of these parameters would request it. */
  readonly parameters: readonly Parameter[];
}

/** Returns the field, or the property known to be a computation, that none of the possible calls requests. */
export function unrequested(reading: AnswerReading, checked: Checked): Unrequested | undefined {
  const { path } = reading.meant;
  if (path[0] !== 'userData' || path.length < 2 || !reading.isCertain) return undefined;
  const ofField = unasked(reading, 2, checked);
  if (ofField.length > 0) return { step: 1, parameters: ofField };
  const ofProperty = path[1] === 'amp_props' ? unasked(reading, 3, checked) : NONE;
  return ofProperty.length > 0 ? { step: 2, parameters: ofProperty } : undefined;
}

/** Returns the parameters, any one of which requests the field at this depth, when no call has any of them. */
function unasked(
  { calls, meant: { path } }: AnswerReading,
  steps: number,
  { seen, facts }: Checked,
): readonly Parameter[] {
  const parameters = parametersFor(path, steps, seen);
  if (parameters.length === 0) return NONE;
  for (const call of calls) {
    if (asksBy(call, parameters) !== 'no' || isAskedInBody(call, parameters, facts)) return NONE;
  }
  return parameters;
}

/** Whether the parameters are in the body, which the API ignores. Another rule reports those. */
function isAskedInBody({ call }: ProfileCall, parameters: readonly Parameter[], { template }: Facts): boolean {
  const body = optionNamed(call.node, 'body');
  if (!body) return false;
  const text = textOf(template, body);
  return parameters.some(({ name }) => text.includes(name));
}

/** Whether the reading is in a branch of `{% if field %}`; then the problem is reported at the condition. */
function isTestedBefore(reading: AnswerReading, step: number): boolean {
  return valueAfter(reading, step + 1).guards.some(({ says }) => says === 'truthy');
}

/** Adds the parameters to every possible call. */
function fixesFor({ calls, meant: { path } }: AnswerReading, { facts, seen }: Checked): readonly Fix[] {
  const parameters = parametersFor(path, path.length, seen);
  const ways = calls.map((call) => wayToAsk(facts.template, { source: { call, path }, parameters }, seen));
  const [way, another] = ways;
  if (!way || !ways.every((one) => one !== undefined)) return [];
  const edits = distinct(ways.flatMap((one) => one.edits)).sort((one, other) => one.start - other.start);
  const title = `Ask for ${said(String(path[1]))} with ${way.parameters.join(' and ')}`;
  return [{ title: another ? `${title} in each call` : title, edits, safe: false }];
}

/** Replaces a misspelt flag, where the URL has one. */
function wayToAsk(template: TemplateNode, unasked: Unasked, seen: Seen): WayToAsk | undefined {
  const [way] = waysToAsk(template, unasked, seen);
  const { call } = unasked.source;
  const [flag] = way?.parameters[0]?.split('=') ?? [];
  const misspelt = call.query.parameters.find((node) => meantBy(template, node)?.name === flag);
  if (!way || !misspelt || call.parameters.has(flag ?? '')) return way;
  const isAlone = way.edits.length === 1;
  return isAlone ? { ...way, edits: [replaced(misspelt, way.parameters.join('&'))] } : way;
}
