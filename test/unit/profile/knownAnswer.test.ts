import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/profile/json';
import { knownUserData } from '../../../src/profile/knownAnswer';
import type { ProfileRequest } from '../../../src/profile/request';
import { lookedUp } from '../language/people';

const everything = lookedUp(
  'treated-user',
  'get_recs=true&rec_id=testRecId,testRecId2',
  'get_amp_props=true',
  'get_cohort_ids=true',
  'get_computations=true',
);
const known = (request: ProfileRequest) => knownUserData(everything, { userId: 'treated-user', ...request });

describe('What earlier answers say to a request', () => {
  it('is what it asks for, and null for the rest', () => {
    const userData = known({ cohorts: true });
    assert.ok(Array.isArray(userData?.cohort_ids));
    assert.deepEqual([userData?.recommendations, userData?.amp_props, userData?.user_id], [null, null, 'treated-user']);
  });

  it('holds the recommendations of the ids that it asks for', () => {
    const one = known({ recIds: ['testRecId2'] })?.recommendations as readonly { rec_id: string }[];
    assert.deepEqual(
      one.map(({ rec_id }) => rec_id),
      ['testRecId2'],
    );
  });

  it('holds recommendations in the order of the request, as the API would answer them', () => {
    const both = known({ recIds: ['testRecId2', 'testRecId'] })?.recommendations as readonly { rec_id: string }[];
    assert.deepEqual(
      both.map(({ rec_id }) => rec_id),
      ['testRecId2', 'testRecId'],
    );
  });

  it('is nothing for a percentile where a score was asked for', () => {
    const person = lookedUp('testUser', 'get_propensity=true&prediction_id=0x10x&propensity_type=pct');
    const answer = (propensityType?: 'score' | 'pct') => {
      return knownUserData(person, {
        userId: 'testUser',
        predictionIds: ['0x10x'],
        ...(propensityType ? { propensityType } : {}),
      });
    };
    assert.equal(typeof answer('pct')?.propensity, 'number');
    assert.deepEqual([answer('score'), answer()], [undefined, undefined]);
  });

  it('is nothing for another selection of recommendations', () => {
    const random = lookedUp('testUser', 'get_recs=true&rec_id=testRecId&rec_type=random');
    assert.ok(knownUserData(random, { recIds: ['testRecId'], recType: 'random' })?.recommendations);
    assert.equal(knownUserData(random, { recIds: ['testRecId'] }), undefined);
  });

  it('is nothing for an entry of another type, and for both types together', () => {
    const mixed = lookedUp(
      'testUser',
      'get_recs=true&rec_id=testRecId,testRecId2&rec_type=random&get_propensity=true&prediction_id=0x10x&propensity_type=pct',
      'get_recs=true&rec_id=testRecId&get_propensity=true&prediction_id=0x11x',
    );
    const [first] = (knownUserData(mixed, { recIds: ['testRecId'] })?.recommendations ?? []) as readonly JsonObject[];
    assert.equal(first?.is_control, false);
    assert.ok(knownUserData(mixed, { recIds: ['testRecId2'], recType: 'random' })?.recommendations);
    assert.equal(knownUserData(mixed, { predictionIds: ['0x11x'] })?.propensity, 0.520001);
    assert.equal(knownUserData(mixed, { predictionIds: ['0x10x'], propensityType: 'pct' })?.propensity, 83);
    for (const request of [
      { recIds: ['testRecId2'] },
      { recIds: ['testRecId', 'testRecId2'] },
      { recIds: ['testRecId', 'testRecId2'], recType: 'random' },
      { predictionIds: ['0x10x'] },
      { predictionIds: ['0x10x', '0x11x'] },
    ]) {
      assert.equal(knownUserData(mixed, request), undefined, JSON.stringify(request));
    }
    const again = lookedUp(
      'testUser',
      'get_recs=true&rec_id=a&rec_type=random',
      'get_recs=true&rec_id=b',
      'get_recs=true&rec_id=a',
    );
    assert.ok(knownUserData(again, { recIds: ['a', 'b'] }));
  });

  it('is those computations that ids narrow a request down to', () => {
    const one = lookedUp('testUser', 'get_computations=true&comp_id=testCompId');
    assert.deepEqual(knownUserData(one, { compIds: ['testCompId'] })?.amp_props, { 'computed-prop-2': '3' });
    assert.equal(knownUserData(one, { computations: true }), undefined);
    assert.deepEqual(
      knownUserData(lookedUp('testUser', 'get_computations=true'), { computations: true, compIds: ['computed-prop-2'] })
        ?.amp_props,
      { 'computed-prop-2': '3' },
    );
  });

  it('joins properties and computations', () => {
    const properties = Object.keys(known({ properties: true })?.amp_props ?? {});
    const computations = Object.keys(known({ computations: true })?.amp_props ?? {});
    const both = Object.keys(known({ properties: true, computations: true })?.amp_props ?? {});
    assert.ok(properties.length > 0 && computations.length > 0);
    assert.deepEqual(both.sort(), [...properties, ...computations].sort());
  });

  it('is all of both, or nothing, when computations are asked for that were not told apart from the properties', () => {
    const both = 'get_amp_props=true&get_computations=true';
    const [together, after] = [lookedUp('testUser', both), lookedUp('testUser', both, 'get_amp_props=true')];
    const spent = 'computed-prop-1';
    for (const request of [{ computations: true }, { properties: true, computations: true }]) {
      const { [spent]: value } = (knownUserData(together, request)?.amp_props ?? {}) as JsonObject;
      assert.equal(value, '5000000.0');
      assert.equal(knownUserData(after, request), undefined);
    }
    assert.equal(knownUserData(after, { compIds: ['testCompId'] }), undefined);
    assert.ok(knownUserData(after, { properties: true }));
  });

  it('is nothing when a part of it was never asked for', () => {
    assert.equal(known({ recIds: ['testRecId', 'other'] }), undefined);
    assert.equal(known({ predictionIds: ['p'] }), undefined);
    assert.equal(knownUserData(lookedUp('treated-user', 'get_amp_props=true'), { cohorts: true }), undefined);
  });
});
