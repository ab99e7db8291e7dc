import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { FileFailure } from '../../../src/cli/fileFailure';
import { createSarif } from '../../../src/cli/formats/sarif';
import { CODES } from '../../../src/problems/problems';
import { printed, reportOn } from './reporting';

const page = readFileSync(join(import.meta.dirname, '../../../docs/problems.md'), 'utf8');
const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

const create = () => createSarif('/repo', { version: '0.1.0', page });

function logOf(...parameters: Parameters<typeof printed>): Log {
  const log: Log = JSON.parse(printed(...parameters));
  assert.ok(isValid(log), ajv.errorsText(isValid.errors));
  return log;
}

const resultsOf = (log: Log) => log.runs[0]?.results ?? [];

describe('SARIF', () => {
  it('is valid by its schema, with and without results', () => {
    logOf(create());
    logOf(create(), reportOn('a.liquid', '«a»\n«b»'), reportOn('b.liquid', 'c'));
  });

  it('describes every kind of problem as its page does', () => {
    const rules = logOf(create()).runs[0]?.tool.driver.rules ?? [];
    assert.deepEqual(new Set(rules.map(({ id }) => id)), CODES);
    for (const { id, shortDescription, fullDescription, help, defaultConfiguration } of rules) {
      assert.match(shortDescription?.text ?? '', /^[^\n]+\.$/, id);
      assert.ok(fullDescription?.text.startsWith(shortDescription?.text ?? '?'), id);
      assert.doesNotMatch(fullDescription?.text ?? '', /^(Error|Warning|Information|Hint)\b/, id);
      assert.match(help?.markdown ?? '', /```liquid/, id);
      assert.ok(defaultConfiguration?.level, id);
    }
  });

  it('says where, how bad, and how it is fixed', () => {
    const fixes = [{ title: 'Change to 300', safe: true, edits: [{ start: 2, end: 2, newText: '3' }] }];
    const [result, ...others] = resultsOf(
      logOf(create(), reportOn('a.liquid', 'x\n«20»', { code: 'cache-age-out-of-range', severity: 'hint', fixes })),
    );
    assert.deepEqual(others, []);
    const artifactLocation = { uri: 'a.liquid', uriBaseId: '%SRCROOT%' };
    assert.equal(result?.level, 'note');
    assert.equal(result.message.text, 'Nobody is asked for.');
    assert.deepEqual(result.locations, [
      { physicalLocation: { artifactLocation, region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 3 } } },
    ]);
    assert.deepEqual(result.fixes, [
      {
        description: { text: 'Change to 300' },
        artifactChanges: [
          {
            artifactLocation,
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 1 },
                insertedContent: { text: '3' },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('finds the rule of a result by its index', () => {
    const log = logOf(create(), reportOn('a.liquid', '«a»', { code: 'cache-age-out-of-range' }));
    const [result] = resultsOf(log);
    assert.equal(log.runs[0]?.tool.driver.rules?.[result?.ruleIndex ?? -1]?.id, 'cache-age-out-of-range');
  });

  it('encodes addresses', () => {
    for (const [name, uri] of [
      ['emails/a b#c?d%.liquid', 'emails/a%20b%23c%3Fd%25.liquid'],
      ['javascript:x.liquid', 'javascript%3Ax.liquid'],
      ['日\u001B.liquid', '%E6%97%A5%1B.liquid'],
      ['\uD800.liquid', '%EF%BF%BD.liquid'],
      ['../x.liquid', '../x.liquid'],
    ] as const) {
      const [result] = resultsOf(logOf(create(), reportOn(name, '«a»')));
      assert.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, uri);
    }
  });

  it('knows a problem again when lines come above, and tells like ones in a line apart', () => {
    const prints = (template: string) =>
      resultsOf(logOf(create(), reportOn('a.liquid', template))).map(({ partialFingerprints }) => partialFingerprints);
    assert.deepEqual(prints('x «a»\n'), prints('new\n\n  x «a»\n'));
    assert.notDeepEqual(prints('x «a»'), prints('y «a»'));
    const [one, other] = prints('x «a» «a»');
    assert.notDeepEqual(one, other);
  });

  it('says what could not be read', () => {
    const format = create();
    format.fail(new FileFailure('a.liquid', '“a.liquid” is not a file.'));
    const [invocation] = logOf(format).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications?.[0]?.message.text, '“a.liquid” is not a file.');
  });
});
