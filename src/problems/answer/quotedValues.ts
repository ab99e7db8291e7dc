import { replaced } from '../../language/edit';
import { membersOf } from '../../profile/shape';
import type { Expression, StringNode } from '../../template/expressionNodes';
import { NONE } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import type { Checked, Finding } from '../rule';
import { said } from '../wording';
import { answerOf, whenValues } from './answers';
import { type Reading, readingsIn } from './readings';

const KINDS = {
  number: { is: 'a number', text: /^-?\d+(?:\.\d+)?$/ },
  flag: { is: 'true or false', text: /^(?:true|false)$/ },
} as const;

/**
 * `{% if rec.is_control == 'true' %}`, `{% if a.userData.propensity > '50' %}`: a number or boolean never equals a
 * text.
 */
export function* quotedValues(checked: Checked): Iterable<Finding> {
  const { facts } = checked;
  for (const reading of readingsIn(checked.shapes)) {
    const texts = textsBeside(reading, checked);
    const kind = texts.length > 0 ? kindOf(reading) : undefined;
    if (!kind) continue;
    for (const text of texts) {
      if (!kind.text.test(text.value)) continue;
      const { start, end } = text;
      const name = said(textOf(facts.template, reading.lookup));
      const written = said(textOf(facts.template, text));
      const message = `${name} is ${kind.is}, and ${written} is a text, which never equals it: write ${text.value} without quotes.`;
      const fix = { title: `Change to ${text.value}`, edits: [replaced({ start, end }, text.value)], safe: true };
      yield { start, end, message, fixes: [fix] };
    }
  }
}

/**
 * Returns the type the value certainly has when present. Excludes the status, which another rule handles, and
 * properties, which can be of any type.
 */
function kindOf(reading: Reading): (typeof KINDS)[keyof typeof KINDS] | undefined {
  const { value, filters } = reading;
  if (filters.length > 0) return undefined;
  const answer = answerOf(reading);
  const [userData, field] = answer?.meant.path ?? NONE;
  if (answer && (userData !== 'userData' || field === 'amp_props')) return undefined;
  if (!answer && value.origins.length === 0) return undefined;
  const kinds = new Set(membersOf(value.shape).map(({ kind }) => kind));
  kinds.delete('nothing');
  const [kind, another] = kinds;
  return !another && (kind === 'number' || kind === 'flag') ? KINDS[kind] : undefined;
}

function textsBeside(reading: Reading, { facts }: Checked): readonly StringNode[] {
  const { comparison, comparedWith, role } = reading;
  if (role === 'compared') return comparison?.operator.means === 'contains' ? NONE : [comparedWith].filter(isText);
  return whenValues(reading, facts).filter(isText);
}

function isText(value: Expression | undefined): value is StringNode {
  return value?.kind === 'string';
}
