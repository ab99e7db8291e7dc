import { written } from '../../language/asking';
import { type Edit, replaced } from '../../language/edit';
import type { ProfileCall } from '../../language/inference/recognition';
import { restOfUrl } from '../../language/restOfUrl';
import type { Parameter } from '../../profile/request';
import type { Seen } from '../../profile/seen';
import { parameterOf } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { InterpolationNode, ParameterNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { inOrder } from '../../template/sorted';
import { lostFields } from '../answer/unrequested';
import { changing } from '../changing';
import { withoutOrphans } from '../names/orphans';
import { withoutParameter } from '../rewriting';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { literalName, meantBy, meantFlag, meantIn, meantWord, NAMING, namesNobody } from './meaning';
import { isSecretParameter } from './secretUrls';

/** `get_cohorts=true`: the API does not know the parameter. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  severity: 'warning',
  *find(checked) {
    const { facts, shapes } = checked;
    const places = new Set<number>();
    for (const call of shapes.calls) {
      for (const node of call.query.parameters) {
        const name = literalName(facts.template, node);
        if (call.held && isKnown(places, node)) continue;
        if (!name || parameterOf(name) || isSecretParameter(facts, node)) continue;
        const meant = meantBy(facts.template, node);
        if (meant || call.isCertain) yield unknown(checked, call, node, name, meant);
      }
    }
  },
};

/** `get_recs=1`: the API accepts `true` only. `user_id=1?get_recs=true`: the value takes in the next parameter. */
export const parameterValue: Rule = {
  code: 'parameter-value',
  severity: 'warning',
  *find(checked) {
    const { template } = checked.facts;
    const places = new Set<number>();
    for (const call of checked.shapes.calls) {
      const read = new Set<string>();
      for (const node of call.query.parameters) {
        const signs = node.value ? signsIn(template, node.value) : [];
        if (signs[0] && !isKnown(places, signs[0])) yield ofSigns(template, node, signs[0], signs);
        if (signs.length > 0) continue;
        const parameter = parameterOf(literalName(template, node) ?? '');
        if (!parameter || read.has(parameter.name) || isDynamic(node)) continue;
        read.add(parameter.name);
        if (call.held && isKnown(places, node)) continue;
        if (parameter.kind === 'flag') yield* ofFlag(template, call, node, parameter);
        else if (parameter.kind === 'word') yield* ofWord(template, node, parameter);
      }
    }
  },
};

/** Whether another call reads the parameter from the same variable. Remembers it. */
function isKnown(places: Set<number>, { start }: Span): boolean {
  const isKnown = places.has(start);
  places.add(start);
  return isKnown;
}

function isDynamic({ value }: ParameterNode): boolean {
  return value !== undefined && value.pieces.length > 0;
}

function unknown(
  checked: Checked,
  call: ProfileCall,
  node: ParameterNode,
  name: string,
  meant: Parameter | undefined,
): Finding {
  const { facts, seen } = checked;
  const { template } = facts;
  const { start, end } = node.name;
  const isThere = meant && (call.parameters.has(meant.name) || isMeantBefore(template, call, node, meant));
  const edits = meant && !isThere ? editsTo(template, call, node, meant, seen) : undefined;
  const rename = { title: `Change to ${said(meant?.name ?? '')}`, edits: edits ?? [], safe: true };
  const removal = inOrder([withoutParameter(call.query, node), ...withoutOrphans(facts, [node])]);
  const isRemovable = !call.held || !isDynamic(node);
  const remove = { title: `Remove ${said(name)}`, edits: removal, safe: false };
  const remedy = meant ? `did you mean ${said(meant.name)}?` : 'remove it.';
  const lost = edits && meant ? lostFields(checked, call)?.get(meant.name) : undefined;
  const isNeeded = edits !== undefined && NAMING.includes(meant?.name ?? '') && namesNobody(call);
  const effect = isNeeded ? ', so the call names no user' : lost ? `, so ${said(lost)} is always null` : '';
  return {
    start,
    end,
    message: `The Profile API has no parameter ${said(name)}${effect}: ${remedy}`,
    fixes: edits ? [rename] : isRemovable ? [remove] : [],
    ...(isNeeded ? { severity: 'error' } : {}),
  };
}

/** Whether an earlier parameter probably stands for the same one. */
function isMeantBefore(template: TemplateNode, { query }: ProfileCall, node: ParameterNode, meant: Parameter): boolean {
  return query.parameters.some((one) => one.start < node.start && meantBy(template, one) === meant);
}

/**
 * Returns the edits to the right parameter and to those that it requires; `undefined` when a required value is unknown.
 */
function editsTo(
  template: TemplateNode,
  call: ProfileCall,
  node: ParameterNode,
  { name, kind, needs, words = [] }: Parameter,
  seen: Seen,
): readonly Edit[] | undefined {
  const value = node.value ? textOf(template, node.value) : '';
  const right = kind === 'flag' ? (meantFlag(value) ?? 'true') : (meantWord(value, words) ?? value);
  const [place, parameter] = isDynamic(node) ? [node.name, name] : [node, `${name}=${right}`];
  const isKnown = needs === undefined || call.parameters.has(needs) || meantIn(template, call).has(needs);
  const other = isKnown || call.open ? undefined : parameterOf(needs);
  if (!other || kind === 'word' || (name === 'get_propensity' && kind === 'flag')) return [replaced(place, parameter)];
  const beside = written(other, seen);
  if (beside.endsWith('=')) return undefined;
  return [replaced(place, place === node && kind === 'flag' ? `${parameter}&${beside}` : `${beside}&${parameter}`)];
}

/** Returns the signs that stand for `&` in a value: `?` in `1?get_recs=true`. */
function signsIn({ text }: TemplateNode, { start, end, pieces }: InterpolationNode): readonly Span[] {
  const signs: Span[] = [];
  let at = start;
  for (const piece of [...pieces, { start: end, end }]) {
    for (const { index, 1: name = '' } of text.slice(at, piece.start).matchAll(/[?;](\w+)=/g))
      if (parameterOf(name)) signs.push({ start: at + index, end: at + index + 1 });
    at = piece.end;
  }
  return signs;
}

function ofSigns(template: TemplateNode, { name }: ParameterNode, first: Span, signs: readonly Span[]): Finding {
  const message = `What follows is a part of ${said(textOf(template, name))} here: write “&” between parameters.`;
  const edits = signs.map((sign) => replaced(sign, '&'));
  return { ...first, message, fixes: [{ title: 'Change to “&”', edits, safe: true }] };
}

function* ofFlag(
  template: TemplateNode,
  call: ProfileCall,
  node: ParameterNode,
  { name }: Parameter,
): Iterable<Finding> {
  const text = node.value ? textOf(template, node.value) : '';
  const decoded = call.parameters.get(name) ?? text;
  if (/^(?:true|false)$/i.test(decoded) || isCutOff(template, call, node)) return;
  const meant = meantFlag(decoded);
  const { start, end } = text === '' ? node.name : (node.value ?? node.name);
  const edit = (flag: string) => replaced({ start: node.name.end, end: node.end }, `=${flag}`);
  const fixes = (meant ? [meant] : ['true', 'false']).map((flag): Fix => {
    return { title: `Change to “${name}=${flag}”`, edits: [edit(flag)], safe: meant !== undefined && text !== '' };
  });
  const what = text === '' ? 'says neither' : `${said(text)} is neither`;
  const message = `${said(name)} is “true” or “false”, and ${what}: write “${meant ?? 'true'}”.`;
  yield { start, end, message, fixes };
}

/** Whether a blank stands between the parameter and its value: `get_recs= true`. Another rule reports that. */
function isCutOff(template: TemplateNode, { call, url }: ProfileCall, { value, end }: ParameterNode): boolean {
  return value?.start === end && end === url.end && restOfUrl(template, call).length > 0;
}

/** Skips an empty value, which is probably still being typed. */
function* ofWord(template: TemplateNode, { value }: ParameterNode, { name, words = [] }: Parameter): Iterable<Finding> {
  const text = value ? textOf(template, value) : '';
  if (!value || text === '' || words.includes(text)) return;
  const meant = meantWord(text, words);
  const fixes = (meant ? [meant] : words).map((word): Fix => {
    return changing(value, word, meant !== undefined);
  });
  const known = words.map(said).join(' or ');
  const { start, end } = value;
  yield { start, end, message: `${said(name)} is ${known}: the Profile API does not know ${said(text)}.`, fixes };
}
