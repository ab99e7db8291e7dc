import assert from 'node:assert/strict';
import { type AnswerCache, createAnswerCache } from '../../../src/api/cache';
import type { Json, JsonObject } from '../../../src/profile/json';
import { parseJson } from '../../../src/profile/parseJson';
import { normalized, type ProfileRequest } from '../../../src/profile/request';
import { answerTo } from '../profile/answers';

const ADA = { userId: 'ada' };
const MINUTE = 60_000;

/** A memory whose answers came a minute apart, from the first on, and what it says to a request a second later. */
function remembering(...answers: readonly (readonly [ProfileRequest, JsonObject])[]) {
  const cache = createAnswerCache();
  for (const [index, [request, userData]] of answers.entries()) add(cache, request, userData, index * MINUTE);
  return (request: ProfileRequest) => cache.get('', normalized({ ...ADA, ...request }), 3600, answers.length * MINUTE);
}

function add(cache: AnswerCache, request: ProfileRequest, userData: JsonObject, fetchedAt = 0): void {
  cache.set('', answerTo(normalized({ ...ADA, ...request }), userData, fetchedAt));
}

const recommended = (...entries: readonly (readonly [id: string, item: string])[]) =>
  entries.map(([rec_id, item]) => ({ rec_id, items: [item] }));

const itemsIn = (recommendations: Json | undefined) =>
  ((recommendations ?? []) as readonly { items: readonly string[] }[]).flatMap(({ items }) => items);

describe('memory of one person', () => {
  it('says nothing older than a later answer about the same part', () => {
    const answerOf = remembering(
      [{}, { amp_props: { city: 'Oslo' }, cohort_ids: [] }],
      [{ properties: true }, { amp_props: { city: 'Bergen' } }],
    );
    assert.equal(answerOf({}), undefined);
    assert.deepEqual(answerOf({ properties: true })?.userData.amp_props, { city: 'Bergen' });
  });

  it('still serves an answer after one about another part', () => {
    const answerOf = remembering([{ properties: true }, { amp_props: {} }], [{ cohorts: true }, { cohort_ids: [] }]);
    assert.equal(answerOf({ properties: true })?.fetchedAt, 0);
  });

  for (const [what, one, other, isShared] of [
    ['all computations and one of them', { computations: true }, { compIds: ['c'] }, true],
    ['one computation and all of them', { compIds: ['c'] }, { computations: true }, true],
    ['the same computation', { compIds: ['c', 'd'] }, { compIds: ['e', 'd'] }, true],
    ['two computations', { compIds: ['c'] }, { compIds: ['d'] }, false],
    ['the same prediction', { predictionIds: ['p'] }, { predictionIds: ['q', 'p'], propensityType: 'score' }, true],
    ['score and percentile', { predictionIds: ['p'] }, { predictionIds: ['q', 'p'], propensityType: 'pct' }, false],
    ['cohorts and properties', { cohorts: true }, { properties: true }, false],
  ] as const) {
    it(`${isShared ? 'is outdated' : 'still holds'} between ${what}`, () => {
      const answerOf = remembering([one, {}], [other, {}]);
      assert.equal(answerOf(one) === undefined, isShared);
    });
  }

  it('serves recommendations out of a newer answer to more', () => {
    const answerOf = remembering(
      [{ recIds: ['r'] }, { recommendations: recommended(['r', 'old']) }],
      [
        { recIds: ['s', 'r'], properties: true },
        { recommendations: recommended(['s', 'other'], ['r', 'new']), amp_props: { city: 'Oslo' }, plan: 'free' },
      ],
    );
    const answer = answerOf({ recIds: ['r'] });
    assert.deepEqual(itemsIn(answer?.userData.recommendations), ['new']);
    assert.deepEqual([answer?.userData.amp_props, answer?.userData.plan], [null, 'free']);
    assert.deepEqual([answer?.fetchedAt, answer?.request], [MINUTE, { ...ADA, recIds: ['r'] }]);
    assert.deepEqual(parseJson(answer?.text ?? ''), { userData: answer?.userData });
  });

  it('puts recommendations together from several answers, in the order that is asked for, as old as the oldest', () => {
    const answerOf = remembering(
      [{ recIds: ['r', 's'] }, { recommendations: recommended(['r', 'old r'], ['s', 'old s']) }],
      [{ recIds: ['s'] }, { recommendations: recommended(['s', 'new s']) }],
      [{ recIds: ['t'] }, { recommendations: null }],
    );
    const both = answerOf({ recIds: ['s', 'r'] });
    assert.deepEqual(itemsIn(both?.userData.recommendations), ['new s', 'old r']);
    assert.equal(both?.fetchedAt, 0);
    assert.equal(answerOf({ recIds: ['s'] })?.fetchedAt, MINUTE);
    assert.equal(answerOf({ recIds: ['t'] })?.userData.recommendations, null);
    assert.equal(answerOf({ recIds: ['r', 'u'] }), undefined);
  });

  it('adds the properties that are asked for, without others that came meanwhile', () => {
    const answers = [
      [
        { recIds: ['r'], compIds: ['c'] },
        { recommendations: recommended(['r', 'old']), amp_props: { c: '1' } },
      ],
      [{ recIds: ['r', 's'] }, { recommendations: recommended(['r', 'new'], ['s', 'new']) }],
      [{ properties: true, compIds: ['d'] }, { amp_props: { city: 'Oslo', d: '2' } }],
    ] as const;
    const both = remembering(...answers)({ recIds: ['r'], compIds: ['c'] });
    assert.deepEqual([itemsIn(both?.userData.recommendations), both?.userData.amp_props], [['new'], { c: '1' }]);
    assert.equal(both?.fetchedAt, 0);
    assert.equal(remembering(...answers)({ recIds: ['r'], properties: true }), undefined);
    const again = remembering(...answers, [{ computations: true }, { amp_props: { c: '3' } }]);
    assert.equal(again({ recIds: ['r'], compIds: ['c'] }), undefined);
  });

  it('serves recommendations after many other answers about the person', () => {
    const cache = createAnswerCache();
    add(cache, { recIds: ['r'] }, { recommendations: recommended(['r', 'shoes']) });
    for (let number = 0; number < 99; number++) add(cache, { compIds: [`c${number}`] }, {});
    assert.ok(cache.get('', { ...ADA, recIds: ['r'] }, 60, 0));
  });

  it('keeps nothing but recommendations beside a fresh answer', () => {
    const cache = createAnswerCache();
    const [recs, chance] = [{ recIds: ['r'] }, { predictionIds: ['p'], propensityType: 'pct' as const }];
    const [recommendations, propensities] = [recommended(['r', 'shoes']), [{ pred_id: 'p', prop: 1 }]];
    add(cache, { ...recs, ...chance }, { plan: 'free', recommendations, propensities }, 0);
    add(cache, chance, { propensities: [{ pred_id: 'p', prop: 2 }] }, 1);
    const fresh = answerTo(normalized(ADA), {}, 2);
    cache.set('', fresh);
    cache.keepOnly('', fresh);
    assert.equal(cache.get('', { ...ADA, ...recs, ...chance }, 60, 3), undefined);
    const kept = cache.get('', { ...ADA, ...recs }, 60, 3);
    assert.deepEqual(kept?.userData, { plan: 'free', recommendations, amp_props: null, cohort_ids: null });
    assert.deepEqual(parseJson(kept.text), { userData: kept.userData });
    assert.ok(cache.get('', normalized(ADA), 60, 3));
  });

  it('does not take recommendations of one type for those of another', () => {
    const answerOf = remembering(
      [{ recIds: ['r'] }, { recommendations: recommended(['r', 'usual']) }],
      [{ recIds: ['r', 's'], recType: 'random' }, { recommendations: recommended(['r', 'random'], ['s', 'random']) }],
    );
    assert.deepEqual(itemsIn(answerOf({ recIds: ['r'] })?.userData.recommendations), ['usual']);
    assert.deepEqual(itemsIn(answerOf({ recIds: ['r'], recType: 'random' })?.userData.recommendations), ['random']);
    assert.equal(answerOf({ recIds: ['s'] }), undefined);
  });

  it('is of that person and endpoint only', () => {
    const cache = createAnswerCache();
    add(cache, { recIds: ['r'] }, { recommendations: null });
    const asked = { recIds: ['r'] };
    assert.ok(cache.get('', { ...ADA, ...asked }, 60, 0));
    assert.equal(cache.get('', { userId: 'bo', ...asked }, 60, 0), undefined);
    assert.equal(cache.get('', { deviceId: 'ada', ...asked }, 60, 0), undefined);
    assert.equal(cache.get('https://other', { ...ADA, ...asked }, 60, 0), undefined);
  });

  it('forgets the older one when a newer cannot be kept beside it', () => {
    const cache = createAnswerCache();
    const long = 'x'.repeat(9_000_000);
    for (const part of ['properties', 'cohorts', 'computations']) add(cache, { [part]: true }, { long });
    assert.equal(cache.get('', { ...ADA, properties: true }, 60, 0), undefined);
    assert.ok(cache.get('', { ...ADA, computations: true }, 60, 0));
  });

  it('forgets the oldest of more than 100 answers', () => {
    const cache = createAnswerCache();
    for (let index = 0; index <= 100; index++) add(cache, { compIds: [`c${index}`] }, {});
    const isKept = (id: string) => cache.get('', { ...ADA, compIds: [id] }, 60, 0) !== undefined;
    assert.deepEqual(['c0', 'c1', 'c100'].map(isKept), [false, true, true]);
  });

  it('is not served when the clock has gone back before the newest answer', () => {
    const cache = createAnswerCache();
    add(cache, { recIds: ['r'] }, { recommendations: recommended(['r', 'old']) }, MINUTE);
    add(cache, { recIds: ['r', 's'] }, { recommendations: recommended(['r', 'new']) }, 3 * MINUTE);
    assert.equal(cache.get('', { ...ADA, recIds: ['r'] }, 3600, 2 * MINUTE), undefined);
  });
});
