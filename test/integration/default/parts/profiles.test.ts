import assert from 'node:assert/strict';
import { ApiFailure } from '../../../../src/api/failure';
import { Profiles } from '../../../../src/editor/profiles/profiles';
import { answerTo } from '../../../unit/profile/answers';
import { Memory } from './memento';

const idsIn = (profiles: Profiles, connection = 'Sample') =>
  profiles.list(connection).map(({ profile }) => profile.person.userId);

const newestIn = (profiles: Profiles, connection = 'Sample') =>
  profiles.newestFirst(connection).map(({ profile }) => profile.person.userId);

describe('The people who were looked up', () => {
  const answerOf = (userId: string) => answerTo({ userId, properties: true }, { amp_props: { id: userId } });

  for (const garbage of [
    null,
    7,
    'x',
    [],
    ['x'],
    { Sample: null },
    { Sample: 'x' },
    { Sample: [null, 7, 'x', {}, { userId: 7 }, { deviceId: {} }] },
  ]) {
    it(`begin with nobody when what was kept is ${JSON.stringify(garbage)}`, () => {
      const profiles = new Profiles(new Memory({ people: garbage }));
      assert.deepEqual(idsIn(profiles), []);
      profiles.addAnswer('Sample', answerOf('ada'));
      assert.deepEqual(idsIn(profiles), ['ada']);
    });
  }

  it('come back by their ids, pinned ones on top, and no answer', () => {
    const memory = new Memory();
    const before = new Profiles(memory);
    for (const id of ['a', 'b', 'c']) before.addAnswer('__proto__', answerOf(id));
    before.pin('__proto__', { userId: 'a' }, true);
    const after = new Profiles(memory);
    assert.deepEqual(idsIn(after, '__proto__'), ['a', 'c', 'b']);
    assert.ok(after.list('__proto__').every(({ profile }) => !profile.lastAnswer));
    assert.ok(!JSON.stringify(memory.get('people')).includes('amp_props'));
  });

  it('of two windows come back together, without those whom one of them has let go', () => {
    const memory = new Memory();
    new Profiles(memory).addAnswer('Sample', answerOf('before'));
    const [one, other] = [new Profiles(memory), new Profiles(memory)];
    one.addAnswer('Sample', answerOf('of-one'));
    one.pin('Sample', { userId: 'of-one' }, true);
    for (const id of ['of-other', 'let-go']) other.addAnswer('Sample', answerOf(id));
    other.remove('Sample', { userId: 'let-go' });
    other.remove('Sample', { userId: 'before' });
    assert.deepEqual(idsIn(other), ['of-other']);
    assert.deepEqual(idsIn(new Profiles(memory)), ['of-one', 'of-other']);
    other.clear('Sample');
    assert.deepEqual(idsIn(new Profiles(memory)), []);
  });

  it('show the pins that another window has set, from the next change on', () => {
    const memory = new Memory();
    new Profiles(memory).addAnswer('Sample', answerOf('ada'));
    const [one, other] = [new Profiles(memory), new Profiles(memory)];
    other.pin('Sample', { userId: 'ada' }, true);
    one.addAnswer('Sample', answerOf('bo'));
    assert.equal(one.get('Sample', { userId: 'ada' })?.pinned, true);
    assert.deepEqual(idsIn(new Profiles(memory)), ['ada', 'bo']);
  });

  it('are offered as they were looked up last, pinned or not', () => {
    const profiles = new Profiles(new Memory());
    for (const id of ['a', 'b', 'c', 'a']) profiles.addAnswer('Sample', answerOf(id));
    profiles.pin('Sample', { userId: 'b' }, true);
    assert.deepEqual(idsIn(profiles), ['b', 'a', 'c']);
    assert.deepEqual(newestIn(profiles), ['a', 'c', 'b']);
  });

  it('are still offered so after a restart, and after their connection got another name', () => {
    const memory = new Memory();
    const before = new Profiles(memory);
    for (const id of ['a', 'b', 'c']) before.addAnswer('One', answerOf(id));
    before.pin('One', { userId: 'a' }, true);
    assert.deepEqual(newestIn(new Profiles(memory), 'One'), ['c', 'b', 'a']);
    before.rename('One', 'Two');
    assert.deepEqual(newestIn(before, 'Two'), ['c', 'b', 'a']);
    assert.deepEqual(newestIn(new Profiles(memory), 'Two'), ['c', 'b', 'a']);
  });

  it('take what was learnt with them when their connection gets another name', () => {
    const profiles = new Profiles(new Memory());
    const computed = answerTo({ userId: 'ada', computations: true }, { amp_props: { orders: '3' } });
    const both = answerTo(
      { userId: 'bo', properties: true, computations: true },
      { amp_props: { orders: '1', id: 'bo' } },
    );
    profiles.addAnswer('One', computed);
    profiles.rename('One', 'Two');
    assert.equal(profiles.lastResponse('Two')?.text, computed.text);
    assert.equal(profiles.lastResponse('One'), undefined);
    const { parts } = profiles.addAnswer('Two', both);
    assert.deepEqual(parts.properties?.value, { id: 'bo' });
  });

  it('show computations as such once an answer about anybody has told them apart', () => {
    const profiles = new Profiles(new Memory());
    const both = answerTo(
      { userId: 'bo', properties: true, computations: true },
      { amp_props: { orders: '1', id: 'bo' } },
    );
    profiles.addAnswer('One', both);
    profiles.addAnswer('Two', both);
    profiles.addAnswer('One', answerTo({ userId: 'ada', computations: true }, { amp_props: { orders: '3' } }));
    const computationsOn = (name: string) => profiles.get(name, { userId: 'bo' })?.profile.parts.computations?.value;
    assert.deepEqual([computationsOn('One'), computationsOn('Two')], [{ orders: '1' }, {}]);
    assert.deepEqual(newestIn(profiles, 'One'), ['ada', 'bo']);
  });

  it('keep the last body that came for each, a failure’s too, whoever was looked up since', () => {
    const profiles = new Profiles(new Memory());
    const refused = (body: string) => new ApiFailure('refused', 'Refused.', { body });
    const bodyOf = (userId?: string) => profiles.lastResponse('Sample', userId ? { userId } : undefined)?.text;
    profiles.addAnswer('Sample', answerOf('ada'));
    profiles.addFailure('Sample', { userId: 'ada' }, refused('of ada'));
    profiles.addFailure('Sample', { userId: 'nobody' }, refused('of nobody'));
    profiles.addAnswer('Sample', answerOf('bo'));
    profiles.addAnswer('Other', answerOf('ada'));
    assert.deepEqual([bodyOf('ada'), bodyOf('nobody'), bodyOf()], ['of ada', 'of nobody', answerOf('bo').text]);
    profiles.remove('Sample', { userId: 'ada' });
    assert.deepEqual([bodyOf('ada'), bodyOf('nobody')], [undefined, 'of nobody']);
    profiles.clear('Sample');
    assert.deepEqual([bodyOf('nobody'), profiles.lastResponse('Other')?.text], [undefined, answerOf('ada').text]);
  });

  it('are fifty at most, of whom the last is always one', () => {
    const profiles = new Profiles(new Memory());
    for (let number = 0; number < 60; number++) {
      profiles.addAnswer('Sample', answerOf(`pinned-${number}`));
      if (number < 50) profiles.pin('Sample', { userId: `pinned-${number}` }, true);
    }
    assert.ok(idsIn(profiles).includes('pinned-59'));
    assert.ok(idsIn(profiles).includes('pinned-0'));
  });

  it('keep the newer of two answers, whichever comes last', () => {
    const profiles = new Profiles(new Memory());
    const old = answerTo({ userId: 'ada', properties: true }, { amp_props: { city: 'Oslo' } }, 1000);
    const young = answerTo({ userId: 'ada', properties: true, cohorts: true }, { amp_props: { city: 'Bergen' } }, 2000);
    profiles.addAnswer('Sample', young);
    const { parts } = profiles.addAnswer('Sample', { ...old, fromCache: true });
    assert.deepEqual(parts.properties?.value, { city: 'Bergen' });
    assert.equal(parts.properties?.fetchedAt, 2000);
  });
});
