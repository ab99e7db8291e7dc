import { API_URL, PARAMETERS, type Parameter } from '../../profile/request';
import { shortened, visible } from '../../profile/visible';
import { parameterIsOn, parameterOf } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { InterpolationNode, ParameterNode, UrlNode } from '../../template/markupNodes';
import { textOf } from '../../template/query';
import { encoded, knownIds, nameOfId, written } from '../asking';
import { inserted, removed, replaced } from '../edit';
import { heldParameterAt } from '../inference/heldParameters';
import { type ProfileCall, parameterNamed, profileRequestOf } from '../inference/recognition';
import { RECIPIENT_IDS } from '../recipient';
import { touches } from '../spans';
import { parameterMarkdown } from '../vocabularyText';
import { type Completer, type Completion, type Place, parentIn, spanAt } from './completion';

/** Completes the URL of a call, and the parameters and values of one to the Profile API. */
export const completeUrls: Completer = (place) => {
  const { path, offset, facts, seen } = place;
  const node = path.at(-1);
  const parent = parentIn(place);
  if (isBeforeUrl(place)) return [wholeUrl({ start: offset, end: offset })];
  const url = path.findLast((one) => one.kind === 'url');
  const call = facts.callAt(offset);
  if (!url || call?.node.url !== url) return undefined;
  const known = profileRequestOf(call, facts, seen.endpoint);
  if (!known) return isUnfinished(place, url) ? [wholeUrl(url)] : undefined;
  if (node === url.path && isUnfinished(place, url)) return [wholeUrl(url)];
  const parameter = parent?.kind === 'parameter' ? parent : undefined;
  if (node?.kind !== 'interpolation' || !parameter) return undefined;
  return node.start === parameter.start ? names(place, known, parameter) : values(place, parameter, true);
};

/** Completes the query of a URL that a variable holds: `{% assign url = 'https://…?get_█' %}`. */
export const completeHeldUrls: Completer = (place) => {
  const { facts, offset, path, seen } = place;
  const found = heldParameterAt(facts, offset, path, seen.endpoint);
  if (!found) return undefined;
  const { call, parameter, value } = found;
  if (!value) return names(place, call, parameter);
  return value.pieces.length > 0 ? undefined : values(place, parameter, path.at(-1)?.kind === 'text');
};

/** Whether a missing URL can be inserted here, which may be on a later line: `connected_content\n  █\n%}`. */
function isBeforeUrl({ path, offset, text }: Place): boolean {
  const tag = path.findLast((one) => one.kind === 'tag');
  if (tag?.markup?.kind !== 'call' || tag.markup.url.kind !== 'missing' || offset <= tag.word.end) return false;
  return text.slice(tag.word.end, offset).trim() === '';
}

/**
 * Whether this is an unfinished URL: `htt█`, `https://profile-api.amplitude.com/v1/█`, `prof█`. False for another API's
 * URL.
 */
function isUnfinished({ text }: Place, { start, end }: UrlNode): boolean {
  const typed = text.slice(start, end);
  return typed !== API_URL && (API_URL.startsWith(typed) || /^\w*$/.test(typed));
}

function wholeUrl({ start, end }: Span): Completion {
  const newText = `${API_URL}?user_id={{\${user_id} | url_param_escape}}&`;
  return { start, end, label: API_URL, kind: 'value', newText, detail: 'Amplitude’s User Profile API', again: true };
}

/**
 * Completes parameter names. When one of them replaces the separator before the name, all spans begin there, because
 * editors rank longer matches higher.
 */
function names(place: Place, call: ProfileCall, at: ParameterNode): readonly Completion[] {
  const standing = (parameter: Parameter) => {
    const node = parameterNamed(place.facts.template, call.query, parameter.name);
    return node === at ? undefined : node;
  };
  const typed = textOf(place.facts.template, at.name);
  const isAsked = ({ name }: Parameter) => name !== typed && call.parameters.has(name);
  const added = PARAMETERS.filter((one) => !standing(one) && !isAsked(one)).map((one) =>
    toCompletion(place, call, at, one),
  );
  const turned = PARAMETERS.flatMap((one) => turnedOn(place, call, at, standing(one), one));
  return turned.length === 0 ? added : [...added.map((one) => fromSign(place, one)), ...turned];
}

function toCompletion(place: Place, call: ProfileCall, at: ParameterNode, parameter: Parameter): Completion {
  const isAlone = at.value === undefined;
  const own = parameter.kind === 'flag' ? `${parameter.name}=true` : `${parameter.name}=`;
  const newText = isAlone ? [own, ...needed(place, call, parameter)].join('&') : parameter.name;
  return {
    ...spanAt(place, at.name),
    ...described(parameter),
    newText,
    ...(newText.endsWith('=') ? { again: true } : {}),
  };
}

/** Returns ids such as `rec_id=home` that a flag such as `get_recs` requires, unless the URL has them. */
function needed({ seen }: Place, call: ProfileCall, { kind, needs }: Parameter): readonly string[] {
  const other = kind === 'flag' && needs !== undefined ? parameterOf(needs) : undefined;
  return other && !call.parameters.has(other.name) ? [written(other, seen)] : [];
}

function fromSign({ text }: Place, completion: Completion): Completion {
  const start = completion.start - 1;
  const sign = text.charAt(start);
  return { ...completion, start, newText: sign + completion.newText, filterText: sign + completion.label };
}

/** Changes an existing `false` to `true`, because a repeated parameter would be ignored. */
function turnedOn(
  place: Place,
  call: ProfileCall,
  at: ParameterNode,
  standing: ParameterNode | undefined,
  parameter: Parameter,
): readonly Completion[] {
  const start = at.name.start - 1;
  if (!standing || parameter.kind !== 'flag' || parameterIsOn(call, parameter.name) !== 'no') return [];
  if (at.value) return [];
  const sign = place.text.charAt(start);
  const { end } = spanAt(place, at.name);
  const others = needed(place, call, parameter);
  const kept = sign === '?' || others.length > 0 ? sign : '';
  const { value } = standing;
  const says =
    value && value.end > value.start ? visible(shortened(place.text.slice(value.start, value.end), 20)) : 'it';
  const edits = [value ? replaced(value, 'true') : inserted(standing.end, '=true')];
  if (kept === '?' && others.length === 0) edits.push(removed({ start: end, end: end + 1 }));
  const newText = kept + others.join('&');
  const filterText = sign + parameter.name;
  return [{ ...described(parameter), start, end, newText, filterText, description: `${says} becomes true`, edits }];
}

function described(parameter: Parameter): Pick<Completion, 'label' | 'kind' | 'detail' | 'documentation'> {
  const { name } = parameter;
  const detail = `${name}=${valuesInShort(parameter)}`;
  return { label: name, kind: 'parameter', detail, documentation: () => parameterMarkdown(parameter) };
}

function valuesInShort({ kind, words = [] }: Parameter): string {
  switch (kind) {
    case 'flag':
      return 'true';
    case 'word':
      return words.join('|');
    case 'ids':
      return 'id,id,…';
    default:
      return 'id';
  }
}

/**
 * Completes parameter values, with Liquid where it `takesLiquid`. Does not replace Liquid that spans several lines,
 * because editors replace text within one line only.
 */
function values(place: Place, { name, value }: ParameterNode, takesLiquid: boolean): readonly Completion[] | undefined {
  const parameter = parameterOf(textOf(place.facts.template, name));
  if (!parameter || !value || /[\r\n]/.test(textOf(place.facts.template, value))) return undefined;
  const words = parameter.kind === 'flag' ? ['true', 'false'] : (parameter.words ?? []);
  const whole = spanAt(place, value);
  const simple = words.map((word): Completion => ({ ...whole, label: word, kind: 'value', newText: word }));
  const recipient = takesLiquid ? RECIPIENT_IDS.get(parameter.name) : undefined;
  const person =
    recipient && value.pieces.length === 0 ? [{ ...whole, label: recipient.label, newText: recipient.liquid }] : [];
  return [...simple, ...person.map((one): Completion => ({ ...one, kind: 'value' })), ...ids(place, parameter, value)];
}

/** Completes one id of a list: `rec_id=a,█`. Leaves out ids already in the list, and does not replace Liquid. */
function ids(place: Place, { name, kind }: Parameter, value: InterpolationNode): readonly Completion[] {
  if (kind !== 'ids' || !touches(value, place.offset)) return [];
  const { text, offset, seen } = place;
  const start = Math.max(value.start, text.lastIndexOf(',', offset - 1) + 1);
  const comma = text.indexOf(',', offset);
  const end = comma < 0 ? value.end : Math.min(comma, value.end);
  if (value.pieces.some((piece) => piece.start < end && start < piece.end)) return [];
  const others = [text.slice(value.start, start), text.slice(end, value.end)].join().split(',').map(decoded);
  return knownIds(name, seen).flatMap((id): readonly Completion[] => {
    if (others.includes(id)) return [];
    const friendly = nameOfId(name, id, seen.names);
    const named = friendly === undefined ? {} : { description: visible(friendly), filterText: `${id} ${friendly}` };
    return [{ start, end, label: visible(id), kind: 'value', newText: encoded(id), ...named }];
  });
}

function decoded(text: string): string {
  return new URLSearchParams(`=${text}`).get('') ?? text;
}
