import { FLAG, NUMBER, objectOf, type Shape, TEXT, UNKNOWN } from '../../profile/shape';
import type { Member } from '../fields';
import { type Inferred, NOT_KNOWN, ofShape } from './inferred';

type Meanings = readonly (readonly [shape: Shape, meanings: { readonly [name: string]: string }])[];

/** Source: Shopify, Liquid iteration tags. */
const OF_BOTH: Meanings = [
  [
    NUMBER,
    {
      index: 'Which round it is, from 1 on.',
      index0: 'Which round it is, from 0 on.',
      rindex: 'How many rounds are left, this one included.',
      rindex0: 'How many rounds are left after this one.',
      length: 'How many rounds there are.',
    },
  ],
  [FLAG, { first: 'Whether it is the first round.', last: 'Whether it is the last round.' }],
];

const OF_TABLES: Meanings = [
  [
    NUMBER,
    {
      col: 'The column of the table, from 1 on.',
      col0: 'The column of the table, from 0 on.',
      row: 'The row of the table, from 1 on.',
    },
  ],
  [FLAG, { col_first: 'Whether it is the first column.', col_last: 'Whether it is the last column.' }],
];

/** Maximum depth of `parentloop` that is described. */
const DEPTH = 4;

function fieldsOf(meanings: Meanings): Member[] {
  return meanings.flatMap(([shape, names]) =>
    Object.entries(names).map(([name, meaning]): Member => ({ name, shape, meaning, isBuiltIn: true })),
  );
}

/** Returns the shape of `forloop` at this nesting depth. */
function loopIn(depth: number): Shape {
  const around = depth === 0 ? UNKNOWN : loopIn(depth - 1);
  const own: Meanings = [
    [TEXT, { name: 'The loop’s variable and list, as they are written.' }],
    [around, { parentloop: 'The state of the loop around this one.' }],
  ];
  return objectOf(fieldsOf([...OF_BOTH, ...own]));
}

const STATES: ReadonlyMap<string, Inferred> = new Map([
  ['forloop', ofShape(loopIn(DEPTH))],
  ['tablerowloop', ofShape(objectOf(fieldsOf([...OF_BOTH, ...OF_TABLES])))],
]);

/** Returns the value of `forloop` or `tablerowloop`. */
export function loopState(name: string): Inferred {
  return STATES.get(name) ?? NOT_KNOWN;
}

/** Returns the names of what `forloop` or `tablerowloop` holds. */
export function loopStateNames(name: string): readonly string[] {
  const { shape } = loopState(name);
  return shape.kind === 'object' ? [...shape.fields.keys()] : [];
}
