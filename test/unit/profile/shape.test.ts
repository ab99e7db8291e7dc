import assert from 'node:assert/strict';
import { evidenceOf } from '../../../src/profile/evidence';
import { knownValue, knownValues } from '../../../src/profile/knownValue';
import { responseShape } from '../../../src/profile/response';
import { NOTHING_SEEN, type Seen } from '../../../src/profile/seen';
import {
  ANY_ITEM,
  FLAG,
  inWords,
  itemsOf,
  listOf,
  NOTHING,
  NUMBER,
  objectOf,
  type Step,
  stepInto,
  TEXT,
  UNKNOWN,
  union,
  without,
} from '../../../src/profile/shape';
import { asksFor, type WrittenRequest } from '../../../src/profile/writtenRequest';
import { lookedUp, seenOf } from '../language/people';

/** `get_recs=?` says that Liquid makes the value. */
function written(query: string): WrittenRequest {
  const parameters = [...new URLSearchParams(query)].map(
    ([name, value]) => [name, value === '?' ? undefined : value] as const,
  );
  return { parameters: new Map(parameters), open: false };
}

function wordsAt(query: string, path: readonly Step[], seen: Seen = NOTHING_SEEN): string {
  return inWords(['userData', ...path].reduce(stepInto, responseShape(written(query), seen)));
}

describe('A shape', () => {
  it('of one of several is a union, each kind once', () => {
    assert.deepEqual(union([TEXT, TEXT]), TEXT);
    assert.deepEqual(union([TEXT, union([NUMBER, TEXT]), NOTHING]), { kind: 'union', shapes: [TEXT, NUMBER, NOTHING] });
    assert.deepEqual(union([listOf(TEXT), listOf(NUMBER)]), listOf(union([TEXT, NUMBER])));
    assert.deepEqual(union([]), UNKNOWN);
  });

  it('of very many objects is unknown', () => {
    assert.deepEqual(union(Array.from({ length: 50 }, () => objectOf([]))), UNKNOWN);
  });

  it('keeps what it can only be', () => {
    const isNothing = ({ kind }: { readonly kind: string }) => kind === 'nothing';
    assert.deepEqual(without(union([TEXT, NOTHING]), isNothing), TEXT);
    assert.deepEqual(without(NOTHING, isNothing), NOTHING);
  });

  it('has fields, items, a size', () => {
    const shape = objectOf([{ name: 'list', shape: listOf(FLAG) }]);
    assert.equal(stepInto(shape, 'list').kind, 'list');
    assert.equal(stepInto(shape, 'other'), NOTHING);
    assert.deepEqual(stepInto(objectOf([], true), 'other'), union([UNKNOWN, NOTHING]));
    assert.equal(inWords(stepInto(listOf(FLAG), 0)), 'true or false or nothing');
    assert.equal(stepInto(listOf(FLAG), ANY_ITEM), FLAG);
    assert.equal(stepInto(TEXT, 'size'), NUMBER);
    assert.equal(stepInto(NOTHING, 'anything'), NOTHING);
    assert.equal(itemsOf(NOTHING), NOTHING);
  });

  it('reads as words', () => {
    assert.equal(inWords(union([listOf(TEXT), NOTHING])), 'list of text or nothing');
    assert.equal(inWords(listOf(UNKNOWN)), 'list');
    assert.equal(inWords(union([TEXT, UNKNOWN])), 'unknown');
  });
});

describe('The shape of an answer', () => {
  it('is nothing where the request does not ask', () => {
    assert.equal(wordsAt('user_id=1', ['amp_props']), 'nothing');
    assert.equal(wordsAt('get_amp_props=false', ['amp_props']), 'nothing');
    assert.equal(wordsAt('get_recs=true', ['recommendations']), 'nothing', 'rec_id is missing');
    assert.equal(wordsAt('rec_id=a', ['recommendations']), 'nothing', 'get_recs is missing');
    assert.equal(wordsAt('', ['no_such_field']), 'nothing');
  });

  it('can be there or not where it is asked for', () => {
    assert.equal(wordsAt('comp_id=a', ['amp_props']), 'object or nothing');
    assert.equal(wordsAt('get_cohort_ids=TRUE', ['cohort_ids']), 'list of text or nothing');
    assert.equal(wordsAt('get_recs=true&rec_id=a', ['recommendations', 0, 'items', 0]), 'text or nothing');
    assert.equal(wordsAt('get_propensity=true&prediction_id=a', ['propensity']), 'number or nothing');
    assert.equal(wordsAt('get_propensity=true&prediction_id=a,b', ['propensity']), 'nothing');
    assert.equal(wordsAt('', ['user_id']), 'text or nothing');
  });

  it('is both where Liquid decides', () => {
    assert.equal(asksFor(written('get_recs=?&rec_id=?'), 'recommendations'), 'maybe');
    assert.equal(asksFor(written('get_recs=?'), 'recommendations'), 'no');
    assert.equal(asksFor({ parameters: new Map(), open: true }, 'amp_props'), 'maybe');
    assert.equal(wordsAt('get_cohort_ids=?', ['cohort_ids']), 'list of text or nothing');
  });

  it('knows properties by what was seen of them', () => {
    const seen = seenOf(lookedUp('awkward-user', 'get_amp_props=true'), lookedUp('testUser', 'get_amp_props=true'));
    const words = (name: string) => wordsAt('get_amp_props=true', ['amp_props', name], seen);
    assert.equal(words('number_property'), 'number or nothing');
    assert.equal(words('a 64-bit number'), 'number or nothing');
    assert.equal(words('__proto__'), 'text or nothing');
    assert.equal(words('hasOwnProperty'), 'text or nothing');
    assert.equal(words('never seen'), 'unknown');
    assert.equal(wordsAt('get_computations=true', ['amp_props', 'number_property'], seen), 'unknown');
  });

  it('holds undocumented fields that were seen', () => {
    const seen = seenOf(lookedUp('awkward-user', 'get_recs=true&rec_id=a'));
    assert.equal(wordsAt('', ['a list', 0], seen), 'number or list or object or nothing');
    assert.equal(wordsAt('get_recs=true&rec_id=a', ['recommendations', 0, 'confidence'], seen), 'number or nothing');
  });
});

describe('A known value', () => {
  const profile = lookedUp('testUser', 'get_recs=true&rec_id=testRecId,testRecId2', 'get_amp_props=true');
  const value = (query: string, ...path: readonly Step[]) => knownValue(profile, written(query), path);

  it('is that of the recommendation that the request asks for', () => {
    const recommendations = (ids: string) =>
      value(`get_recs=true&rec_id=${ids}`, 'recommendations', 0, 'items', 'first');
    assert.equal(recommendations('testRecId'), 'cookie');
    assert.equal(recommendations('testRecId2'), 'bulgogi');
    assert.equal(recommendations('testRecId2,testRecId'), 'bulgogi');
    assert.equal(recommendations('never-asked-for'), undefined);
    assert.equal(recommendations('?'), undefined, 'which of the two is not known');
  });

  it('is null for what is not asked for, and unknown for what was never fetched', () => {
    assert.equal(value('', 'amp_props', 'library'), null);
    assert.equal(value('get_amp_props=true', 'amp_props', 'library'), 'http/1.0');
    assert.equal(value('get_amp_props=true', 'amp_props', 'missing'), null);
    assert.equal(value('get_computations=true', 'amp_props', 'library'), undefined);
    assert.equal(value('get_cohort_ids=true', 'cohort_ids'), undefined);
  });

  it('is what Liquid makes of the size and the ends of a value', () => {
    const items = ['recommendations', 0, 'items', 'first'] as const;
    const query = 'get_recs=true&rec_id=testRecId';
    assert.equal(value(query, ...items, 'first'), 'c');
    assert.equal(value(query, ...items, 'last'), 'e');
    assert.equal(value(query, ...items, 'size'), 6);
    assert.deepEqual(value(query, 'recommendations', 0, 'first'), ['rec_id', 'testRecId']);
    assert.equal(value('get_amp_props=true', 'amp_props', 'size'), undefined, 'or a property of that name');
    const awkward = lookedUp('awkward-user', 'get_amp_props=true');
    const family = ['amp_props', 'family 👩‍👧'];
    assert.equal(knownValue(awkward, written('get_amp_props=true'), [...family, 'size']), 1);
    assert.equal(knownValue(awkward, written('get_amp_props=true'), [...family, 'last']), '🎉');
  });

  it('is no single propensity where several were asked for', () => {
    const query = 'get_propensity=true&prediction_id=0x10x,never-made';
    const several = lookedUp('testUser', query);
    assert.equal(knownValue(several, written(query), ['propensity']), null);
    assert.notEqual(knownValue(several, written('get_propensity=true&prediction_id=0x10x'), ['propensity']), null);
  });

  it('is unknown of one recommendation where another was answered with null', () => {
    const nobody = lookedUp('new-user', 'get_recs=true&rec_id=never-made');
    assert.equal(knownValue(nobody, written('get_recs=true&rec_id=never-made'), ['recommendations']), null);
    assert.equal(knownValue(nobody, written('get_recs=true&rec_id=testRecId'), ['recommendations']), undefined);
  });

  it('is unknown where only one of properties and computations was fetched, unless that one has it', () => {
    const both = 'get_amp_props=true&get_computations=true';
    assert.equal(value(both, 'amp_props', 'library'), 'http/1.0');
    assert.equal(value(both, 'amp_props', 'computed-prop-1'), undefined);
    assert.equal(value(both, 'amp_props'), undefined);
    const some = lookedUp('testUser', 'comp_id=computed-prop-1');
    assert.equal(knownValue(some, written('comp_id=computed-prop-1'), ['amp_props', 'missing']), null);
    for (const query of ['get_computations=true', 'comp_id=computed-prop-1,other', 'comp_id=?']) {
      assert.equal(knownValue(some, written(query), ['amp_props', 'missing']), undefined, query);
    }
  });

  it('is reached as Liquid reaches it', () => {
    const asked = 'get_recs=true&rec_id=testRecId';
    assert.equal(value(asked, 'recommendations', 'size'), 1);
    assert.equal(value(asked, 'recommendations', 'last', 'items', -1), 'croissant');
    assert.equal(value(asked, 'recommendations', 5), null);
    assert.equal(value(asked, 'recommendations', ANY_ITEM, 'rec_id'), undefined);
    assert.deepEqual(knownValues(profile, written(asked), ['recommendations', ANY_ITEM, 'rec_id']), ['testRecId']);
  });

  it('is the propensity of a single prediction', () => {
    const person = lookedUp('testUser', 'get_propensity=true&prediction_id=0x10x&propensity_type=pct');
    const query = 'get_propensity=true&prediction_id=0x10x&propensity_type=';
    assert.equal(knownValue(person, written(`${query}pct`), ['propensity']), 83);
    assert.equal(knownValue(person, written(`${query}score`), ['propensity']), undefined);
    const ofAnother = 'get_propensity=true&prediction_id=0x11x';
    const both = lookedUp('testUser', 'get_propensity=true&prediction_id=0x10x&propensity_type=pct', ofAnother);
    assert.equal(knownValue(both, written(`${query}score`), ['propensity']), undefined);
    assert.equal(typeof knownValue(both, written(ofAnother), ['propensity']), 'number');
  });
});

describe('Evidence', () => {
  it('counts people, and remembers the newest', () => {
    const people = [
      lookedUp('new-user', 'get_amp_props=true'),
      lookedUp('testUser', 'get_amp_props=true'),
      lookedUp('treated-user', 'get_amp_props=true'),
      lookedUp('control-user', 'get_cohort_ids=true'),
    ];
    const {
      people: count,
      present,
      nulls,
      last,
      values,
    } = evidenceOf(['amp_props', 'library'], written('get_amp_props=true'), seenOf(...people));
    assert.deepEqual([count, present, nulls], [3, 2, 1]);
    assert.equal(values[0], 'http/1.0');
    assert.deepEqual(last, { person: { userId: 'testUser' }, value: 'http/1.0', fetchedAt: 1000 });
  });

  it('of a list is what the lists hold', () => {
    const { values, present } = evidenceOf(
      ['cohort_ids', ANY_ITEM],
      written('get_cohort_ids=true'),
      seenOf(lookedUp('testUser', 'get_cohort_ids=true')),
    );
    assert.deepEqual([values, present], [['cohort1', 'cohort3', 'cohort7'], 1]);
  });
});
