import { replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Facts } from '../../template/facts';
import { supportedName } from '../names/filters';
import type { Finding } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';
import { isCondition } from './pieces';

const ARGUMENTS = /^\(([^()]*)\)$/s;
const METHOD = /\.(\w+)$/;
const FUNCTION = /(?<![\w.])([A-Za-z_]\w*)$/;
const LONGEST = 60;

/** `{{ name.toUpperCase() }}`, `{{ upper(name) }}`: a filter is meant. `junk` is what stands in parentheses. */
export function methodCall(
  { template: { text } }: Facts,
  { start, end, text: written, piece }: Junk,
): Finding | undefined {
  const inner = ARGUMENTS.exec(written)?.[1]?.trim();
  const before = textBefore(text, start, LONGEST);
  const called = METHOD.exec(before) ?? FUNCTION.exec(before);
  if (isCondition(piece))
    return inner && called?.[0].startsWith('.') ? comparison(start, end, called, inner) : undefined;
  const filter = called && supportedName(called[1] ?? '');
  if (inner === undefined || !called || !filter) return undefined;
  const isMethod = called[0].startsWith('.');
  if (!isMethod && !/^(?:[\w.]|\$\{[^{}]+\})+$/.test(inner)) return undefined;
  const span = { start: start - called[0].length, end };
  const values = isMethod && inner !== '' ? `: ${inner}` : '';
  const right = isMethod ? ` | ${filter}${values}` : `${inner} | ${filter}`;
  const message = `Liquid has filters in place of functions: write ${said(right.trim())}.`;
  const fix = { title: `Change to ${said(right.trim())}`, edits: [replaced(span, right)], safe: false };
  return { ...span, message, severity: 'warning', fixes: [fix] };
}

/** `{% if list.includes('a') %}`. */
function comparison(start: number, end: number, [call, name]: RegExpExecArray, value: string): Finding | undefined {
  if (!/^(?:contains|includes?)$/.test(name ?? '')) return undefined;
  const span = { start: start - call.length, end };
  const right = `contains ${value}`;
  const fix = { title: `Change to ${said(right)}`, edits: [replaced(span, ` ${right}`)], safe: true };
  return { ...span, message: `“contains” is an operator: write ${said(right)}.`, fixes: [fix] };
}
