import assert from 'node:assert/strict';
import { isFromPreview, isPreviewState, isToPreview } from '../../../../src/webview/preview/guards';
import { patchOf } from '../../../../src/webview/preview/modelPatch';
import type { FromPreview, ToPreview } from '../../../../src/webview/preview/protocol';
import { messageOf, preview, VARIANTS } from '../../../ui/page/previewModels';
import { tampered } from '../tampering';

const show: ToPreview = { type: 'show', revision: 0, model: preview({ cursor: { place: { start: 1, end: 2 } } }) };
const change: ToPreview = {
  type: 'change',
  revision: 1,
  patch: patchOf(preview(), preview({ busy: true, cursor: { near: 3 }, message: messageOf('Ada', 'Ada') })),
};
const matrix: ToPreview = { type: 'matrix', variants: VARIANTS };

const PLACE = { start: 3, end: 9 };

describe('Messages of the preview page', () => {
  it('lets every message of the page through to the extension', () => {
    const messages: FromPreview[] = [
      { type: 'ready' },
      { type: 'choosePerson' },
      { type: 'comparePeople' },
      { type: 'runCalls' },
      { type: 'runMatrix' },
      { type: 'loadImages' },
      { type: 'saveFixture' },
      { type: 'openFixture' },
      { type: 'saveAnswers' },
      { type: 'compareAnswers' },
      { type: 'whatIf' },
      { type: 'whatIf', whatIf: 'slow' },
      { type: 'goTo', place: PLACE },
      { type: 'setAttribute', attribute: { group: '', name: 'first_name' } },
      { type: 'setAttribute', attribute: { group: 'custom_attribute', name: '__proto__', value: '' } },
      { type: 'allowHost', host: 'api.weather.example' },
      { type: 'disallowHost', host: 'api.weather.example' },
      { type: 'getAnswer', revision: 4, index: 0 },
      { type: 'openAnswer', revision: 4, index: 0 },
    ];
    for (const message of messages) assert.ok(isFromPreview(message), JSON.stringify(message));
  });

  it('stops forged messages on their way to the extension', () => {
    const forged = [
      undefined,
      null,
      'runCalls',
      ['runCalls'],
      {},
      Object.create({ type: 'runCalls' }),
      { type: 'removeApiKey' },
      { type: 'toString' },
      { type: ['runCalls'] },
      { type: 'runCalls', url: 'https://example.com' },
      { type: 'whatIf', whatIf: 1 },
      { type: 'goTo' },
      { type: 'goTo', place: { start: -1, end: 2 } },
      { type: 'goTo', place: { start: 0, end: 0.5 } },
      { type: 'goTo', place: { ...PLACE, uri: 'file:///etc/passwd' } },
      { type: 'setAttribute', attribute: { name: 'first_name' } },
      { type: 'setAttribute', attribute: { group: '', name: 'first_name', value: { toString: 'x' } } },
      { type: 'allowHost' },
      { type: 'allowHost', host: ['example.com'] },
      { type: 'allowHost', host: 'example.com', for: 'ever' },
      { type: 'getAnswer', revision: 4 },
      { type: 'getAnswer', revision: 4, index: -1 },
      { type: 'openAnswer', revision: Number.NaN, index: 0 },
    ];
    for (const message of forged) assert.equal(isFromPreview(message), false, JSON.stringify(message));
  });

  it('lets every message of the extension through to the page', () => {
    const messages: ToPreview[] = [
      show,
      change,
      matrix,
      { type: 'people', variants: [] },
      { type: 'cursor' },
      { type: 'cursor', place: PLACE, near: 7 },
      { type: 'answer', revision: 4, index: 1, text: '{}' },
    ];
    for (const message of messages) assert.ok(isToPreview(message), JSON.stringify(message));
  });

  it('stops tampered messages on their way to the page', () => {
    const changes: [ToPreview, (string | number)[], unknown][] = [
      [show, ['type'], 'hide'],
      [show, ['revision'], '0'],
      [show, ['script'], 'x'],
      [show, ['model'], undefined],
      [show, ['model', 'template'], { html: '' }],
      [show, ['model', 'restricted'], 'no'],
      [show, ['model', 'images'], 1],
      [show, ['model', 'script'], 'x'],
      [show, ['model', 'cursor', 'place'], [1, 2]],
      [show, ['model', 'cursor'], []],
      [show, ['model', 'message', 'output'], ['<b>']],
      [show, ['model', 'message', 'printed', 0, 'from'], -1],
      [show, ['model', 'message', 'aborted'], 'no profile'],
      [show, ['model', 'calls'], {}],
      [show, ['model', 'calls', 0, 'url'], 7],
      [show, ['model', 'calls', 1, 'host'], ['example.com']],
      [show, ['model', 'problems', 0, 'line'], '3'],
      [show, ['model', 'attributes', 0, 'value'], 1],
      [show, ['model', 'fixture', 'exists'], 'yes'],
      [show, ['model', 'whatIfs', 0, 'title'], null],
      [show, ['model', '__proto__'], {}],
      [change, ['patch', 'output'], undefined],
      [change, ['patch', 'output', 'at'], -1],
      [change, ['patch', 'steps', 'added'], 1],
      [change, ['patch', 'rest', 'busy'], 'yes'],
      [change, ['patch', 'rest', 'message'], {}],
      [change, ['patch', 'ending', 'length'], '9'],
      [matrix, ['type'], 'variants'],
      [matrix, ['variants', 0, 'same'], 'yes'],
      [matrix, ['variants', 0, 'message', 'html'], '<b>'],
      [matrix, ['variants'], 'all'],
    ];
    for (const [message, path, value] of changes)
      assert.equal(isToPreview(tampered(message, path, value)), false, `${message.type} ${path.join('.')}`);
  });

  it('restores a page from what it kept, and from nothing else', () => {
    const kept = { template: 'file:///a/welcome.liquid', tab: 'calls', narrow: false, plain: true };
    assert.ok(isPreviewState(kept));
    for (const state of [
      undefined,
      {},
      { ...kept, template: 1 },
      { ...kept, tab: 'keys' },
      { ...kept, tab: 'constructor' },
      { ...kept, narrow: 'no' },
      { ...kept, message: '<b>' },
    ])
      assert.equal(isPreviewState(state), false, JSON.stringify(state));
  });
});
