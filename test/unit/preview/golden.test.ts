import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallAnswer, Rendering } from '../../../src/preview/rendering';
import type { JsonObject } from '../../../src/profile/json';
import { Answering, rendering } from './rendering';

const folder = 'test/fixtures/golden/preview';

interface Fixture {
  readonly personalization: JsonObject;
  readonly answers: readonly Partial<CallAnswer>[];
}

/** What is read, and below it what else there is to know. */
function shown(text: string, { output, aborted, calls, problems, sources }: Rendering): string {
  return [
    output,
    ...(aborted ? [`aborted: ${aborted.reason}`] : []),
    '--- calls',
    ...calls.map(({ method, url, status, failure }) => `${method} ${url} ${status ?? ''} ${failure ?? ''}`.trimEnd()),
    '--- problems',
    ...problems.map(({ message, start, end }) => `${JSON.stringify(text.slice(start, end))} ${message}`),
    '--- sources',
    ...sources.map(({ start, end, from }) => {
      const [printed, expression] = [output.slice(start, end), text.slice(from.start, from.end)];
      return `${JSON.stringify(printed)} ${JSON.stringify(expression)}`;
    }),
    '',
  ].join('\n');
}

describe('The rendering of a template', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.liquid'));

  it('is known for some templates', () => assert.ok(names.length > 0));

  for (const name of names) {
    it(`stays as it is for ${name}`, async () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const { personalization, answers } = JSON.parse(
        readFileSync(join(folder, name.replace('.liquid', '.json')), 'utf8'),
      ) as Fixture;
      const result = shown(text, await rendering(text, { personalization }, new Answering(answers).caller));
      const golden = join(folder, name.replace('.liquid', '.txt'));
      if (process.env.UPDATE_GOLDEN) writeFileSync(golden, result);
      assert.ok(existsSync(golden), `${golden} is missing; UPDATE_GOLDEN=1 writes it`);
      assert.equal(result, readFileSync(golden, 'utf8'));
    });
  }
});
