import type { Seen } from '../../profile/seen';
import { inWords, without } from '../../profile/shape';
import { parameterOf } from '../../profile/writtenRequest';
import { type LookupNode, rootOf, type Span, type StringNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import type { InterpolationNode, OptionNode } from '../../template/markupNodes';
import type { Node } from '../../template/nodes';
import { textOf } from '../../template/query';
import { filterNamed } from '../../template/vocabulary/filters';
import { HEADERS } from '../../template/vocabulary/headers';
import { groupNamed } from '../../template/vocabulary/personalization';
import { TAGS } from '../../template/vocabulary/tags';
import { pathAt } from '../../template/walk';
import { nameOfId } from '../asking';
import { holderOfNamed } from '../filterFields';
import { heldParameterAt } from '../inference/heldParameters';
import { shapesOf } from '../inference/inference';
import { inside, isNothing, NOT_KNOWN } from '../inference/inferred';
import { profileRequestOf } from '../inference/recognition';
import { COMPARISONS, CONNECTIVES, CONSTANTS, CONTINUE, type Keyword, loopOptions } from '../keywords';
import { lineNumberAt } from '../lines';
import { code, paragraphs } from '../markdown';
import { optionsOf } from '../options';
import { filterMarkdown, linkTo, optionMarkdown, parameterMarkdown, tagMarkdown } from '../vocabularyText';
import { fieldHover, seenMarkdown } from './fieldHover';
import { literalHover } from './literalHover';

/** A description of the text in a span. */
export interface Hover extends Span {
  readonly markdown: string;
}

interface Question {
  readonly facts: Facts;
  readonly offset: number;
  /** The nodes around the offset, the template first. */
  readonly path: readonly Node[];
  readonly seen: Seen;
  readonly now: number;
}

/**
 * `{{ amplitude.userData.amp_props.city█ }}` → **city**, text, `"Oslo"` for testUser. `now` in milliseconds since 1970.
 */
export function hoverAt(facts: Facts, offset: number, seen: Seen, now: number): Hover | undefined {
  const path = pathAt(facts.template, offset);
  const question = { facts, offset, path, seen, now };
  for (let index = path.length - 1; index > 0; index--) {
    const [parent, node] = path.slice(index - 1);
    const found = parent && node && describe(question, node, parent);
    if (found) return { start: node.start, end: node.end, markdown: found };
  }
  return heldHover(question);
}

/** Describes a parameter in a URL that a variable holds. */
function heldHover({ facts, offset, path, seen }: Question): Hover | undefined {
  const found = heldParameterAt(facts, offset, path, seen.endpoint);
  const node = found && (found.value ?? found.parameter.name);
  const markdown = node && parameterHover(facts, seen, found.parameter.name, node);
  return markdown ? { start: node.start, end: node.end, markdown } : undefined;
}

function describe(question: Question, node: Node, parent: Node): string | undefined {
  const { facts, offset, path } = question;
  if (parent.kind === 'lookup') {
    if (node.kind === 'personalization') return ofPersonalization(rootOf(parent), node.text);
    const index = (parent.parts as readonly Node[]).indexOf(node);
    if (index >= 0) return ofField(question, parent, index);
    const isGroup = node.kind === 'name' && parent.parts[0]?.kind === 'personalization';
    return isGroup ? ofGroup(node.text) : ofVariable(question, facts.variableOf(parent));
  }
  if (node.kind === 'string') return ofString(question, node, parent);
  if (node.kind === 'keyword') return ofKeyword(KEYWORDS, node.text);
  if (node.kind === 'operator') return ofKeyword([...COMPARISONS, ...CONNECTIVES], node.means);
  if (node.kind === 'interpolation' && parent.kind === 'parameter') return ofParameter(question, parent.name, node);
  if (parent.kind === 'header')
    return node === parent.name ? ofHeader(textOf(facts.template, parent.name.text)) : undefined;
  if (parent.kind === 'option' && node.kind === 'interpolation') return ofOptionValue(path, parent, node);
  if (node.kind !== 'name') return undefined;
  switch (parent.kind) {
    case 'filter':
      return ofFilter(node.text);
    case 'namedArgument':
      return ofArgument(path);
    case 'tag':
      return ofTag(parent.name);
    case 'loopOption':
      return ofKeyword(loopOptions('for').concat(loopOptions('tablerow')), node.text);
    case 'option':
      return node.start === parent.name.start
        ? ofOption(path, node.text)
        : ofVariable(question, facts.variableAt(offset));
    default:
      return ofVariable(question, facts.variableAt(offset));
  }
}

function ofField({ facts, seen, now }: Question, lookup: LookupNode, index: number): string | undefined {
  const shapes = shapesOf(facts, seen);
  const part = lookup.parts[index];
  if (!part || part.kind === 'missing') return undefined;
  const text = textOf(facts.template, part);
  return fieldHover(shapes.ofLookup(lookup, index + 1), shapes.ofLookup(lookup, index), text, seen, now);
}

/** `{{ recommendations | map: 'it█ems' }}`, `{% when 'x█' %}`. */
function ofString({ facts, path, seen, now }: Question, node: StringNode, parent: Node): string | undefined {
  const shapes = shapesOf(facts, seen);
  const pipeline = path[path.indexOf(parent) - 1];
  if (pipeline?.kind !== 'pipeline' || parent.kind !== 'filter' || parent.arguments[0] !== node) {
    return literalHover(path, node, shapes, seen);
  }
  const holder = holderOfNamed(shapes, pipeline, parent);
  return holder && fieldHover(inside(holder, node.value), holder, node.value, seen, now);
}

/** Describes the filter of the argument at the cursor, because that explains its arguments. */
function ofArgument(path: readonly Node[]): string | undefined {
  const filter = path.findLast((node) => node.kind === 'filter');
  return filter && ofFilter(filter.named);
}

function ofHeader(name: string): string | undefined {
  const header = HEADERS.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return header && paragraphs(`**${code(header.name)}**`, header.doc);
}

/** Describes the option of the value at the cursor, unless the value contains Liquid. */
function ofOptionValue(path: readonly Node[], { name }: OptionNode, { pieces }: InterpolationNode): string | undefined {
  return name.kind === 'name' && pieces.length === 0 ? ofOption(path, name.text) : undefined;
}

function ofFilter(name: string): string | undefined {
  const entry = filterNamed(name);
  return entry && paragraphs(`**${code(entry.signature)}**`, filterMarkdown(entry));
}

const KEYWORDS: readonly Keyword[] = [...CONSTANTS, { name: 'null', doc: 'No value, like `nil`.' }, CONTINUE];

function ofKeyword(keywords: readonly Keyword[], name: string): string | undefined {
  const keyword = keywords.find((one) => one.name === name);
  return keyword && paragraphs(`**${code(name)}**`, keyword.doc);
}

function ofTag(name: string): string | undefined {
  const entry = TAGS.find((one) => one.name === name || one.block?.end === name);
  if (entry) return paragraphs(`**${code(entry.signature)}**`, tagMarkdown(entry));
  const around = TAGS.filter(({ block }) => block?.middles.includes(name)).map((one) => code(one.name));
  return around.length > 0 ? `Another branch of ${around.join(', ')}.` : undefined;
}

function ofOption(path: readonly Node[], name: string): string | undefined {
  const tag = path.findLast((node) => node.kind === 'tag');
  const entry = tag && optionsOf(tag.name).find((one) => one.name === name);
  return entry && paragraphs(`**${code(entry.signature)}**`, optionMarkdown(entry));
}

/** Describes the name or the value of a parameter. */
function ofParameter({ facts, offset, seen }: Question, name: Span, node: Node): string | undefined {
  const call = facts.callAt(offset);
  return call && profileRequestOf(call, facts, seen.endpoint) ? parameterHover(facts, seen, name, node) : undefined;
}

function parameterHover(facts: Facts, seen: Seen, name: Span, node: Span): string | undefined {
  const parameter = parameterOf(textOf(facts.template, name));
  if (!parameter) return undefined;
  const ids = node.start === name.start ? [] : textOf(facts.template, node).split(',');
  const named = ids.flatMap((id) => {
    const friendly = nameOfId(parameter.name, id, seen.names);
    return friendly === undefined ? [] : [`${code(id)}: ${code(friendly)}`];
  });
  return paragraphs(`**${code(parameter.name)}**`, named.join(', '), parameterMarkdown(parameter));
}

function ofPersonalization(root: Node, name: string): string | undefined {
  const group = root.kind === 'name' ? root.text : '';
  const entry = groupNamed(group);
  if (!entry) return undefined;
  const attribute = entry.attributes.find((one) => one.name === name);
  const written = group === '' ? `\${${name}}` : `${group}.\${${name}}`;
  const newer = entry.newer && `${code(entry.newer)} took its place.`;
  const unknown = !attribute && !entry.open ? 'Braze does not document this name.' : undefined;
  return paragraphs(`**${code(written)}**`, attribute?.doc ?? entry.doc, unknown, newer, linkTo(entry.link));
}

/** Describes `custom_attribute` in `custom_attribute.${favourite colour}`. */
function ofGroup(name: string): string | undefined {
  const entry = groupNamed(name);
  return entry && paragraphs(`**${code(`${name}.\${…}`)}**`, entry.doc, linkTo(entry.link));
}

const DEFINED_BY = {
  assign: 'Assigned',
  capture: 'Captured',
  counter: 'Counted',
  loop: 'Item of the loop',
  loopState: 'State of the loop',
  call: 'Answer of the call',
  catalog: 'Items of the catalog',
} as const;

function ofVariable({ facts, offset, seen, now }: Question, variable: Variable | undefined): string | undefined {
  if (!variable) return undefined;
  const lookup = facts.lookupAt(offset);
  const isUse = lookup && offset <= rootOf(lookup).end && facts.variableOf(lookup) === variable;
  const shapes = shapesOf(facts, seen);
  const definition = variable.definitions.find(({ start, end }) => start <= offset && offset <= end);
  const value = isUse ? shapes.ofLookup(lookup, 0) : definition ? shapes.ofDefinition(definition) : NOT_KNOWN;
  const places = variable.definitions
    .slice(0, 5)
    .map(({ kind, start }) => `${DEFINED_BY[kind]} on line ${lineNumberAt(facts.template.text, start)}.`);
  const title = `**${code(variable.name)}** ${inWords(without(value.shape, isNothing))}`;
  const defined = places.length > 0 ? places.join('  \n') : 'Nothing in this template defines it.';
  return paragraphs(title, defined, value.isAlternative ? undefined : seenMarkdown(value, seen, now));
}
