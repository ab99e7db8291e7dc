import { inserted } from '../../language/edit';
import { textBefore } from '../../template/before';
import { type NameNode, nameAt, type PersonalizationNode } from '../../template/expressionNodes';
import { PERSONALIZATION } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import type { Finding, Rule } from '../rule';
import { similarIn } from '../similar';
import { said } from '../wording';
import { bracedGroupIn, bracketedNameIn } from './bracedGroups';
import { pipedName } from './pipedNames';
import { isDefinedAt, isGroup } from './scope';

/** Names of attributes in other tools, and common misnomers, with those that Braze uses. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['email', 'email_address'],
  ['phone', 'phone_number'],
  ['birthday', 'date_of_birth'],
  ['locale', 'most_recent_locale'],
]);

/** Likewise for groups. */
const OTHER_GROUPS: ReadonlyMap<string, string> = new Map([
  ['attribute', 'custom_attribute'],
  ['attributes', 'custom_attribute'],
  ['custom', 'custom_attribute'],
  ['event', 'event_properties'],
  ['properties', 'event_properties'],
  ['trigger_properties', 'api_trigger_properties'],
  ['device', 'most_recently_used_device'],
]);

/** What stands between a group and its attribute when a sign is doubled: `campaign..${name}`, `campaign.$${name}`. */
const TORN = /\w(?:\.{2,}|\.\$+)$/;
const LONGEST = 40;

interface Group {
  readonly name: string;
  readonly open: boolean;
  readonly names: ReadonlySet<string>;
}

const GROUPS: ReadonlyMap<string, Group> = new Map(
  PERSONALIZATION.map(({ name, open, attributes }) => [
    name,
    { name, open, names: new Set(attributes.map((attribute) => attribute.name)) },
  ]),
);
const GROUP_NAMES: readonly string[] = [...GROUPS.keys()].filter((name) => name !== '');

/** `{{${firstname}}}`, `{{custom_attributes.${city}}}`. */
export const unknownPersonalization: Rule = {
  code: 'unknown-personalization',
  severity: 'warning',
  *find({ facts }) {
    const similarGroup = similarIn(GROUP_NAMES);
    const similarNames = new Map<Group, (name: string) => string | undefined>();
    const similarName = (group: Group, name: string) => {
      const similar = similarNames.get(group) ?? similarIn([...group.names]);
      similarNames.set(group, similar);
      return similar(name);
    };
    for (const { group, node, lookup } of facts.personalizations) {
      if (node.text === '' || (group === '' && lookup.head !== node)) continue;
      if (group === '' && TORN.test(textBefore(facts.template.text, node.start, LONGEST))) continue;
      const braced = node.unclosed && group === '' ? bracedGroupIn(facts.template.text, node.start) : undefined;
      if (braced) {
        yield braced;
        continue;
      }
      const entry = GROUPS.get(group);
      const isKnown = (name: string) => entry !== undefined && (entry.open || entry.names.has(name));
      const piped = node.unclosed ? undefined : pipedName(facts.template.text, node, isKnown);
      if (piped) {
        yield piped;
        continue;
      }
      const quoted = quotedName(node);
      if (quoted) {
        yield quoted;
        continue;
      }
      if (!entry) {
        if (typeof lookup.head === 'string' && !isDefinedAt(facts, group, lookup.start)) {
          yield unknownGroup(nameAt(lookup.start, lookup.head), similarGroup(group) ?? OTHER_GROUPS.get(group));
        }
      } else if (!entry.open && !entry.names.has(node.text)) {
        const misplaced =
          group === '' ? (bracketedNameIn(facts.template.text, node.start) ?? groupInName(node)) : undefined;
        if (misplaced) {
          yield misplaced;
          continue;
        }
        const otherwise = group === '' ? OTHER_NAMES.get(node.text.toLowerCase()) : undefined;
        yield unknownName(node, entry, similarName(entry, node.text), otherwise);
      }
    }
  },
};

/** `${'city'}`. */
function quotedName({ name, text }: PersonalizationNode): Finding | undefined {
  const [, right] = /^["'\u2018-\u201f](.*[^"'\u2018-\u201f])["'\u2018-\u201f]$/.exec(text) ?? [];
  if (right === undefined) return undefined;
  const message = `The braces hold only the name, without quotes: write ${said(right)}.`;
  return { start: name.start, end: name.end, message, fixes: [changing(name, right, true)] };
}

/** `${custom_attribute.city}`. */
function groupInName({ start, end, text, unclosed }: PersonalizationNode): Finding | undefined {
  const [, group = '', name] = /^(\w+)\.\s*(.+)$/.exec(text) ?? [];
  if (!isGroup(group) || unclosed) return undefined;
  const right = `${group}.\${${name}}`;
  return {
    start,
    end,
    message: `The group goes before the braces: write ${said(right)}.`,
    fixes: [changing({ start, end }, right, true)],
  };
}

function unknownGroup({ start, end, text }: NameNode, right: string | undefined): Finding {
  const what = `Braze has no group ${said(text)}`;
  if (!right) return { start, end, message: `${what}: write one that it has, such as “custom_attribute”.` };
  return { start, end, message: `${what}: write ${said(right)}.`, fixes: [changing({ start, end }, right, true)] };
}

function unknownName(
  { start: at, name, text }: PersonalizationNode,
  { name: group }: Group,
  similar?: string,
  other?: string,
): Finding {
  const { start, end } = name;
  const right = similar ?? other;
  const what = group === '' ? 'attribute' : `attribute of ${said(group)}`;
  const otherwise =
    group === '' ? 'for your own attributes write “custom_attribute.” before it.' : 'write one that it has.';
  const message = `Braze has no ${what} named ${said(text)}: ${right ? `write ${said(right)}.` : otherwise}`;
  const fixes = right ? [changing({ start, end }, right, similar !== undefined)] : [];
  if (group === '') {
    const edits = [inserted(at, 'custom_attribute.')];
    fixes.push({ title: `Read the custom attribute ${said(text)}`, edits, safe: false });
  }
  return { start, end, message, fixes };
}
