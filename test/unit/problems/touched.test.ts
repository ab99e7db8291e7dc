import assert from 'node:assert/strict';
import { problemsAt } from '../../../src/problems/touched';
import type { Seen } from '../../../src/profile/seen';
import { lookedUp, seenOf } from '../language/people';
import { marked } from '../template/marks';
import { CALL_TO, problemsOf } from './checking';

describe('The problems at a place', () => {
  const at = (template: string, seen?: Seen) => {
    const { text, spans } = marked(template);
    assert.ok(spans[0]);
    return problemsAt(problemsOf(text, seen), spans[0]).map(({ code }) => code);
  };

  it('begin with the worst, whose fixes are what a person is after', () => {
    const template = `${CALL_TO('get_cohort_ids=true')}{{ amplitude.userData.«amp_props».city }}`;
    assert.deepEqual(at(template), ['field-not-requested', 'maybe-null']);
  });

  it('have a misspelt name before the value that may be missing', () => {
    const template = `${CALL_TO('get_amp_props=true')}{{ amplitude.userData.amp_props.«cityy» }}`;
    const seen = seenOf(lookedUp('testUser', 'get_amp_props=true'));
    assert.deepEqual(at(template, seen), ['unknown-property', 'maybe-null']);
  });

  it('are only those that touch it', () => {
    assert.deepEqual(at(`«Hello» ${CALL_TO('get_cohort_ids=true')}{{ amplitude.userData.amp_props.city }}`), []);
  });
});
