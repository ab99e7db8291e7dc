import { type WayToAsk, waysToAsk } from '../../language/asking';
import { distinct, replaced } from '../../language/edit';
import { parametersFor, type Unasked } from '../../language/fields';
import type { Parameter } from '../../profile/request';
import type { PartNode } from '../../template/expressionNodes';
import { inOrder } from '../../template/sorted';
import { correctedRequests } from '../profileApi/corrected';
import { meantBy } from '../profileApi/meaning';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { isTold, nameIn, partAt } from './answers';
import type { AnswerReading } from './readings';
import { type Unrequested, unrequestedIn } from './unrequested';

/** `{{ a.userData.cohort_ids }}` when the call lacks `get_cohort_ids`: the field is always null. */
export const fieldNotRequested: Rule = {
  code: 'field-not-requested',
  severity: 'error',
  *find(checked) {
    for (const found of unrequestedIn(checked)) {
      const { reading, step } = found;
      const part = partAt(reading, step);
      if (part && !isTold(reading, step + 1)) yield findingOf(found, part, checked);
    }
  },
};

function findingOf({ reading, step, parameters }: Unrequested, part: PartNode, checked: Checked): Finding {
  const name = said(String(reading.meant.path[step]));
  const message = `${name} is always null here, because the call does not ask for it: add ${remedyOf(parameters)} to its URL.`;
  const { start, end } = nameIn(part);
  return { start, end, message, fixes: fixesFor(reading, checked) };
}

/** `get_recs=true with rec_id`. */
function remedyOf(parameters: readonly Parameter[]): string {
  const flags = parameters.filter(({ kind }) => kind === 'flag');
  return flags.map(({ name, needs }) => `${name}=true${needs ? ` with ${needs}` : ''}`).join(' or ');
}

/** Adds the parameters to every possible call. */
function fixesFor({ calls, meant: { path } }: AnswerReading, checked: Checked): readonly Fix[] {
  const parameters = parametersFor(path, path.length, checked.seen);
  const ways = calls.map((call) => wayToAsk({ source: { call, path }, parameters }, checked));
  const [way, another] = ways;
  if (!way || !ways.every((one) => one !== undefined)) return [];
  const edits = inOrder(distinct(ways.flatMap((one) => one.edits)));
  const title = `Ask for ${said(String(path[1]))} with ${way.parameters.join(' and ')}`;
  return [{ title: another ? `${title} in each call` : title, edits, safe: false }];
}

/** Replaces a misspelt flag, where the URL has one. */
function wayToAsk(unasked: Unasked, { facts: { template }, shapes, seen }: Checked): WayToAsk | undefined {
  const [way] = waysToAsk(template, unasked, seen);
  const { call } = unasked.source;
  if (!correctedRequests(shapes).has(call)) return way;
  const [flag] = way?.parameters[0]?.split('=') ?? [];
  const misspelt = call.query.parameters.find((node) => meantBy(template, node)?.name === flag);
  if (!way || !misspelt || call.parameters.has(flag ?? '')) return way;
  const isAlone = way.edits.length === 1;
  return isAlone ? { ...way, edits: [replaced(misspelt, way.parameters.join('&'))] } : way;
}
