import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isModel, isToPreview } from '../../../../src/webview/preview/guards';
import { patched, patchOf } from '../../../../src/webview/preview/modelPatch';
import type { Message, ModelPatch, PreviewModel, Printed } from '../../../../src/webview/preview/protocol';
import { preview } from '../../../ui/page/previewModels';

/** As it comes to the page. */
function sent(before: PreviewModel, after: PreviewModel): ModelPatch {
  const message: unknown = JSON.parse(JSON.stringify({ type: 'change', revision: 1, patch: patchOf(before, after) }));
  assert.ok(isToPreview(message) && message.type === 'change');
  return message.patch;
}

/** Paragraphs of which each has a value; `written` stands in the first one, in the template as in the message. */
function letter(written: string): Message {
  const printed: Printed[] = [];
  let output = `<p>${written}</p>`;
  for (let index = 0; index < 500; index++) {
    const [from, start] = [output.length + '<p>'.length, index * 20 + written.length];
    const value = `value ${index}`;
    printed.push({ from, to: from + value.length, start, end: start + 9 });
    output += `<p>${value}</p>`;
  }
  return { output, printed };
}

describe('What changes in a preview', () => {
  it('is little where a letter is typed into a long message', () => {
    const [before, after] = [letter('Hell'), letter('Hello')].map((message) => preview({ message }));
    assert.ok(before && after);
    const patch = sent(before, after);
    assert.deepEqual([patch.output, patch.rest], [{ at: 7, removed: 0, added: 'o' }, undefined]);
    assert.ok(JSON.stringify(patch).length < 300, JSON.stringify(patch));
    assert.deepEqual(patched(before, patch), after);
  });

  it('makes one model of any other', () => {
    const offset = fc.nat({ max: 50 });
    const printed = fc.array(
      fc.record({ from: offset, to: offset, start: offset, end: offset }, { noNullPrototype: true }),
      { maxLength: 6 },
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'a', 'aa', 'aba', '\uD83D\uDE00', '\uD83D'),
    );
    const message = fc.record(
      { output: text, printed, length: offset, aborted: text.map((reason) => ({ reason })) },
      { requiredKeys: ['output', 'printed'], noNullPrototype: true },
    );
    const model = fc
      .record(
        { message, person: text, busy: fc.boolean(), cursor: offset.map((near) => ({ near })) },
        { requiredKeys: ['message', 'busy'], noNullPrototype: true },
      )
      .map((changes) => preview(changes));
    fc.assert(
      fc.property(model, model, (before, after) => {
        const next = patched(before, sent(before, after));
        assert.ok(isModel(next));
        assert.deepEqual(next, after);
      }),
      { numRuns: 60 },
    );
  });

  it('makes nothing to be shown of what it does not belong to', () => {
    const [before, after] = [preview({ message: letter('a') }), preview({ message: letter('b') })];
    const patch = patchOf(before, after);
    for (const added of ['x', '1', '-9 1 1 1', '1 1 1 1e400', '1 1 1 0.5', '1 1 1 1 1', ' ']) {
      const steps = { at: 0, removed: 1_000_000, added };
      assert.equal(isModel(patched(before, { ...patch, steps })), false, added);
    }
  });
});
