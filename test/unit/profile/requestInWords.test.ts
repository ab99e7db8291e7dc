import assert from 'node:assert/strict';
import { requestInWords } from '../../../src/profile/requestInWords';

describe('A request in words', () => {
  it('says what it asks for, and of whom', () => {
    assert.equal(
      requestInWords({ userId: 'ada', recIds: ['a', 'b'], properties: true, cohorts: true, computations: true }),
      'recommendations a and b, properties, cohorts, computations of ada',
    );
    assert.equal(
      requestInWords({ deviceId: 'd', compIds: ['c'], predictionIds: ['p'] }),
      'computation c, propensity p of d',
    );
  });

  it('says when it asks for nothing, or of nobody, on one line', () => {
    assert.equal(requestInWords({ userId: 'a\nb' }), 'nothing of a\\u{A}b');
    assert.equal(requestInWords({}), 'nothing of nobody');
  });
});
