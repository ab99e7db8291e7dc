import { onlyValueAt } from '../../template/definitions';
import type { FilterNode } from '../../template/expressionNodes';
import type { Checked } from '../rule';
import { readingIn } from './answers';
import { isFilling } from './filling';
import { isNullable } from './nullable';
import type { Reading } from './readings';
import { isTestedAnywhere, testedBy } from './tested';

/** Filters that turn nil into an empty text. */
const KEEPING_NOTHING: ReadonlySet<string> = new Set([
  ...['upcase', 'downcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'strip_html', 'strip_newlines', 'newline_to_br'],
  ...['escape', 'escape_once', 'truncate', 'truncatewords', 'replace', 'replace_first', 'remove', 'remove_first'],
  ...['join', 'slice', 'date', 'url_encode', 'url_escape', 'url_param_escape', 'json_escape'],
]);

/**
 * `{{ name }}` after `{% assign name = a.userData.amp_props.name | capitalize %}`: empty for recipients without the
 * property.
 */
export function isHollow({ lookup, index, filters, root }: Reading, checked: Checked): boolean {
  const variable = lookup.parts.length === 0 ? checked.facts.meanings[index] : undefined;
  const value = variable && onlyValueAt(checked.facts, variable, lookup.start);
  if (!variable || value?.kind !== 'pipeline') return false;
  if (root.isAlternative || filters.some(isFilling) || testedBy(checked).variables.has(variable)) return false;
  if (!value.filters.every(keepsNothing)) return false;
  const given = readingIn(value, checked);
  return given !== undefined && isNullable(given, checked) && !isTestedAnywhere(given, checked);
}

function keepsNothing({ named }: FilterNode): boolean {
  return KEEPING_NOTHING.has(named);
}
