import assert from 'node:assert/strict';
import { RememberedPeople } from '../../../../src/editor/profiles/rememberedPeople';
import { Memory } from '../../../integration/default/parts/memento';

const [ADA, BO, CY] = [{ userId: 'ada' }, { userId: 'bo' }, { userId: 'cy' }];

describe('People remembered by two windows', () => {
  /** Two windows that know the same people from the start. */
  function windows(...people: readonly { userId: string }[]) {
    const memory = new Memory({ people: { Sample: people } });
    return [new RememberedPeople(memory), new RememberedPeople(memory)] as const;
  }

  it('keep a pin whatever the other window does', () => {
    const [one, other] = windows(ADA, BO);
    one.pin('Sample', ADA, true);
    other.add('Sample', CY);
    other.add('Sample', ADA);
    other.pin('Sample', BO, true);
    other.remove('Sample', CY);
    assert.deepEqual(one.of('Sample'), [
      { ...ADA, pinned: true },
      { ...BO, pinned: true },
    ]);
    one.pin('Sample', ADA, false);
    other.add('Sample', { ...ADA, pinned: true });
    assert.deepEqual(one.of('Sample'), [ADA, { ...BO, pinned: true }]);
  });

  it('do not come back in one when they were removed in the other', () => {
    const [one, other] = windows(ADA, BO);
    one.remove('Sample', ADA);
    other.add('Sample', CY);
    assert.deepEqual(one.of('Sample'), [CY, BO]);
  });

  it('move once when their connection gets another name', () => {
    const [one, other] = windows(ADA, BO);
    one.rename('Sample', 'Production');
    other.add('Production', CY);
    other.rename('Sample', 'Production');
    assert.deepEqual(one.all(), [['Production', [CY, ADA, BO]]]);
  });

  it('are fifty, not counting those who are pinned', () => {
    const [one] = windows(ADA);
    one.pin('Sample', ADA, true);
    for (let number = 1; number <= 60; number++) one.add('Sample', { userId: `${number}` });
    assert.equal(one.of('Sample').length, 51);
    assert.deepEqual(one.of('Sample').at(-1), { ...ADA, pinned: true });
  });

  it('are those only that can be looked up', () => {
    const odd = [{ userId: '' }, { userId: 'a\nb' }, { userId: 'x'.repeat(600) }, { userId: 'bo', deviceId: ' ' }];
    const [one] = windows(...odd, ADA);
    assert.deepEqual(one.of('Sample'), [ADA]);
  });

  it('have the device that they were last looked up with', () => {
    const [one] = windows(ADA);
    one.pin('Sample', ADA, true);
    one.add('Sample', { ...ADA, deviceId: 'phone' });
    assert.deepEqual(one.of('Sample'), [{ ...ADA, deviceId: 'phone', pinned: true }]);
  });
});
