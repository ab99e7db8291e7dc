import assert from 'node:assert/strict';
import { isFromPage, isPageState, isToPage } from '../../../src/webview/guards';
import type { FromPage, ToPage } from '../../../src/webview/protocol';

const show: ToPage = {
  type: 'show',
  model: {
    connection: 'Sample',
    sample: true,
    person: { userId: 'testUser' },
    answered: { userId: 'testUser', deviceId: 'ffff' },
    status: 200,
    fetchedAt: 1_700_000_000_000,
    durationMs: 12,
    fromCache: false,
    groups: [
      {
        part: 'properties',
        label: 'Properties',
        state: 'values',
        rows: [
          {
            label: 'geo',
            kind: 'object',
            value: '{"lat":1}',
            path: ['amp_props', 'geo'],
            liquid: 'amplitude.userData.amp_props.geo',
            rows: [{ label: 'lat', kind: 'number', value: '1', path: ['amp_props', 'geo', 'lat'] }],
          },
        ],
      },
    ],
    busy: false,
  },
};

/** The message with another value at the end of the path. */
function tampered(message: object, path: readonly (string | number)[], value: unknown): object {
  const copy = structuredClone(message);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true });
  return copy;
}

describe('Messages of the profile page', () => {
  it('lets every message of the page through to the extension', () => {
    const messages: FromPage[] = [
      { type: 'ready' },
      { type: 'refresh' },
      { type: 'cancel' },
      { type: 'askFor', part: 'cohorts' },
      { type: 'copyValue', path: ['amp_props', 'city'] },
      { type: 'copyLiquid', path: ['recommendations', 0, 'items', 3] },
      { type: 'insertLiquid', path: ['amp_props', '__proto__', ''] },
      { type: 'getJson' },
      { type: 'openJson' },
      { type: 'copyJson' },
      { type: 'copyAsCurl' },
    ];
    for (const message of messages) assert.ok(isFromPage(message), JSON.stringify(message));
  });

  it('stops forged messages on their way to the extension', () => {
    const inherited = Object.create({ type: 'refresh' });
    const forged = [
      undefined,
      null,
      'refresh',
      ['refresh'],
      {},
      inherited,
      { type: 'removeApiKey' },
      { type: 'refresh', endpoint: 'https://example.com' },
      { type: ['refresh'] },
      { type: 'askFor' },
      { type: 'askFor', part: 'other' },
      { type: 'askFor', part: 'constructor' },
      { type: 'copyValue' },
      { type: 'copyValue', path: 'amp_props.city' },
      { type: 'copyValue', path: ['amp_props', -1] },
      { type: 'copyValue', path: ['amp_props', 0.5] },
      { type: 'copyValue', path: ['amp_props', { toString: 'city' }] },
      { type: 'copyValue', path: ['amp_props'], text: '{% connected_content https://example.com %}' },
    ];
    for (const message of forged) assert.equal(isFromPage(message), false, JSON.stringify(message));
  });

  it('lets every message of the extension through to the page', () => {
    for (const message of [show, { type: 'json', text: '{}' }, { type: 'done', action: 'copyLiquid' }]) {
      assert.ok(isToPage(message), JSON.stringify(message));
    }
  });

  it('stops tampered messages on their way to the page', () => {
    const row = ['model', 'groups', 0, 'rows', 0];
    const changes: [(string | number)[], unknown][] = [
      [['type'], 'hide'],
      [['model'], undefined],
      [['model', 'connection'], { html: '' }],
      [['model', 'sample'], 'yes'],
      [['model', 'person'], { userId: 1 }],
      [['model', 'fetchedAt'], Number.NaN],
      [['model', 'script'], 'x'],
      [['model', 'groups'], {}],
      [['model', 'groups', 0, 'part'], 'keys'],
      [['model', 'groups', 0, 'state'], ''],
      [[...row, 'kind'], 'script'],
      [[...row, 'value'], ['<b>']],
      [[...row, 'path'], 'amp_props'],
      [[...row, 'rows', 0, 'label'], 7],
      [[...row, '__proto__'], {}],
    ];
    for (const [path, value] of changes) assert.equal(isToPage(tampered(show, path, value)), false, path.join('.'));
  });

  it('restores a page from what it kept, and from nothing else', () => {
    const kept = { connection: 'Sample', person: { userId: 'testUser' } };
    const table = { filter: 'city', sort: { column: 'value', descending: true }, scrollTop: 40 };
    assert.ok(isPageState(kept));
    assert.ok(isPageState({ ...kept, scrollTop: 12, tables: { properties: table } }));
    for (const state of [
      undefined,
      {},
      { ...kept, person: 'testUser' },
      { ...kept, scrollTop: '12' },
      { ...kept, tables: { properties: { ...table, sort: 'value' } } },
      { ...kept, tables: { properties: { ...table, filter: {} } } },
    ]) {
      assert.equal(isPageState(state), false, JSON.stringify(state));
    }
  });
});
