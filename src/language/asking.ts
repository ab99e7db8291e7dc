import { splitIds } from '../profile/ids';
import { isObject, type Json, own } from '../profile/json';
import type { Parameter } from '../profile/request';
import type { FriendlyNames } from '../profile/row';
import type { Seen } from '../profile/seen';
import { parameterIsOn, parameterOf } from '../profile/writtenRequest';
import type { ParameterNode } from '../template/markupNodes';
import type { TemplateNode } from '../template/nodes';
import { textOf } from '../template/query';
import { type Edit, inserted } from './edit';
import type { Unasked } from './fields';
import { type ProfileCall, parameterNamed } from './inference/recognition';

/** One way to make a call request a field. */
export interface WayToAsk {
  /** The parameters to add to the URL: `get_recs=true`, `rec_id=home-page`. */
  readonly parameters: readonly string[];
  readonly edits: readonly Edit[];
}

type ValueFor = (parameter: Parameter) => string;

/** Returns the edits to a call's URL that make it request the missing field. Unknown ids are left out. */
export function editsThatAsk(template: TemplateNode, { source, parameters }: Unasked, seen: Seen): readonly Edit[] {
  const { call } = source;
  const [flag] = flagsAmong(parameters, call);
  return flag ? editsThatTurnOn(template, call, parametersOff(call, flag), (one) => likelyValue(one, seen)) : [];
}

/** Returns one option per flag among the parameters, likeliest first. `YOUR_REC_ID` stands for an unknown id. */
export function waysToAsk(template: TemplateNode, { source, parameters }: Unasked, seen: Seen): readonly WayToAsk[] {
  const { call } = source;
  const valueFor = (one: Parameter) => likelyValue(one, seen) || `YOUR_${one.name.toUpperCase()}`;
  return flagsAmong(parameters, call).map((flag) => {
    const off = parametersOff(call, flag);
    const texts = off.map((one) => `${one.name}=${valueFor(one)}`);
    return { parameters: texts, edits: editsThatTurnOn(template, call, off, valueFor) };
  });
}

/** Returns the flags, with those that the URL already sets to `false` first. */
function flagsAmong(parameters: readonly Parameter[], call: ProfileCall): readonly Parameter[] {
  const flags = parameters.filter(({ kind }) => kind === 'flag');
  const standing = flags.filter(({ name }) => call.parameters.has(name));
  return [...standing, ...flags.filter((flag) => !standing.includes(flag))];
}

/** Returns the flag and the ids that it needs, without what the URL already sets. */
function parametersOff(call: ProfileCall, flag: Parameter): readonly Parameter[] {
  const needed = flag.needs === undefined ? undefined : parameterOf(flag.needs);
  return [flag, ...(needed ? [needed] : [])].filter(({ name }) => parameterIsOn(call, name) === 'no');
}

function editsThatTurnOn(
  template: TemplateNode,
  call: ProfileCall,
  off: readonly Parameter[],
  valueFor: ValueFor,
): readonly Edit[] {
  const standing = off.flatMap(
    (one) => turnOn(template, parameterNamed(template, call.query, one.name), valueFor(one)) ?? [],
  );
  const added = off.filter(({ name }) => !parameterNamed(template, call.query, name));
  return touchingJoined([...standing, ...add(call, added, valueFor)]);
}

/**
 * Joins insertions at the same offset, as in `«home»«&get_recs=true»`, because editors do not agree on their order.
 */
function touchingJoined(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const index = joined.findIndex(({ end }) => end === edit.start);
    const before = joined[index];
    if (before) joined[index] = { start: before.start, end: edit.end, newText: before.newText + edit.newText };
    else joined.push(edit);
  }
  return joined;
}

/** `rec_id=home-page` with the likeliest id, or `rec_id=` when no id is known. */
export function written(parameter: Parameter, seen: Seen): string {
  return `${parameter.name}=${likelyValue(parameter, seen)}`;
}

/** Returns known ids for a parameter, likeliest first: those in the settings, then those in profiles. */
export function knownIds(parameter: string, { ids, names, profiles }: Seen): readonly string[] {
  const parts = profiles.map((profile) => profile.parts);
  switch (parameter) {
    case 'rec_id': {
      const seen = parts.flatMap(({ recommendations: part }) => [
        ...(part?.asked ?? []),
        ...idsIn(part?.value, 'rec_id'),
      ]);
      return each([...ids.recommendations, ...Object.keys(names.recommendations ?? {}), ...seen]);
    }
    case 'comp_id':
      return each([
        ...ids.computations,
        ...Object.keys(names.computations ?? {}),
        ...parts.flatMap(({ computations }) => computations?.asked ?? []),
      ]);
    case 'prediction_id': {
      const seen = parts.flatMap(({ propensities: part }) => [
        ...(part?.asked ?? []),
        ...idsIn(part?.value, 'pred_id'),
      ]);
      return each([...ids.predictions, ...Object.keys(names.predictions ?? {}), ...seen]);
    }
    default:
      return [];
  }
}

/** Returns the friendly name of an id in the settings. */
export function nameOfId(parameter: string, id: string, names: FriendlyNames): string | undefined {
  const group = {
    rec_id: names.recommendations,
    comp_id: names.computations,
    prediction_id: names.predictions,
  }[parameter];
  return group && Object.hasOwn(group, id) ? group[id] : undefined;
}

function turnOn(template: TemplateNode, node: ParameterNode | undefined, value: string): Edit | undefined {
  if (!node) return undefined;
  const { start, end } = node.value ?? { start: node.end, end: node.end };
  const equals = node.value || textOf(template, node).endsWith('=') ? '' : '=';
  return { start, end, newText: `${equals}${value}` };
}

function add({ url, query, held }: ProfileCall, parameters: readonly Parameter[], valueFor: ValueFor): Edit[] {
  if (parameters.length === 0) return [];
  const added = parameters.map((one) => `${one.name}=${valueFor(one)}`).join('&');
  const last = query.parameters.at(-1);
  if (!last) return [inserted(url.path.end, `?${added}`)];
  if (held && last.valuePieces && last.valuePieces.length > 0) return [inserted(last.start, `${added}&`)];
  return [inserted(last.end, last.start === last.end ? added : `&${added}`)];
}

function likelyValue({ name, kind }: Parameter, seen: Seen): string {
  return kind === 'flag' ? 'true' : encoded(knownIds(name, seen)[0] ?? '');
}

function idsIn(value: Json | undefined, field: string): string[] {
  const entries = Array.isArray(value) ? (value as readonly Json[]) : [];
  return entries
    .map((entry) => (isObject(entry) ? own(entry, field) : undefined))
    .filter((id) => typeof id === 'string');
}

/** Returns the distinct ids that can be written in a URL. */
function each(ids: readonly string[]): readonly string[] {
  return splitIds(ids).filter((id) => !/[\p{Cc}\p{Cs}]/u.test(id));
}

/** Encodes an id for a URL, apostrophes too, because the URL may be in a string. */
export function encoded(id: string): string {
  return encodeURIComponent(id).replaceAll("'", '%27');
}
