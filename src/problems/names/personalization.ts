import { inserted } from '../../language/edit';
import { textBefore } from '../../template/before';
import { type NameNode, nameAt, type PersonalizationNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Personalization } from '../../template/found';
import {
  allows,
  type GroupEntry,
  groupNamed,
  isGroup,
  PERSONALIZATION,
} from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import type { Finding, Rule } from '../rule';
import { similarIn } from '../similar';
import { said } from '../wording';
import { bracedGroupIn, bracketedNameIn } from './bracedGroups';
import { pipedName } from './pipedNames';
import { isDefinedAt } from './scope';

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

const GROUP_NAMES: readonly string[] = PERSONALIZATION.map(({ name }) => name).filter((name) => name !== '');

/** `{{${firstname}}}`, `{{custom_attributes.${city}}}`. */
export const unknownPersonalization: Rule = {
  code: 'unknown-personalization',
  severity: 'warning',
  find({ facts }) {
    const similar = new SimilarNames();
    return facts.personalizations
      .filter((one) => isLookedAt(facts, one))
      .map((one) => miswritten(facts, one) ?? unknown(facts, one, similar))
      .filter((finding) => finding !== undefined);
  },
};

/** The names that misspelt ones stand for. */
class SimilarNames {
  private readonly ofGroups = similarIn(GROUP_NAMES);
  private readonly ofAttributes = new Map<GroupEntry, (name: string) => string | undefined>();

  group(name: string): string | undefined {
    return this.ofGroups(name);
  }

  attribute(group: GroupEntry, name: string): string | undefined {
    const similar = this.ofAttributes.get(group) ?? similarIn([...group.names]);
    this.ofAttributes.set(group, similar);
    return similar(name);
  }
}

/** Whether this is a name with its group, of which no other rule says that the sign between them is doubled. */
function isLookedAt({ template }: Facts, { group, node, lookup }: Personalization): boolean {
  if (node.text === '') return false;
  return group !== '' || (lookup.head === node && !TORN.test(textBefore(template.text, node.start, LONGEST)));
}

/** Returns what is wrong with the braces, whatever the name in them. */
function miswritten({ template: { text } }: Facts, { group, node }: Personalization): Finding | undefined {
  const braced = node.unclosed && group === '' ? bracedGroupIn(text, node.start) : undefined;
  return braced ?? (node.unclosed ? undefined : pipedName(text, node, groupNamed(group))) ?? quotedName(node);
}

function unknown(facts: Facts, { group, node, lookup }: Personalization, similar: SimilarNames): Finding | undefined {
  const entry = groupNamed(group);
  if (!entry) {
    if (typeof lookup.head !== 'string' || isDefinedAt(facts, group, lookup.start)) return undefined;
    return unknownGroup(nameAt(lookup.start, lookup.head), similar.group(group) ?? OTHER_GROUPS.get(group));
  }
  if (allows(entry, node.text)) return undefined;
  const close = similar.attribute(entry, node.text);
  if (group !== '') return unknownName(node, entry, close);
  const misplaced = bracketedNameIn(facts.template.text, node.start) ?? groupInName(node);
  return misplaced ?? unknownName(node, entry, close, OTHER_NAMES.get(node.text.toLowerCase()));
}

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
  { name: group }: GroupEntry,
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
