import { FLAG, NUMBER, objectOf, type Shape, TEXT, UNKNOWN } from '../profile/shape';
import { ofShape } from './inferred';

/** Source: Shopify, Liquid iteration tags. */
const MEANINGS: readonly (readonly [shape: Shape, meanings: { readonly [name: string]: string }])[] = [
  [
    NUMBER,
    {
      index: 'Which round it is, from 1 on.',
      index0: 'Which round it is, from 0 on.',
      rindex: 'How many rounds are left, this one included.',
      rindex0: 'How many rounds are left after this one.',
      length: 'How many rounds there are.',
      col: 'The column of the table, from 1 on. Only in `tablerow`.',
      col0: 'The column of the table, from 0 on. Only in `tablerow`.',
      row: 'The row of the table, from 1 on. Only in `tablerow`.',
    },
  ],
  [
    FLAG,
    {
      first: 'Whether it is the first round.',
      last: 'Whether it is the last round.',
      col_first: 'Whether it is the first column. Only in `tablerow`.',
      col_last: 'Whether it is the last column. Only in `tablerow`.',
    },
  ],
  [TEXT, { name: 'The loop’s variable and list, as they are written.' }],
  [UNKNOWN, { parentloop: 'The state of the loop around this one.' }],
];

/** What `forloop` and `tablerowloop` hold. */
export const LOOP_STATE = ofShape(
  objectOf(
    MEANINGS.flatMap(([shape, meanings]) =>
      Object.entries(meanings).map(([name, meaning]) => ({ name, shape, meaning })),
    ),
  ),
);
