import { removed, replaced } from '../../language/edit';
import { type LookupNode, rootOf, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { DEFAULT_ATTRIBUTES, groupNamed } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import { isIdOfProfile } from '../profileIds';
import type { Finding, Fix, Rule } from '../rule';
import { faultsOf, type Junk } from '../syntax/faults';
import { said } from '../wording';
import { isDefinedAt, variablesNamed } from './scope';
import { unresolvedOf } from './unresolved';

/** `{{first_name}}`, which reads a variable, instead of `{{${first_name}}}`. */
export const missingPersonalizationBraces: Rule = {
  code: 'missing-personalization-braces',
  severity: 'warning',
  *find({ facts, seen }) {
    for (const { lookup, name } of unresolvedOf(facts)) {
      const isMissing = isAttribute(facts, lookup, name);
      if (!isMissing && !isOfGroup(lookup)) continue;
      const isId = isUnescapedId(facts, seen.endpoint, lookup);
      yield isMissing ? withoutBraces(rootOf(lookup), name, isId) : groupWithoutBraces(lookup, name, isId);
    }
    const attributes = facts.variables.filter(({ name }) => DEFAULT_ATTRIBUTES.has(name));
    for (const name of new Set(attributes.map((variable) => variable.name))) {
      for (const lookup of readForItself(facts, name)) yield withoutBraces(rootOf(lookup), name);
    }
    for (const junk of faultsOf(facts).junk) if (junk.sort === 'dollar') yield halfBraced(facts, junk);
  },
};

/** Returns `first_name` after the equals sign of the first `{% assign first_name = first_name | capitalize %}`. */
export function readForItself(facts: Facts, name: string): readonly LookupNode[] {
  return variablesNamed(facts, name).flatMap(({ scope, definitions: [first], uses }) => {
    if (scope !== facts.template || !first) return [];
    return uses.filter(({ start }) => first.tag.start < start && start < Math.min(first.tag.end, first.visibleFrom));
  });
}

/** Whether the name refers to an attribute of the recipient. False after a loop with a variable of that name. */
export function isAttribute(facts: Facts, { start, parts }: LookupNode, name: string): boolean {
  if (!DEFAULT_ATTRIBUTES.has(name) || parts.some(({ kind }) => kind === 'property')) return false;
  return !variablesNamed(facts, name).some(({ scope }) => scope.end <= start);
}

/** `custom_attribute.city`. */
export function isOfGroup({ head, parts: [part] }: LookupNode): boolean {
  const group = typeof head === 'string' ? groupNamed(head) : undefined;
  const name = part && nameIn(part);
  if (!group || name === undefined) return false;
  const isNoVariable = group.open && group.name.includes('_');
  return isNoVariable || group.names.has(name);
}

function nameIn(part: LookupNode['parts'][number]): string | undefined {
  if (part.kind === 'property') return part.text;
  if (part.kind !== 'index' || part.value.kind !== 'string') return undefined;
  return /^[^{}]+$/.test(part.value.value) ? part.value.value : undefined;
}

/** Whether this is an id without an escaping filter. */
function isUnescapedId(facts: Facts, endpoint: string, lookup: LookupNode): boolean {
  if (!isIdOfProfile(facts, endpoint, lookup)) return false;
  const filters = /^[^}]*/.exec(facts.template.text.slice(lookup.end, lookup.end + 200))?.[0] ?? '';
  return !/\|\s*url_(?:param_)?(?:escape|encode)/.test(filters);
}

function withoutBraces({ start, end }: Span, name: string, isId = false): Finding {
  const right = `\${${name}}`;
  const message = `${said(name)} is not a variable: the attribute of the recipient is written ${said(`{{${right}}}`)}.`;
  return { start, end, message, fixes: [braced({ start, end }, right, isId)] };
}

function braced(span: Span, right: string, isId: boolean): Fix {
  return changing(span, isId ? `${right} | url_param_escape` : right, true);
}

function groupWithoutBraces(lookup: LookupNode, group: string, isId: boolean): Finding {
  const [part] = lookup.parts;
  const span = { start: lookup.start, end: part?.end ?? lookup.end };
  const right = `${group}.\${${part ? nameIn(part) : ''}}`;
  const message = `${said(group)} takes names in braces: write ${said(right)}.`;
  return { ...span, message, fixes: [braced(span, right, isId)] };
}

/** `{{$first_name}}}`, and `{{ $city }}` for a variable. */
function halfBraced(facts: Facts, { start }: Junk): Finding {
  const { text } = facts.template;
  const name = /^\$(\w+)/.exec(text.slice(start, start + 80))?.[1] ?? '';
  const end = start + name.length + 1;
  if (text[start - 1] !== '.' && isDefinedAt(facts, name, start)) {
    const message = `A variable is read without a dollar sign: write ${said(name)}.`;
    const edits = [removed({ start, end: start + 1 })];
    return { start, end, message, fixes: [{ title: `Change to ${said(name)}`, edits, safe: true }] };
  }
  const right = `\${${name}}`;
  const message = `The name of an attribute goes in braces: write ${said(right)}.`;
  const isShort = text[end] === '}' && (text[end + 1] !== '}' || text[end + 2] === '}');
  const isKnown = DEFAULT_ATTRIBUTES.has(name) || text[start - 1] === '.';
  if (!isKnown) return { start, end, message };
  const edits = [replaced({ start, end }, isShort ? `\${${name}` : right)];
  return { start, end, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe: true }] };
}
