import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject } from '../../../src/profile/json';
import { anyTemplate } from '../template/arbitraries';
import { Answering, json, rendering } from './rendering';

const runs = { numRuns: 400 };

const data = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'first_name', 'custom_attribute', 'content_blocks', '__proto__'),
  fc.jsonValue({ maxDepth: 4 }),
) as fc.Arbitrary<JsonObject>;

const limits = { nodes: 3000, characters: 100_000, elements: 20_000 };

describe('The rendering of any text', () => {
  it('is the text itself where there is no Liquid', async () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !/\{\{|\{%/.test(text));
    await fc.assert(
      fc.asyncProperty(plain, async (text) => assert.equal((await rendering(text)).output, text)),
      runs,
    );
  });

  it('never fails, whatever the template and the data hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyTemplate, data, data, async (text, variables, personalization) => {
        const { caller } = new Answering([json(variables), { body: text }, { status: 500 }]);
        const { output, sources, problems } = await rendering(text, { variables, personalization, limits }, caller);
        let end = 0;
        for (const source of sources) {
          assert.ok(source.start >= end && source.end > source.start && source.end <= output.length, text);
          assert.ok(source.from.start <= source.from.end && source.from.end <= text.length, text);
          end = source.end;
        }
        for (const problem of problems) assert.ok(problem.start <= problem.end && problem.end <= text.length, text);
      }),
      runs,
    );
  });

  it('is the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(anyTemplate, data, async (text, variables) => {
        const once = () => rendering(text, { variables, limits }, new Answering([json({ a: 1 })]).caller);
        assert.deepEqual(await once(), await once());
      }),
      runs,
    );
  });

  it('leaves its input as it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyTemplate, data, async (text, variables) => {
        const before = JSON.stringify(variables);
        await rendering(text, { variables, personalization: variables, limits });
        assert.equal(JSON.stringify(variables), before);
      }),
      { numRuns: 200 },
    );
  });
});
