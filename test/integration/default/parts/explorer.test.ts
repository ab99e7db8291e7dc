import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ApiFailure } from '../../../../src/api/failure';
import { Explorer } from '../../../../src/editor/profiles/explorer';
import { type ExplorerNode, GroupNode, NoteNode, ValueNode } from '../../../../src/editor/profiles/explorerNodes';
import type { Profiles } from '../../../../src/editor/profiles/profiles';
import type { JsonObject } from '../../../../src/profile/json';
import { answerTo } from '../../../unit/profile/answers';
import { lookingUp } from './lookingUp';

describe('The explorer', () => {
  let explorer: Explorer;
  let profiles: Profiles;
  const open: vscode.Disposable[] = [];
  before(() => {
    const parts = lookingUp();
    profiles = parts.profiles;
    explorer = new Explorer(parts.connections, profiles, parts.lookUps);
    open.push(explorer, parts);
  });
  after(() => vscode.Disposable.from(...open).dispose());

  /** The rows of somebody's properties. */
  const properties = (amp_props?: JsonObject): ExplorerNode[] => {
    if (amp_props) profiles.addAnswer('Sample', answerTo({ userId: 'ada', properties: true }, { amp_props }));
    const [person] = explorer.getChildren();
    const group = explorer
      .getChildren(person)
      .find((node) => node instanceof GroupNode && node.group.part === 'properties');
    return explorer.getChildren(group);
  };

  it('shows 10,000 of 100,000 properties, says where the others are, and makes them once', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, number) => [`property ${number}`, number]));
    const rows = properties(many);
    assert.equal(rows.length, 10_001);
    const last = rows.at(-1);
    assert.ok(last instanceof NoteNode);
    assert.equal(last.text, '90,000 more on the profile page.');
    const [first, again] = [rows[0], properties()[0]];
    assert.ok(first instanceof ValueNode && again instanceof ValueNode);
    assert.equal(again.row, first.row);
  });

  it('drops the Liquid of several rows on a line each, and of none that Liquid cannot write', async () => {
    const rows = properties({ city: 'Oslo', 'gp:email': 'a@b', '\'"': 1, 'a}}b': 2, "it's": 3 });
    const data = new vscode.DataTransfer();
    explorer.handleDrag(rows, data);
    assert.deepEqual((await data.get('text/plain')?.asString())?.split('\n').sort(), [
      '{{ amplitude.userData.amp_props.city }}',
      '{{ amplitude.userData.amp_props["it\'s"] }}',
      "{{ amplitude.userData.amp_props['gp:email'] }}",
    ]);
    const nothing = new vscode.DataTransfer();
    explorer.handleDrag(explorer.getChildren(), nothing);
    assert.equal(nothing.get('text/plain'), undefined);
  });

  it('hides nothing in a label, and breaks no line', () => {
    const rows = properties({
      'a\u202Eb\u200B\n\u0007': 'c\u2066d\ne',
      ['x'.repeat(1_000_000)]: 'y'.repeat(1_000_000),
    });
    for (const row of rows) {
      const { label, description } = explorer.getTreeItem(row);
      const shown = `${label}${description}`;
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}]/u);
      assert.ok(shown.length < 500);
      const { tooltip } = explorer.resolveTreeItem(explorer.getTreeItem(row), row);
      assert.ok(String(tooltip).length < 20_000);
    }
  });

  it('has another id for each row', () => {
    const rows = properties({ a: { b: 1 }, 'a b': 1, '["a"]': 2, '': 3, ['__proto__']: 4 });
    const ids = rows.map((row) => explorer.getTreeItem(row).id);
    assert.equal(new Set(ids).size, rows.length);
  });

  it('has another id for each row, whoever it is about and whatever group it stands in', () => {
    const value = { amp_props: { city: { name: 'Oslo' } } };
    for (const userId of ['x', 'x properties', 'x ["amp_props","city"]', 'x user_id=x']) {
      profiles.addAnswer('Sample', answerTo({ userId, computations: true }, value));
      profiles.addAnswer('Sample', answerTo({ userId, properties: true }, value));
    }
    const all = (node?: ExplorerNode): ExplorerNode[] =>
      explorer.getChildren(node).flatMap((child) => [child, ...all(child)]);
    const ids = all().flatMap((node) => explorer.getTreeItem(node).id ?? []);
    assert.ok(ids.filter((id) => id.includes('city')).length >= 16);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('hides nothing in a tooltip', () => {
    const request = { userId: 'hidden', recIds: ['a\u202Eb', 'known'] };
    profiles.addAnswer('Sample', answerTo(request, { recommendations: [{ rec_id: 'known' }] }));
    profiles.addFailure('Sample', request, new ApiFailure('refused', 'said \u202E'));
    const [person] = explorer.getChildren();
    const nodes = [person, ...explorer.getChildren(person)].flatMap((node) => [node, ...explorer.getChildren(node)]);
    const tooltips = nodes.map((node) => node && explorer.resolveTreeItem(explorer.getTreeItem(node), node).tooltip);
    assert.ok(tooltips.filter((text) => String(text).includes('\\u{202E}')).length >= 4);
    assert.ok(!String(tooltips).includes('\u202E'));
  });
});
