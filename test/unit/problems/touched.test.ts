import assert from 'node:assert/strict';
import { problemsAt } from '../../../src/problems/touched';
import { marked } from '../template/marks';
import { CALL_TO, problemsOf } from './checking';

describe('The problems at a place', () => {
  const at = (template: string) => {
    const { text, spans } = marked(template);
    assert.ok(spans[0]);
    return problemsAt(problemsOf(text), spans[0]).map(({ code }) => code);
  };

  it('begin with the worst, whose fixes are what a person is after', () => {
    const template = `${CALL_TO('get_cohort_ids=true')}{{ amplitude.userData.«amp_props».city }}`;
    assert.deepEqual(at(template), ['field-not-requested', 'maybe-null']);
  });

  it('are only those that touch it', () => {
    assert.deepEqual(at(`«Hello» ${CALL_TO('get_cohort_ids=true')}{{ amplitude.userData.amp_props.city }}`), []);
  });
});
