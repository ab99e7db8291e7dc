import { replaced } from '../../language/edit';
import { loopStateNames } from '../../language/inference/loopState';
import type { LookupNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Finding } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { LOOP_OBJECTS } from './unresolved';

/** What other languages call it. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['counter', 'index'],
  ['counter0', 'index0'],
  ['idx', 'index'],
  ['revcounter', 'rindex'],
  ['revcounter0', 'rindex0'],
  ['revindex', 'rindex'],
  ['revindex0', 'rindex0'],
  ['count', 'length'],
  ['size', 'length'],
  ['total', 'length'],
  ['parent', 'parentloop'],
]);

/** Reports `{{ forloop.counter }}`, which is nothing. */
export function* unknownLoopStates({ lookups, variables }: Facts): Iterable<Finding> {
  const loops = [...LOOP_OBJECTS].filter((loop) =>
    variables.every(({ name, definitions }) => name !== loop || definitions.every(({ kind }) => kind === 'loopState')),
  );
  for (const lookup of lookups) {
    const { head } = lookup;
    const finding = typeof head === 'string' && loops.includes(head) ? unknownState(lookup, head) : undefined;
    if (finding) yield finding;
  }
}

function unknownState({ parts }: LookupNode, loop: string): Finding | undefined {
  const names = loopStateNames(loop);
  const part = parts.find((one) => one.kind !== 'property' || one.text !== 'parentloop');
  if (part?.kind !== 'property' || names.includes(part.text)) return undefined;
  const { start, end } = part;
  const right = OTHER_NAMES.get(part.text.toLowerCase()) ?? similarTo(part.text, names);
  const isKnown = right !== undefined && names.includes(right);
  const message = `${said(loop)} holds no ${said(part.text)}: ${isKnown ? `write ${said(right)}` : 'remove it'}.`;
  if (!isKnown) return { start, end, message };
  const fix = { title: `Change to ${said(right)}`, edits: [replaced({ start, end }, right)], safe: true };
  return { start, end, message, fixes: [fix] };
}
