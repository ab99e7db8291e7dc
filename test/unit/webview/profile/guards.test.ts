import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject } from '../../../../src/profile/json';
import { outline } from '../../../../src/profile/outline';
import { parseJson } from '../../../../src/profile/parseJson';
import { isFromPage, isPageState, isToPage } from '../../../../src/webview/profile/guards';
import type { FromPage, ToPage } from '../../../../src/webview/profile/protocol';
import { answerTo, profileOf } from '../../profile/answers';
import { tampered } from '../tampering';

const show: ToPage & { readonly type: 'show' } = {
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

describe('Messages of the profile page', () => {
  it('lets every message of the page through to the extension', () => {
    const messages: FromPage[] = [
      { type: 'ready' },
      { type: 'refresh' },
      { type: 'cancel' },
      { type: 'askFor', part: 'cohorts' },
      { type: 'copyValue', path: ['amp_props', 'city'] },
      { type: 'copyValue', path: ['amp_props', 'city'], part: 'computations' },
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
      { type: 'copyValue', path: ['amp_props', 'city'], part: 'everything' },
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

  it('lets every outline of an answer through, whatever numbers and names it holds', () => {
    const number = fc.constantFrom('1e400', '-1e400', '1e307', '-0', '1.0', '1e-400', '8640000000001', '83', 'null');
    const name = fc.constantFrom('__proto__', 'constructor', 'then', 'toJSON', '', 'length', '\u202E', '\uD800', 'a');
    const value = fc.oneof(
      number,
      name.map((text) => JSON.stringify(text)),
    );
    const members = fc.array(fc.tuple(name, value), { maxLength: 4 }).map((all) => {
      return `{${all.map(([key, text]) => `${JSON.stringify(key)}:${text}`)}}`;
    });
    fc.assert(
      fc.property(number, number, name, members, members, (time, score, id, properties, other) => {
        const parsed = parseJson(`{
          "recommendations": [{"rec_id": ${JSON.stringify(id)}, "items": [${JSON.stringify(id)}], "last_updated": ${time}}],
          "propensities": [{"prop": ${score}, "pred_id": ${JSON.stringify(id)}, "prop_type": "pct"}],
          "amp_props": ${properties}, "other": [${other}]}`) as JsonObject;
        const request = { userId: 'u', recIds: ['r'], properties: true, predictionIds: ['p'] };
        const groups = outline(profileOf([answerTo(request, parsed)]));
        const message = { type: 'show', model: { ...show.model, groups } };
        assert.ok(isToPage(JSON.parse(JSON.stringify(message))), JSON.stringify(groups));
      }),
      { numRuns: 100 },
    );
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
