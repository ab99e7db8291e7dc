import assert from 'node:assert/strict';
import { assertValues, rendering } from './rendering';

describe('A filter on lists', () => {
  const people = [{ name: 'Ann', age: 31 }, { name: 'bob', age: 9 }, { name: 'Cid' }];

  it('reads properties of items', async () => {
    const variables = { people };
    await assertValues(
      [
        ["people | map: 'name' | join", 'Ann bob Cid'],
        ["people | sort: 'age' | map: 'name' | join", 'bob Ann Cid'],
        ["people | sort_natural: 'name' | map: 'name' | join", 'Ann bob Cid'],
        ["people | where: 'age' | size", '2'],
        ["people | where: 'age', 9 | map: 'name' | first", 'bob'],
        ["people | reject: 'age' | map: 'name' | join", 'Cid'],
        ["people | compact: 'age' | size", '2'],
        ["people | sum: 'age'", '40'],
        ["people | has: 'name', 'Cid'", 'true'],
        ["people | find_index: 'name', 'bob'", '1'],
      ],
      variables,
    );
  });

  it('lays lists in lists out flat', async () => {
    const variables = { list: [1, [2, [3, null]], 2] };
    await assertValues(
      [
        ["list | join: '-'", '1-2-3--2'],
        ['list | compact | reverse | join', '2 3 2 1'],
        ['list | uniq | size', '4'],
        ['list | sum', '8'],
      ],
      variables,
    );
  });

  it('goes through ranges', async () => {
    await assertValues([
      ["(1..4) | join: ','", '1,2,3,4'],
      ['(1..4) | reverse | first', '4'],
      ['(1..4) | size', '4'],
      ['(4..1) | size', '0'],
      ['(1..4) | slice: 1, 3', '..4'],
    ]);
  });

  it('takes objects that hold the same for the same, in whatever order', async () => {
    const list = [
      { a: 1, b: { c: 2, d: 3 } },
      { b: { d: 3, c: 2 }, a: 1 },
      { a: 1, b: { c: 2, d: 3.5 } },
    ];
    assert.equal((await rendering('{{ list | uniq | size }}', { variables: { list } })).output, '2');
    const keyed = [{ k: { a: 1, b: 2 } }, { k: { b: 2, a: 1 } }];
    assert.equal((await rendering("{{ list | uniq: 'k' | size }}", { variables: { list: keyed } })).output, '1');
  });

  it('keeps the list that it was given as it is', async () => {
    const list = [3, 1, 2];
    const text = '{{ list | sort | join }}/{{ list | reverse | join }}/{{ list | join }}';
    assert.equal((await rendering(text, { variables: { list } })).output, '1 2 3/2 1 3/3 1 2');
    assert.deepEqual(list, [3, 1, 2]);
  });
});
