import * as vscode from 'vscode';
import { KIND_NAMES } from '../../profile/kindNames';
import type { Group } from '../../profile/outline';
import { isCalledByValue } from '../../profile/outlineRows';
import { type PartName, type Profile, personKey } from '../../profile/profile';
import type { Row, ValueKind } from '../../profile/row';
import { relativeTime } from '../../profile/times';
import { shortened, visible, visibleLines } from '../../profile/visible';
import { type ExplorerNode, GroupNode, NoteNode, ProfileNode, type ValueNode } from './explorerNodes';

const { None, Collapsed } = vscode.TreeItemCollapsibleState;

/** Characters. Longer tooltips slow VS Code down, and the page and the JSON show the whole text. */
const LONGEST_TOOLTIP = 5000;
const LONGEST_LINE = 1000;

const PART_ICONS: { readonly [part in PartName | 'other']: string } = {
  recommendations: 'sparkle',
  properties: 'list-unordered',
  computations: 'symbol-operator',
  cohorts: 'organization',
  propensities: 'graph',
  other: 'question',
};

const KIND_ICONS: { readonly [kind in ValueKind]: string } = {
  text: 'symbol-string',
  number: 'symbol-number',
  flag: 'symbol-boolean',
  nothing: 'circle-slash',
  list: 'symbol-array',
  object: 'symbol-object',
};

/** Returns a row of the explorer. Its tooltip is added when somebody points at it. */
export function treeItem(node: ExplorerNode): vscode.TreeItem {
  if (node instanceof ProfileNode) return profileItem(node);
  if (node instanceof GroupNode) return groupItem(node);
  if (node instanceof NoteNode) return noteItem(node);
  return valueItem(node);
}

export function tooltipOf(node: ExplorerNode): string {
  if (node instanceof ProfileNode) return profileTooltip(node);
  if (node instanceof GroupNode) return groupTooltip(node.group);
  if (node instanceof NoteNode) return visible(node.text);
  return rowTooltip(node.row);
}

function profileItem({ seen: { profile, pinned, failure }, isRunning }: ProfileNode): vscode.TreeItem {
  const { userId, deviceId } = profile.person;
  const item = new vscode.TreeItem(label(userId ?? deviceId ?? ''), Collapsed);
  const { fetchedAt } = profile.lastAnswer ?? {};
  const age = isRunning ? 'looking up…' : fetchedAt === undefined ? 'looked up before' : ago(fetchedAt);
  item.id = idOf(profile);
  item.description = `${visible(profile.connection)} · ${age}`;
  // What only the icon shows is heard here.
  const states = [...(pinned ? ['pinned'] : []), ...(failure ? ['the last look-up failed'] : [])];
  item.accessibilityInformation = { label: [item.label, item.description, ...states].join(', ') };
  item.contextValue = pinned ? 'profile.pinned' : 'profile';
  const icon = pinned ? 'pinned' : userId === undefined ? 'device-mobile' : 'account';
  item.iconPath = isRunning
    ? new vscode.ThemeIcon('loading~spin')
    : failure
      ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon(icon);
  return item;
}

function groupItem({ profile, group }: GroupNode): vscode.TreeItem {
  const { part, state, rows, fetchedAt } = group;
  const item = new vscode.TreeItem(group.label, state === 'not-asked' ? None : Collapsed);
  const isOlder = fetchedAt !== undefined && (profile.lastAnswer?.fetchedAt ?? 0) - fetchedAt > 60_000;
  const what = {
    values: rows.length.toLocaleString('en'),
    empty: '0',
    nothing: 'null',
    'not-asked': 'not asked for',
    mixed: 'in properties',
  }[state];
  item.id = idOf(profile, part);
  item.description = isOlder ? `${what} · ${ago(fetchedAt)}` : what;
  item.contextValue = part === 'other' ? 'other' : `part.${state}`;
  item.iconPath = new vscode.ThemeIcon(PART_ICONS[part]);
  return item;
}

function valueItem({ profile, part, row, rank }: ValueNode): vscode.TreeItem {
  const item = new vscode.TreeItem(rank === undefined ? label(row.label) : `${rank}. ${label(row.label)}`);
  item.id = idOf(profile, part, row.path);
  item.collapsibleState = row.rows && row.rows.length > 0 ? Collapsed : None;
  item.description = descriptionOf(row);
  item.contextValue = row.liquid === undefined ? 'value' : 'value.liquid';
  item.iconPath = new vscode.ThemeIcon(iconOf(row));
  return item;
}

function iconOf({ kind, isCondition, recommendation, propensity }: Row): string {
  if (recommendation) return recommendation.isControl ? 'beaker' : 'sparkle';
  if (propensity) return 'graph';
  return isCondition ? 'tag' : KIND_ICONS[kind];
}

function descriptionOf(row: Row): string {
  const { name, value, recommendation, propensity } = row;
  const named = name === undefined ? [] : [oneLine(name, 100)];
  if (recommendation) {
    const { isControl, source, lastUpdated } = recommendation;
    return [
      ...named,
      ...(isControl === undefined ? [] : [isControl ? 'control' : 'treatment']),
      ...(source === undefined ? [] : [oneLine(source, 100)]),
      ...(lastUpdated === undefined ? [] : [ago(lastUpdated)]),
    ].join(' · ');
  }
  if (propensity?.type === 'pct') return [...named, `${value} of 100`].join(' · ');
  const shown = isCalledByValue(row) ? [] : [label(value, 100)];
  return [...named, ...shown].join(' · ');
}

function noteItem({ text }: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem('');
  item.description = oneLine(text, LONGEST_LINE);
  item.iconPath = new vscode.ThemeIcon('info');
  return item;
}

function profileTooltip({ seen: { profile, failure } }: ProfileNode): string {
  const { person, answered, connection, lastAnswer } = profile;
  const ids = { 'User ID': answered.userId ?? person.userId, 'Device ID': answered.deviceId ?? person.deviceId };
  return [
    ...Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [`${name}: ${oneLine(id, LONGEST_LINE)}`])),
    `Connection: ${visible(connection)}`,
    ...(lastAnswer ? [`Fetched ${when(lastAnswer.fetchedAt)}${lastAnswer.fromCache ? ', from memory' : ''}`] : []),
    ...(failure ? ['', visible(failure.message)] : []),
  ].join('\n');
}

function groupTooltip({ label, note, fetchedAt, fromCache }: Group): string {
  const fetched = fetchedAt === undefined ? [] : [`Fetched ${when(fetchedAt)}${fromCache ? ', from memory' : ''}`];
  return [label, ...(note === undefined ? [] : [visible(note)]), ...fetched].join('\n');
}

function rowTooltip({ label, name, kind, value, liquid, recommendation }: Row): string {
  const control =
    'Control group: the items are a random selection. Serve the default experience, or the experiment cannot be measured.';
  return [
    oneLine(name === undefined ? label : `${label} (${name})`, LONGEST_LINE),
    kind === 'text' ? textOfLength(value.length) : KIND_NAMES[kind],
    ...(recommendation?.isControl ? [control] : []),
    ...(liquid === undefined ? ['Liquid has no way to write this name.'] : [oneLine(liquid, LONGEST_LINE)]),
    '',
    visibleLines(value.slice(0, LONGEST_TOOLTIP)) +
      (value.length > LONGEST_TOOLTIP ? '\n… The profile page and the JSON show all of it.' : ''),
  ].join('\n');
}

function textOfLength(length: number): string {
  return length === 1 ? 'Text of 1 character' : `Text of ${length.toLocaleString('en')} characters`;
}

/** Returns a unique id. VS Code would refuse to show the whole tree if two rows had the same. */
function idOf(profile: Profile, ...place: readonly unknown[]): string {
  return JSON.stringify([profile.connection, personKey(profile.person), ...place]);
}

/** Returns the text on one line, in quotes if nothing of it can be seen. */
function label(text: string, length = 200): string {
  const line = oneLine(text, length);
  return line.trim() === '' ? `"${line}"` : line;
}

function oneLine(text: string, length: number): string {
  return visible(shortened(text, length));
}

function when(time: number): string {
  return new Date(time).toLocaleString();
}

function ago(time: number): string {
  return relativeTime(time, Date.now()) ?? '';
}
