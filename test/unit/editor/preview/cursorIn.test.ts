import assert from 'node:assert/strict';
import { cursorIn } from '../../../../src/editor/preview/cursorIn';
import { rendering } from '../../preview/rendering';

/** Where in the output the cursor `█` is, marked by the same sign; and the expression around it. */
async function seenIn(marked: string): Promise<[message: string, around: string]> {
  const offset = marked.indexOf('█');
  const text = marked.replace('█', '');
  const { output, sources } = await rendering(text, { variables: { a: 'one', list: ['x', 'y'] } });
  const { place, near = 0 } = cursorIn({ sources }, offset);
  return [`${output.slice(0, near)}█${output.slice(near)}`, place ? text.slice(place.start, place.end) : ''];
}

describe('The cursor', () => {
  it('is where its text stands in the message', async () => {
    assert.deepEqual(await seenIn('He█llo {{ a }}, bye'), ['He█llo one, bye', '']);
    assert.deepEqual(await seenIn('Hello {{ a }}, b█ye'), ['Hello one, b█ye', '']);
  });

  it('is at what an expression printed', async () => {
    assert.deepEqual(await seenIn('Hello {{ █a }}, bye'), ['Hello █one, bye', '{{ a }}']);
  });

  it('is in the first round of a loop', async () => {
    assert.deepEqual(await seenIn('{% for i in list %}{{ i }} a█nd {% endfor %}'), ['x a█nd y and ', '']);
  });

  it('is never behind what comes next', async () => {
    assert.deepEqual(await seenIn('{% assign long = 1 %} █ {{ a }}!'), ['  █one!', '']);
  });
});
