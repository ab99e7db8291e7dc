import type { ProfileCall } from '../../language/inference/recognition';
import { RECIPIENT_IDS } from '../../language/recipient';
import { PARAMETERS, type Parameter } from '../../profile/request';
import { parameterIsOn, parameterOf } from '../../profile/writtenRequest';
import type { ParameterNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { similarTo } from '../similar';

const NAMES = PARAMETERS.map(({ name }) => name);

/** Names mistaken for parameters: fields of the response, names from an old page and from other APIs. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['id', 'user_id'],
  ['uid', 'user_id'],
  ['user', 'user_id'],
  ['amp_user_id', 'user_id'],
  ['amplitude_user_id', 'user_id'],
  ['external_id', 'user_id'],
  ['device', 'device_id'],
  ['recs', 'get_recs'],
  ['recommendations', 'get_recs'],
  ['get_cohorts', 'get_cohort_ids'],
  ['cohort_memberships', 'get_cohort_ids'],
  ['cohorts', 'get_cohort_ids'],
  ['cohort_ids', 'get_cohort_ids'],
  ['amp_props', 'get_amp_props'],
  ['get_user_props', 'get_amp_props'],
  ['get_user_properties', 'get_amp_props'],
  ['get_recommendations', 'get_recs'],
  ['recommendation_id', 'rec_id'],
  ['computation_id', 'comp_id'],
  ['predictions', 'prediction_id'],
  ['get_predictions', 'get_propensity'],
  ['pred_id', 'prediction_id'],
  ['prop_type', 'propensity_type'],
]);

/** The parameters that identify a user. */
export const NAMING: readonly string[] = [...RECIPIENT_IDS.keys()];

/** Id parameters and the flags without which they have no effect. */
export const PAIRS: readonly (readonly [id: string, flag: string, what: string])[] = [
  ['rec_id', 'get_recs', 'recommendations'],
  ['prediction_id', 'get_propensity', 'propensities'],
];

const FLAGS = ['true', 'false'] as const;
const YES: readonly string[] = ['true', '1', 'yes', 'on', 'y', 't', ''];
const NO: readonly string[] = ['false', '0', 'no', 'off', 'n', 'f', 'null', 'nil'];

/** Other words for the words in parameter names. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['percent', 'pct'],
  ['percentile', 'pct'],
  ['percentage', 'pct'],
  ['raw', 'score'],
]);

/** Returns the literal name; `undefined` when it contains Liquid or a placeholder. */
export function literalName(template: TemplateNode, { name }: ParameterNode): string | undefined {
  return name.pieces.length > 0 ? undefined : textOf(template, name);
}

const likely = new WeakMap<TemplateNode, Map<string, Parameter | undefined>>();

/** Returns the parameter that an unknown one most likely stands for. */
export function meantBy(template: TemplateNode, node: ParameterNode): Parameter | undefined {
  const name = literalName(template, node);
  if (!name || parameterOf(name)) return undefined;
  const isFlag = name === 'predictions' && /^(?:true|false)$/i.test(node.value ? textOf(template, node.value) : '');
  return isFlag ? parameterOf('get_propensity') : meantByName(template, name.replace(/^amp;/, ''));
}

/** Cached by name, because templates repeat themselves. */
function meantByName(template: TemplateNode, name: string): Parameter | undefined {
  const known = likely.get(template) ?? new Map<string, Parameter | undefined>();
  likely.set(template, known);
  if (!known.has(name)) {
    known.set(name, parameterOf(ALSO_CALLED.get(name.toLowerCase()) ?? similarTo(name, NAMES) ?? ''));
  }
  return known.get(name);
}

/** Returns the intended names of all parameters of a call. */
export function meantIn(template: TemplateNode, { query }: ProfileCall): ReadonlySet<string> {
  return new Set(query.parameters.flatMap((node) => meantBy(template, node)?.name ?? []));
}

/** Whether the call has no correctly spelt parameter that identifies a user. */
export function namesNobody(call: ProfileCall): boolean {
  return NAMING.every((name) => parameterIsOn(call, name) === 'no');
}

/** `1` → `true`. Returns `undefined` for an ambiguous text. */
export function meantFlag(text: string): 'true' | 'false' | undefined {
  const word = text.trim().toLowerCase();
  if (YES.includes(word)) return 'true';
  if (NO.includes(word)) return 'false';
  const close = similarTo(word, FLAGS);
  return FLAGS.find((flag) => flag === close);
}

/** Whether a flag is present with any value that does not mean `false`. */
export function isMeantOn({ parameters }: ProfileCall, name: string): boolean {
  const value = parameters.get(name);
  return value !== undefined && meantFlag(value) !== 'false';
}

/** Returns which of the words the text is, or is likely to mean: a known other name, or a misspelling. */
export function meantWord(text: string, words: readonly string[]): string | undefined {
  const word = text.toLowerCase();
  if (words.includes(word)) return word;
  const known = WORDS.get(word) ?? similarTo(word, words);
  return known !== undefined && words.includes(known) ? known : undefined;
}
