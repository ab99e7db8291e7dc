import { textBefore } from '../../template/before';
import type { LookupNode, PersonalizationNode, Span } from '../../template/expressionNodes';
import {
  type AttributeEntry,
  type GroupEntry,
  groupNamed,
  PERSONALIZATION,
} from '../../template/vocabulary/personalization';
import { paragraphs } from '../markdown';
import { touches } from '../spans';
import { linkTo } from '../vocabularyText';
import { type Completer, type Completion, type Place, spanAt } from './completion';
import { endOfWord } from './describedField';

/** `{{${█}}}`, `{{custom_attribute.${█}}}`, `{{campaign.█}}`, `{{ $█ }}`. */
export const completePersonalization: Completer = (place) => inBraces(place) ?? afterGroup(place) ?? afterSign(place);

const inBraces: Completer = (place) => {
  const { path, offset } = place;
  const index = path.findLastIndex(({ kind }) => kind === 'personalization');
  const [lookup, node] = path.slice(index - 1);
  if (node?.kind !== 'personalization' || offset < node.start + 2) return undefined;
  if (!node.unclosed && offset >= node.end) return undefined;
  const group = lookup?.kind === 'lookup' ? groupOf(lookup, node) : '';
  if (group === undefined) return undefined;
  if (group !== '') return names(place, node, group);
  return [...names(place, node, group).map((one) => fromSign(node, one)), ...groups(place, node)];
};

/** Completes attributes of a group and adds the braces: `campaign.na█` → `campaign.${name}`. */
const afterGroup: Completer = (place) => {
  const { path, facts, offset } = place;
  const lookup = path.findLast((node): node is LookupNode => node.kind === 'lookup');
  const [part] = lookup?.parts ?? [];
  const group = lookup?.head;
  if (!lookup || typeof group !== 'string' || (part?.kind !== 'missing' && part?.kind !== 'property')) return undefined;
  const entry = groupNamed(group);
  const isVariable = facts.variableOf(lookup)?.definitions.length;
  const span = part.kind === 'property' ? part : { start: offset, end: offset };
  if (!entry || isVariable || !touches(span, offset) || !touches(part, offset)) return undefined;
  const shown = { start: span.start, end: span.end, kind: 'attribute' } as const;
  const known = knownNames(place, group).map(({ name, doc }): Completion => {
    return { ...shown, label: name, newText: `\${${name}}`, detail: doc };
  });
  if (entry.attributes.length > 0) return known;
  return [...known, { ...shown, label: '${', newText: '\\${$0}', isSnippet: true, detail: entry.doc, again: true }];
};

/** Completes `$█` and `$fir█` to `${first_name}` or to a group. */
const afterSign: Completer = (place) => {
  const { path, text, offset } = place;
  const before = /(?:(\w+)\.)?\$(\w*)$/.exec(textBefore(text, offset, LONGEST_BEGINNING));
  if (!before) return undefined;
  const [, group = '', typed = ''] = before;
  const sign = offset - typed.length - 1;
  const around = path.findLast((node) => node.kind === 'output' || node.kind === 'tag');
  if (!around?.unexpected.some(({ start, end }) => start <= sign && sign < end)) return undefined;
  const shown = { start: sign, end: endOfWord(text, offset), kind: 'attribute' } as const;
  const own = knownNames(place, group).map(({ name, doc }): Completion => {
    return { ...shown, label: name, newText: `\${${name}}`, filterText: `\${${name}`, detail: doc };
  });
  return group === '' ? [...own, ...groupsAt(shown, '}')] : own;
};

const LONGEST_BEGINNING = 80;

function groupOf({ head, parts }: LookupNode, node: PersonalizationNode): string | undefined {
  if (head === node) return '';
  return parts[0] === node && typeof head === 'string' ? head : undefined;
}

function names(place: Place, node: PersonalizationNode, group: string): readonly Completion[] {
  const entry = groupNamed(group);
  return knownNames(place, group, node).map(({ name, doc }): Completion => {
    const newText = name + closing(place, node);
    const documentation = entry && (() => linkTo(entry.link));
    const shown = { ...spanAt(place, node.name), label: name, kind: 'attribute', newText, detail: doc } as const;
    return documentation ? { ...shown, documentation } : shown;
  });
}

/** Returns the distinct attributes of a group: those documented by Braze, then others that the template uses. */
function knownNames({ facts }: Place, group: string, at?: PersonalizationNode): readonly AttributeEntry[] {
  const documented: readonly AttributeEntry[] = groupNamed(group)?.attributes ?? [];
  const known = new Map(documented.map((entry) => [entry.name, entry]));
  for (const { group: other, node } of facts.personalizations) {
    const { text } = node;
    const isNew = other === group && node !== at && text !== '' && !known.has(text);
    if (isNew) known.set(text, { name: text, doc: 'Used elsewhere in this template.' });
  }
  return [...known.values()];
}

/**
 * Starts the completion's span at the `$`. All completions in a list need the same start, because editors rank longer
 * matches higher.
 */
function fromSign({ start }: PersonalizationNode, completion: Completion): Completion {
  const { label, newText } = completion;
  return { ...completion, start, newText: `\${${newText}`, filterText: `\${${label}` };
}

function groups(place: Place, node: PersonalizationNode): readonly Completion[] {
  return groupsAt({ start: node.start, end: spanAt(place, node.name).end }, closing(place, node));
}

/** Completes groups. The name of a group comes before `${`, so it replaces that. */
function groupsAt({ start, end }: Span, close: string): readonly Completion[] {
  const isNamed = ({ name, newer }: GroupEntry) => name !== '' && newer === undefined;
  return PERSONALIZATION.filter(isNamed).map(({ name, doc, link }) => ({
    start,
    end,
    label: name,
    kind: 'attribute',
    newText: `${name}.\\\${$0${close}`,
    isSnippet: true,
    filterText: `\${${name}`,
    detail: 'group',
    documentation: () => paragraphs(doc, linkTo(link)),
    again: true,
  }));
}

/**
 * Returns the missing closing brace. In `{{${█}}` it is missing too, because the braces after the cursor belong to the
 * output.
 */
function closing({ path }: Place, { unclosed }: PersonalizationNode): string {
  const around = path.findLast((node) => node.kind === 'output' || node.kind === 'tag');
  return unclosed || (around?.kind === 'output' && around.unclosed?.kind === 'unexpected') ? '}' : '';
}
