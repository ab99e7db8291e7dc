import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import schema from '../../../media/fixture.schema.json';
import { FixtureFault, readFixture } from '../../../src/preview/fixture';
import { MAX_ID_LENGTH } from '../../../src/profile/ids';
import { PERSONALIZATION } from '../../../src/template/vocabulary/personalization';

const { properties } = schema.properties.personalization;

/** Attributes and groups as completions offer them in a fixture file. */
const described = Object.fromEntries(
  PERSONALIZATION.flatMap(({ name, doc, attributes }): [string, object][] => {
    const members = attributes.map((one): [string, object] => [one.name, { description: one.doc, default: '' }]);
    if (name === '') return members;
    const known = members.length === 0 ? {} : { properties: Object.fromEntries(members) };
    return [[name, { type: 'object', description: doc, ...known }]];
  }),
);

const ajv = new Ajv({ strictSchema: false });
const isValid = ajv.compile(schema);

function isRead(fixture: unknown): boolean {
  try {
    readFixture(JSON.stringify(fixture));
    return true;
  } catch (error) {
    if (error instanceof FixtureFault) return false;
    throw error;
  }
}

/** Something that may be right in its place, and something that is right nowhere or elsewhere. */
const odd = fc.constantFrom(null, 0, 1.5, 200, 599, 600, true, '', ' ', 'ada', ' ada', 'a\tb', [], {}, [{}], 'POST');
const time = fc.oneof(
  fc.constantFrom('2026-11-25T09:00:00Z', '2026-11-25 09:00', '2026-11', '2026-13-01', 'soon', '2026-11-25T24:00'),
  fc.stringMatching(/^\d{4}-[01]\d(-[0-3]\d([T ][0-2]\d:[0-6]\d(:[0-6]\d(\.\d)?)?(Z|[+-][0-2]\d:?[0-6]\d)?)?)?$/),
);
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.oneof({ weight: 20, arbitrary: value }, odd);
const members = (model: { [name: string]: fc.Arbitrary<unknown> }) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.record(model, { requiredKeys: [] }) },
    fc.record({ ...model, [String(Object.keys(model)[0]).toUpperCase()]: odd }, { requiredKeys: [] }),
  );
const answers = {
  url: perhaps(fc.constant('https://x.io/*')),
  method: perhaps(fc.constantFrom('GET', 'POST')),
  status: odd,
  contentType: perhaps(fc.constant('text/plain')),
  body: odd,
};
const answer = fc.record({ url: fc.constant('x'), body: odd, status: fc.integer({ min: 99, max: 600 }) });
const fixtures = perhaps(
  members({
    $schema: perhaps(fc.constant('x')),
    person: perhaps(members({ userId: perhaps(fc.constant('ada')), deviceId: odd })),
    personalization: perhaps(
      fc.dictionary(
        fc.constantFrom(...Object.keys(properties), 'toString'),
        perhaps(fc.constantFrom<unknown>({ a: 1 }, { a: {} })),
      ),
    ),
    variables: perhaps(fc.constant({ a: null })),
    now: perhaps(time),
    answers: perhaps(fc.array(perhaps(fc.oneof({ weight: 3, arbitrary: answer }, members(answers))), { maxLength: 2 })),
    sample: perhaps(fc.boolean()),
  }),
);

describe('The schema of fixture files', () => {
  it('takes what is read, and nothing else', () => {
    let read = 0;
    fc.assert(
      fc.property(fixtures, (fixture) => {
        assert.equal(isValid(fixture), isRead(fixture), JSON.stringify(isValid.errors));
        if (isRead(fixture)) read++;
      }),
      { numRuns: 1_000 },
    );
    assert.ok(read > 50, `${read} were right`);
  });

  it('takes days that there are', () => {
    const days = ['2024-02-29', '2000-02-29', '2026-04-30', '2026-12-31', '2026-02'];
    const others = ['2026-02-29', '1900-02-29', '2024-02-30', '2026-04-31', '2026-00', '2026-01-00'];
    for (const now of [...days, ...others]) {
      assert.deepEqual([isValid({ now }), isRead({ now })], Array(2).fill(days.includes(now)), now);
    }
  });

  it('takes ids as long as they may be', () => {
    for (const length of [1, MAX_ID_LENGTH, MAX_ID_LENGTH + 1]) {
      const fixture = { person: { userId: 'x'.repeat(length) } };
      assert.deepEqual([isValid(fixture), isRead(fixture)], Array(2).fill(length <= MAX_ID_LENGTH));
    }
  });

  it('offers every attribute of Braze', () => {
    const { catalogs, catalog_selections, promotions } = properties;
    const all = { ...described, catalogs, catalog_selections, promotions };
    if (process.env.UPDATE_GOLDEN) {
      const { personalization } = schema.properties;
      const updated = { ...schema.properties, personalization: { ...personalization, properties: all } };
      writeFileSync('media/fixture.schema.json', `${JSON.stringify({ ...schema, properties: updated }, null, 2)}\n`);
    } else assert.deepEqual(properties, all, 'UPDATE_GOLDEN=1 writes them');
  });
});
