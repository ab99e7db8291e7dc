import assert from 'node:assert/strict';
import fc from 'fast-check';
import { liquidContains, liquidPath, liquidString, type Path } from '../../../src/profile/liquidPath';

const anyName = fc.string({ unit: fc.constantFrom(...'aZ_9 .-\'"}%{|[]é\n$'), maxLength: 8 });
const anyPath = fc.array(fc.oneof(anyName, fc.nat(99)), { maxLength: 5 });

/** Reads the expression back, knowing nothing of how it was written. */
function pathIn(expression: string): Path {
  const step = /\.([A-Za-z_]\w*)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/gy;
  const steps: (string | number)[] = [];
  step.lastIndex = 'amplitude.userData'.length;
  while (step.lastIndex < expression.length) {
    const found = step.exec(expression);
    assert.ok(found, expression);
    const [, plain, position, single, double] = found;
    steps.push(position === undefined ? (plain ?? single ?? double ?? '') : Number(position));
  }
  return steps;
}

describe('the Liquid that reads a value', () => {
  const paths: [path: Path, liquid: string][] = [
    [[], 'amplitude.userData'],
    [['amp_props', 'city'], 'amplitude.userData.amp_props.city'],
    [['amp_props', '__proto__'], 'amplitude.userData.amp_props.__proto__'],
    [['amp_props', 'gp:email'], "amplitude.userData.amp_props['gp:email']"],
    [['amp_props', 'favourite colour'], "amplitude.userData.amp_props['favourite colour']"],
    [['amp_props', 'last-order-id'], "amplitude.userData.amp_props['last-order-id']"],
    [['amp_props', 'address.city'], "amplitude.userData.amp_props['address.city']"],
    [['amp_props', 'Größe'], "amplitude.userData.amp_props['Größe']"],
    [['amp_props', '007'], "amplitude.userData.amp_props['007']"],
    [['amp_props', ''], "amplitude.userData.amp_props['']"],
    [['amp_props', "it's"], 'amplitude.userData.amp_props["it\'s"]'],
    [['amp_props', 'the "best"'], 'amplitude.userData.amp_props[\'the "best"\']'],
    [['amp_props', 'back\\slash'], "amplitude.userData.amp_props['back\\slash']"],
    [['recommendations', 0, 'items', 12], 'amplitude.userData.recommendations[0].items[12]'],
  ];
  for (const [path, liquid] of paths) {
    it(`is ${liquid}`, () => assert.equal(liquidPath(path), liquid));
  }

  it('has brackets around names that Liquid reads as its own', () => {
    for (const name of ['size', 'first', 'last', 'contains', 'and', 'or']) {
      assert.equal(liquidPath([name]), `amplitude.userData['${name}']`);
    }
    assert.equal(liquidPath(['sizes']), 'amplitude.userData.sizes');
  });

  it('starts with the variable that the call saves', () => {
    assert.equal(liquidPath(['user_id'], 'profile'), 'profile.userData.user_id');
  });

  it('does not exist for names that no Liquid string can hold', () => {
    for (const name of ['5\' 10"', 'a}}b', 'a%}b', '}}', '{{ a }}']) {
      assert.equal(liquidPath(['amp_props', name]), undefined, name);
      assert.equal(liquidPath([name, 0]), undefined, name);
    }
  });

  it('reads back as the same path', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const liquid = liquidPath(path);
        if (liquid !== undefined) assert.deepEqual(pathIn(liquid), path);
      }),
      { numRuns: 1000 },
    );
  });

  it('never ends an output or a tag', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        assert.doesNotMatch(liquidPath(path) ?? '', /\}\}|%\}/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the Liquid that asks for a cohort', () => {
  it('asks whether the list contains it', () => {
    assert.equal(liquidContains(['cohort_ids'], 'cohort1'), "amplitude.userData.cohort_ids contains 'cohort1'");
    assert.equal(liquidContains(['cohort_ids'], "it's"), 'amplitude.userData.cohort_ids contains "it\'s"');
    assert.equal(liquidContains(['cohort_ids'], ''), "amplitude.userData.cohort_ids contains ''");
  });

  it('does not exist for an id that no Liquid string can hold', () => {
    assert.equal(liquidContains(['cohort_ids'], '\'"'), undefined);
    assert.equal(liquidContains(['a}}b'], 'cohort1'), undefined);
  });
});

describe('a Liquid string', () => {
  it('holds the text between quotes that are not in it', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        const literal = liquidString(text);
        const holds = !/\}\}|%\}/.test(text) && !(text.includes("'") && text.includes('"'));
        assert.equal(literal !== undefined, holds);
        if (literal === undefined) return;
        assert.equal(literal.slice(1, -1), text);
        assert.equal(literal[0], literal.at(-1));
        assert.ok(!text.includes(literal.charAt(0)));
      }),
    );
  });
});
