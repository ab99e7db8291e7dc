import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { NO_KEY } from '../../../../src/api/failure';
import { NOT_RUN } from '../../../../src/editor/preview/notCalled';
import { OtherHosts } from '../../../../src/editor/preview/otherHosts';
import { PreviewSession } from '../../../../src/editor/preview/previewSession';
import { factsIn } from '../../../../src/editor/templates/templates';
import { writeFixture } from '../../../../src/preview/fixture';
import type { Caller } from '../../../../src/preview/rendering';
import { answering, localApi } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { lookingUp } from './lookingUp';
import { Memory } from './memento';

describe('What a preview is told', () => {
  const api = localApi();
  const parts = lookingUp();
  const { connections, lookUps } = parts;
  before(() => setOwn({ 'amplitudeProfile.endpoint': api.endpoint }));
  after(async () => {
    parts.dispose();
    await setOwn({ 'amplitudeProfile.endpoint': undefined });
  });

  const template = (content: string) => vscode.workspace.openTextDocument({ language: 'liquid', content });
  const sessionOf = (document: vscode.TextDocument, hosts = new OtherHosts(new Memory())) =>
    new PreviewSession(document, undefined, parts, hosts, (one) => factsIn(one.getText()));
  const read = async (session: PreviewSession) => (await session.render('change', new AbortController().signal)).output;

  it('is kept when its template becomes another document', async () => {
    const session = sessionOf(await template('Hi {{ ${first_name} }}'));
    session.setAttribute({ group: '', name: 'first_name', value: 'Ada' });
    session.edited(await template('Bye {{ ${first_name} }}'));
    await session.load();
    assert.equal(await read(session), 'Bye Ada');
  });

  it('is kept when its fixture is gone for a moment, and when one that it saved is read', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'session-'));
    const file = path.join(folder, 'a.liquid');
    const fixture = '{"person":{"userId":"ada"},"personalization":{"first_name":"Ada"}}';
    await fs.writeFile(file, '{{ ${user_id} }}, {{ ${first_name} }}');
    const session = sessionOf(await vscode.workspace.openTextDocument(file));
    const loaded = async (content?: string) => {
      if (content === undefined) await fs.rm(`${file}.fixture.json`);
      else await fs.writeFile(`${file}.fixture.json`, content);
      await session.load();
      return read(session);
    };
    assert.equal(await loaded(fixture), 'ada, Ada');
    session.readAs({ userId: 'bo' });
    session.setAttribute({ group: '', name: 'first_name', value: 'Bo' });
    assert.equal(await loaded(), 'bo, Bo');
    assert.equal(await loaded(fixture), 'bo, Bo');
    assert.equal(await loaded(fixture.replace('Ada', 'Cy')), 'bo, Cy');
    const saved = writeFixture(session.kept({}));
    session.readAs({ userId: 'di' });
    assert.equal(await loaded(saved), 'di, Cy');
    await fs.rm(folder, { recursive: true });
  });

  it('is a person, whose ID replaces one that was typed before', async () => {
    const session = sessionOf(await template('{{ ${user_id} }}'));
    session.setAttribute({ group: '', name: 'user_id', value: 'typed' });
    assert.equal(await read(session), 'typed');
    session.readAs({ userId: 'bo' });
    assert.equal(await read(session), 'bo');
    assert.deepEqual(session.kept({}), { person: { userId: 'bo' } });
  });

  it('is which hosts may be called, and which may no longer', () => {
    const hosts = new OtherHosts(new Memory());
    let changes = 0;
    hosts.onDidChange(() => changes++);
    for (const host of ['x.io', 'y.io', 'x.io']) hosts.allow(host);
    assert.deepEqual(['x.io', 'y.io', 'z.io'].map(hosts.allows), [true, true, false]);
    hosts.disallow('x.io');
    assert.deepEqual(['x.io', 'y.io', 'z.io'].map(hosts.allows), [false, true, false]);
    assert.equal(changes, 4);
  });

  it('is nobody where nobody was chosen on a real connection, and a sample person on the sample connection', async () => {
    const session = sessionOf(await template('{{ ${user_id} }}'));
    const chosen = sessionOf(await template('{{ ${user_id} }}'));
    chosen.readAs({ userId: 'control-user' });
    chosen.compare([{ userId: 'testUser' }]);
    const compared = async () => (await chosen.ofPeople(new AbortController().signal)).map(({ title }) => title);
    assert.deepEqual([await read(session), await read(chosen)], ['treated-user', 'control-user']);
    assert.deepEqual([session.kept({}), chosen.kept({})], [{}, { person: { userId: 'control-user' } }]);
    assert.deepEqual(await compared(), ['testUser']);
    await connections.change((keys) => keys.keep('One', 'key-of-one', new URL(api.endpoint).origin));
    assert.deepEqual([await read(session), await read(chosen)], ['', '']);
    assert.deepEqual(await compared(), []);
  });

  it('is why nobody asks for recommendations: each counts, or there is no key to ask with', async () => {
    await connections.change((keys) => keys.keep('One', 'key-of-one', new URL(api.endpoint).origin));
    const call = `{% connected_content ${api.endpoint}?user_id=ada&get_recs=true&rec_id=a %}`;
    const session = sessionOf(await template(call));
    const told = async () => {
      const rendering = await session.render('change', new AbortController().signal);
      const { calls, waiting } = session.model(rendering, false, false);
      return { failure: calls[0]?.failure, waiting };
    };
    assert.deepEqual(await told(), { failure: NOT_RUN.failure, waiting: true });
    await connections.change((keys) => keys.removeKey('One'));
    assert.deepEqual(await told(), { failure: NO_KEY, waiting: false });
    assert.equal(api.requests.length, 0);
  });

  it('is what every what-if makes of the message, which makes each call once, and no warning of listeners', async () => {
    let asked = 0;
    const hosts = new OtherHosts(new Memory());
    const call: Caller = async () => {
      asked++;
      await setTimeout(10);
      return { failure: 'Nobody is there.' };
    };
    const session = sessionOf(await template('{% connected_content https://x.io/ %}'), Object.assign(hosts, { call }));
    const warnings: string[] = [];
    const warned = ({ name }: Error) => warnings.push(name);
    process.on('warning', warned);
    const variants = await session.matrix(new AbortController().signal);
    process.off('warning', warned);
    assert.ok(variants.length > 10);
    assert.deepEqual(warnings, []);
    assert.equal(asked, 1);
  });

  it('is the newest answer, once another look-up has it', async () => {
    await connections.change((keys) => keys.keep('One', 'key-of-one', new URL(api.endpoint).origin));
    const call = `{% connected_content ${api.endpoint}?user_id=ada&get_amp_props=true :save a %}`;
    const session = sessionOf(await template(`${call}{{ a.userData.amp_props.city }}`));
    const listening = lookUps.onDidLookUp((person) => forgotten.push(session.forget(person)));
    const forgotten: boolean[] = [];
    assert.equal(await read(session), 'Oslo');
    api.handler = answering(200, '{"userData":{"user_id":"ada","amp_props":{"city":"Bergen"}}}');
    assert.equal(await read(session), 'Oslo');
    await lookUps.lookUp({ userId: 'bo' });
    assert.equal(await read(session), 'Oslo');
    await lookUps.lookUp({ userId: 'ada', properties: true, cohorts: true }, { fresh: true });
    assert.equal(await read(session), 'Bergen');
    assert.deepEqual(forgotten, [false, true]);
    listening.dispose();
  });
});
