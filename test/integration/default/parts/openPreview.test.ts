import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { type CommandRegistry, Refusal } from '../../../../src/editor/commands';
import { OtherHosts } from '../../../../src/editor/preview/otherHosts';
import { Preview, type PreviewParts } from '../../../../src/editor/preview/preview';
import { PreviewAnswers } from '../../../../src/editor/preview/previewAnswers';
import type { PreviewPeople } from '../../../../src/editor/preview/previewPeople';
import { PreviewSession, type Reason } from '../../../../src/editor/preview/previewSession';
import { factsIn } from '../../../../src/editor/templates/templates';
import type { Person } from '../../../../src/profile/profile';
import { answering, localApi } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { lookingUp } from './lookingUp';
import { Memory } from './memento';
import { createPanel } from './panel';

const RECOMMENDED =
  '{"userData":{"user_id":"ada","recommendations":[{"rec_id":"a","child_rec_id":"a","items":["x"],"is_control":false,"recommendation_source":"model","last_updated":1600000000}]}}';

describe('A preview whose page', () => {
  const api = localApi();
  const looking = lookingUp();
  const open: vscode.Disposable[] = [looking];
  let folder: string;
  before(async () => {
    await setOwn({ 'amplitudeProfile.endpoint': api.endpoint });
    await looking.connections.change((keys) => keys.keep('One', 'key-of-one', new URL(api.endpoint).origin));
  });
  after(async () => {
    vscode.Disposable.from(...open).dispose();
    await setOwn({ 'amplitudeProfile.endpoint': undefined });
  });
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'preview-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  const callOf = (query: string) => `{% connected_content ${api.endpoint}?user_id={{\${user_id}}}&${query} :save a %}`;

  async function fileNamed(name: string, text: string): Promise<vscode.TextDocument> {
    const file = path.join(folder, name);
    await fs.writeFile(file, text);
    return vscode.workspace.openTextDocument(file);
  }

  /** Opens the preview of a template in a panel that the test plays. `chosen` is whom the user chooses when asked. */
  function previewOf(
    document: vscode.TextDocument,
    {
      chosen = new Promise(() => undefined),
      ran = () => undefined,
    }: { chosen?: Promise<Person>; ran?: () => void } = {},
  ) {
    const acts: Promise<unknown>[] = [];
    const failures: unknown[] = [];
    const otherHosts = new OtherHosts(new Memory());
    const previewAnswers = new PreviewAnswers();
    const { panel, posted, send, close } = createPanel();
    const shown = async (act: () => Promise<unknown>) => {
      acts.push(act().catch((error) => failures.push(error)));
    };
    const parts = {
      extensionUri: vscode.Uri.file('/'),
      commands: { shown } as unknown as CommandRegistry,
      log: vscode.window.createOutputChannel('Preview under test', { log: true }),
      otherHosts,
      previewAnswers,
      previewPeople: { choose: () => chosen } as PreviewPeople,
      ranCalls: () => ran(),
    } satisfies PreviewParts;
    const factsOf = (one: vscode.TextDocument) => factsIn(one.getText());
    const session = new PreviewSession(document, undefined, looking, otherHosts, factsOf);
    const reasons: Reason[] = [];
    const render = session.render.bind(session);
    session.render = (reason, signal) => {
      reasons.push(reason);
      return render(reason, signal);
    };
    const preview = new Preview(panel, session, parts);
    open.push(otherHosts, previewAnswers, parts.log, { dispose: close });
    const settled = async () => {
      for (const act of acts) await act;
    };
    return { preview, posted, send, close, failures, reasons, settled };
  }

  it('was closed asks nothing more, whoever is chosen then', async () => {
    let choose: (person: Person) => void = () => undefined;
    const chosen = new Promise<Person>((resolve) => {
      choose = resolve;
    });
    const template = await fileNamed('a.liquid', callOf('get_amp_props=true'));
    const { send, close, settled, failures } = previewOf(template, { chosen });
    send({ type: 'choosePerson' });
    close();
    choose({ userId: 'ada' });
    await settled();
    assert.deepEqual(failures, []);
    assert.equal(api.requests.length, 0);
  });

  it('is closed while its fixture is read, or its template renamed, fails at nothing', async () => {
    const { preview, close } = previewOf(await fileNamed('a.liquid', 'Hello'));
    const reading = preview.fixtureChanged();
    close();
    await reading;
    await preview.follow(await fileNamed('b.liquid', 'Hello'));
  });

  it('is shown while its fixture is edited waits with calls, as while its template is', async () => {
    const { preview, reasons, settled } = previewOf(await fileNamed('a.liquid', 'Hello'));
    await preview.fixtureChanged('typing');
    await preview.fixtureChanged();
    await settled();
    assert.deepEqual(reasons, ['typing', 'change']);
  });

  it('shows no answer saves none over those in its fixture', async () => {
    const { send, settled, failures } = previewOf(await fileNamed('a.liquid', callOf('get_recs=true&rec_id=a')));
    send({ type: 'ready' });
    await settled();
    send({ type: 'saveAnswers' });
    await settled();
    assert.ok(failures[0] instanceof Refusal);
    assert.equal(existsSync(path.join(folder, 'a.liquid.fixture.json')), false);
  });

  it('waits for a call has its answer once another preview ran it', async () => {
    const call = `{% connected_content ${api.endpoint}?user_id=ada&get_recs=true&rec_id=a :save a %}`;
    const waiting = previewOf(await fileNamed('a.liquid', call));
    const running = previewOf(await fileNamed('b.liquid', call), { ran: () => waiting.preview.othersRanCalls() });
    const shown = async ({ send, settled, posted }: typeof waiting) => {
      send({ type: 'ready' });
      await settled();
      const last = posted.findLast((message) => message.type === 'show');
      return last?.model.waiting;
    };
    assert.deepEqual([await shown(waiting), await shown(running)], [true, true]);
    api.handler = answering(200, RECOMMENDED);
    running.send({ type: 'runCalls' });
    await running.settled();
    await waiting.settled();
    assert.deepEqual(
      waiting.posted.flatMap((message) => (message.type === 'change' ? [message.patch.rest?.waiting] : [])),
      [false],
    );
    assert.equal(api.requests.length, 1);
  });
});
