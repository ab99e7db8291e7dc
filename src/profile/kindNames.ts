import type { ValueKind } from './row';

/** What people call the kinds of values. */
export const KIND_NAMES: { readonly [kind in ValueKind]: string } = {
  text: 'text',
  number: 'number',
  flag: 'true or false',
  nothing: 'null',
  list: 'list',
  object: 'object',
};
