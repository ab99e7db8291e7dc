import { written } from '../../language/asking';
import { type Edit, replaced } from '../../language/edit';
import type { ProfileCall } from '../../language/inference/recognition';
import type { Parameter } from '../../profile/request';
import type { Seen } from '../../profile/seen';
import { parameterOf } from '../../profile/writtenRequest';
import type { Facts } from '../../template/facts';
import type { ParameterNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { withoutOrphans } from '../names/orphans';
import { withoutParameter } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { literalName, meantBy, meantFlag, meantIn, meantWord } from './meaning';
import { isSecretParameter } from './secretUrls';

/** `get_cohorts=true`: the API does not know the parameter. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  severity: 'warning',
  *find({ facts, shapes, seen }) {
    const { template } = facts;
    for (const call of shapes.calls) {
      for (const node of call.url.parameters) {
        const name = literalName(template, node);
        if (!name || parameterOf(name) || isSecretParameter(facts, node)) continue;
        const meant = meantBy(template, node);
        if (meant || call.isCertain) yield unknown(facts, call, node, name, meant, seen);
      }
    }
  },
};

/** `get_recs=1`: the API accepts `true` only. */
export const parameterValue: Rule = {
  code: 'parameter-value',
  severity: 'warning',
  *find({ facts: { template }, shapes }) {
    for (const { url } of shapes.calls) {
      const read = new Set<string>();
      for (const node of url.parameters) {
        const parameter = parameterOf(literalName(template, node) ?? '');
        if (!parameter || read.has(parameter.name) || (node.value?.pieces.length ?? 0) > 0) continue;
        read.add(parameter.name);
        if (parameter.kind === 'flag') yield* ofFlag(template, node, parameter);
        else if (parameter.kind === 'word') yield* ofWord(template, node, parameter);
      }
    }
  },
};

function unknown(
  facts: Facts,
  call: ProfileCall,
  node: ParameterNode,
  name: string,
  meant: Parameter | undefined,
  seen: Seen,
): Finding {
  const { template } = facts;
  const { start, end } = node.name;
  const isThere = meant && (call.parameters.has(meant.name) || isMeantBefore(template, call, node, meant));
  const edits = meant && !isThere ? editsTo(template, call, node, meant, seen) : undefined;
  const rename = { title: `Change to ${said(meant?.name ?? '')}`, edits: edits ?? [], safe: true };
  const removal = [withoutParameter(call.url, node), ...withoutOrphans(facts, [node])].sort(inOrder);
  const remove = { title: `Remove ${said(name)}`, edits: removal, safe: false };
  const remedy = meant ? `did you mean ${said(meant.name)}?` : 'remove it.';
  return {
    start,
    end,
    message: `The Profile API has no parameter ${said(name)}: ${remedy}`,
    fixes: [edits ? rename : remove],
  };
}

/** Whether an earlier parameter probably stands for the same one. */
function isMeantBefore(template: TemplateNode, { url }: ProfileCall, node: ParameterNode, meant: Parameter): boolean {
  return url.parameters.some((one) => one.start < node.start && meantBy(template, one) === meant);
}

function inOrder(one: Edit, other: Edit): number {
  return one.start - other.start;
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
  const isDynamic = (node.value?.pieces.length ?? 0) > 0;
  const flag = kind === 'flag' && !isDynamic ? (meantFlag(value) ?? 'true') : undefined;
  const text = `=${flag ?? (isDynamic ? value : (meantWord(value, words) ?? value))}`;
  const isKnown = needs === undefined || call.parameters.has(needs) || meantIn(template, call).has(needs);
  const other = isKnown || call.open ? undefined : parameterOf(needs);
  if (!other || kind === 'word' || (name === 'get_propensity' && kind === 'flag')) return [replaced(node, name + text)];
  const beside = written(other, seen);
  if (beside.endsWith('=')) return undefined;
  return [replaced(node, kind === 'flag' ? `${name}${text}&${beside}` : `${beside}&${name}${text}`)];
}

function* ofFlag(template: TemplateNode, node: ParameterNode, { name }: Parameter): Iterable<Finding> {
  const text = node.value ? textOf(template, node.value) : '';
  if (/^(?:true|false)$/i.test(text)) return;
  const meant = meantFlag(text);
  const { start, end } = text === '' ? node.name : (node.value ?? node.name);
  const edit = (flag: string) => replaced({ start: node.name.end, end: node.end }, `=${flag}`);
  const fixes = (meant ? [meant] : ['true', 'false']).map((flag): Fix => {
    return { title: `Change to “${name}=${flag}”`, edits: [edit(flag)], safe: meant !== undefined && text !== '' };
  });
  const what = text === '' ? 'says neither' : `${said(text)} is neither`;
  yield { start, end, message: `${said(name)} is “true” or “false”, and ${what}: write “${meant ?? 'true'}”.`, fixes };
}

/** Skips an empty value, which is probably still being typed. */
function* ofWord(template: TemplateNode, { value }: ParameterNode, { name, words = [] }: Parameter): Iterable<Finding> {
  const text = value ? textOf(template, value) : '';
  if (!value || text === '' || words.includes(text)) return;
  const meant = meantWord(text, words);
  const fixes = (meant ? [meant] : words).map((word): Fix => {
    return { title: `Change to ${said(word)}`, edits: [replaced(value, word)], safe: meant !== undefined };
  });
  const known = words.map(said).join(' or ');
  const { start, end } = value;
  yield { start, end, message: `${said(name)} is ${known}: the Profile API knows no ${said(text)}.`, fixes };
}
