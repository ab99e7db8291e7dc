import assert from 'node:assert/strict';
import { ToldModel } from '../../../../src/editor/preview/toldModel';
import { patchOf } from '../../../../src/webview/preview/modelPatch';
import { messageOf, preview } from '../../../ui/page/previewModels';

describe('What the page of a preview is told', () => {
  const [first, second, third] = ['One', 'Two', 'Three'].map((text) => preview({ message: messageOf(text) })) as [
    ReturnType<typeof preview>,
    ReturnType<typeof preview>,
    ReturnType<typeof preview>,
  ];

  it('is all at first, then what changed since what it was told last', () => {
    const told = new ToldModel();
    assert.deepEqual(told.messageFor(first), { type: 'show', revision: 1, model: first });
    assert.deepEqual(told.messageFor(second), { type: 'change', revision: 2, patch: patchOf(first, second) });
    assert.deepEqual(told.messageFor(third), { type: 'change', revision: 3, patch: patchOf(second, third) });
  });

  it('is the latest until something newer is told', () => {
    const told = new ToldModel();
    told.messageFor(first);
    assert.ok(told.isLatest(1));
    told.messageFor(second);
    assert.ok(!told.isLatest(1));
    assert.ok(told.isLatest(2));
  });

  it('is all again when the page is there anew', () => {
    const told = new ToldModel();
    told.messageFor(first);
    told.forget();
    assert.deepEqual(told.messageFor(second), { type: 'show', revision: 2, model: second });
  });
});
