import { knownIds } from '../../language/asking';
import { inserted } from '../../language/edit';
import { type ProfileCall, parameterNamed } from '../../language/inference/recognition';
import { parameterIsOn } from '../../profile/writtenRequest';
import type { Facts } from '../../template/facts';
import type { ParameterNode } from '../../template/markupNodes';
import { lostFields } from '../answer/unrequested';
import { withoutParameter } from '../rewriting';
import type { Fix, Rule } from '../rule';
import { said } from '../wording';
import { isMeantOn, meantIn, PAIRS } from './meaning';

/** Maximum number of known ids offered. */
const MOST = 3;

/** For an id that nobody has looked up yet. */
const PLACEHOLDER = 'YOUR_REC_ID';

/** `get_recs=true` without `rec_id`. */
export const recommendationsWithoutId: Rule = {
  code: 'recommendations-without-id',
  severity: 'error',
  *find(checked) {
    const { facts, shapes, seen } = checked;
    for (const call of shapes.calls) {
      const flag = parameterNamed(facts.template, call.query, 'get_recs');
      if (!flag || !isMeantOn(call, 'get_recs') || parameterIsOn(call, 'rec_id') !== 'no') continue;
      if (meantIn(facts.template, call).has('rec_id')) continue;
      const empty = parameterNamed(facts.template, call.query, 'rec_id');
      const { start, end } = empty ?? flag;
      const ids = knownIds('rec_id', seen);
      const isRead = lostFields(checked, call)?.has('rec_id');
      yield {
        start,
        end,
        message: 'The call does not say which recommendations: add “rec_id” with the ID of one, or of several.',
        fixes: [
          ...withIds(empty ?? flag, empty !== undefined, ids.length === 0 && isRead ? [PLACEHOLDER] : ids),
          ...withoutFlag(facts, call, flag),
        ],
      };
    }
  },
};

/** `rec_id=home` without `get_recs=true`: the API returns no recommendations. */
export const idWithoutFlag: Rule = {
  code: 'id-without-flag',
  severity: 'warning',
  *find(checked) {
    const { template } = checked.facts;
    for (const call of checked.shapes.calls) {
      for (const [id, flag, what] of PAIRS) {
        if (call.open || call.parameters.has(flag) || parameterIsOn(call, id) === 'no') continue;
        const node = parameterNamed(template, call.query, id);
        if (!node || meantIn(template, call).has(flag)) continue;
        yield {
          start: node.start,
          end: node.end,
          message: `${said(id)} does nothing on its own: add “${flag}=true” to ask for ${what}.`,
          fixes: [{ title: `Add “${flag}=true”`, edits: [inserted(node.start, `${flag}=true&`)], safe: false }],
        };
      }
    }
  },
};

function withIds(node: ParameterNode, isEmpty: boolean, ids: readonly string[]): readonly Fix[] {
  return ids.slice(0, MOST).map((id): Fix => {
    const value = encodeURIComponent(id);
    const equals = isEmpty && !node.value ? '=' : '';
    const newText = isEmpty ? equals + value : `&rec_id=${value}`;
    return { title: `Ask for ${said(id)}`, edits: [inserted(node.end, newText)], safe: false };
  });
}

/** Removes the flag, when recommendations are never read and something else is requested. */
function withoutFlag({ lookups }: Facts, call: ProfileCall, flag: ParameterNode): readonly Fix[] {
  if (call.parameters.has('rec_id') || call.parameters.has('rec_type')) return [];
  const isRead = lookups.some(({ parts }) =>
    parts.some((part) => {
      if (part.kind === 'index') return part.value.kind !== 'string' || part.value.value === 'recommendations';
      return part.kind === 'property' && part.text === 'recommendations';
    }),
  );
  if (isRead) return [];
  return [{ title: 'Ask for no recommendations', edits: [withoutParameter(call.query, flag)], safe: false }];
}
