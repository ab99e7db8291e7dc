import { replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Facts } from '../../template/facts';
import { changing } from '../changing';
import type { Finding } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';
import { isCondition } from './pieces';

/** Maximum length of a text that one of its own quotes splits. */
const LONGEST = 200;

/** A quoted text up to its third quote, on one line. */
const CUT = /^(["'])([^"'\r\n]*)\1(\w[^"'|\r\n{}]*)\1(?!\w)/;

/** `{{ 'it's here' }}`, where `s here'` is unexpected text. */
export function cutText({ template: { text } }: Facts, { start: junk }: Junk): Finding | undefined {
  const quote = text.charAt(junk - 1);
  if (quote !== '"' && quote !== "'") return undefined;
  const start = text.lastIndexOf(quote, junk - 2);
  if (start < 0 || junk - start > LONGEST) return undefined;
  const [written, , before = '', behind = ''] = CUT.exec(text.slice(start, junk + LONGEST)) ?? [];
  if (written === undefined || start + before.length + 2 !== junk) return undefined;
  const rest =
    /^[^\r\n]*?(?=%\}|\}\}|[\r\n]|$)/.exec(text.slice(start + written.length, start + LONGEST * 2))?.[0] ?? '';
  if (rest.split(quote).length % 2 === 0) return undefined;
  const other = otherThan(quote);
  return {
    start,
    end: start + written.length,
    message: `This text holds the quote that ends it: put it in ${other}.`,
    fixes: [changed(start, written, `${other}${before}${quote}${behind}${other}`)],
  };
}

/** A date or a version, a time, a percentage. */
const FIGURE = /^(?:\d+(?:[-./]\d+){2,}|\d{1,2}(?::\d\d)+|\d+(?:\.\d+)?%)$/;
const LARGE = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** `{% if a == 2024-01-31 %}`, `{% assign a = 5% %}`, `{% if a > 1,000 %}`: `junk` is behind the first digits. */
export function unquotedIn({ template: { text } }: Facts, junk: Junk): Finding | undefined {
  const [before] = /(?<![\w.-])\d+(?:\.\d+)?$/.exec(textBefore(text, junk.start, 20)) ?? [];
  const [rest = ''] = /^[^\s|]*/.exec(junk.text) ?? [];
  if (before === undefined) return undefined;
  const written = before + rest;
  const isLarge = LARGE.test(written);
  if (!isLarge && !FIGURE.test(written)) return undefined;
  const span = { start: junk.start - before.length, end: junk.start + rest.length };
  const right = isLarge ? written.replaceAll(',', '') : `'${written}'`;
  const message = isLarge
    ? `A number has no commas: write ${said(right)}.`
    : `Only texts hold such signs: put ${said(written)} in quotes.`;
  const fix = changing(span, right, false);
  return { ...span, message, ...(isCondition(junk.piece) ? {} : { severity: 'warning' }), fixes: [fix] };
}

/** `{% abort_message(no items) %}`, `{% abort_message('it's over') %}`. */
export function reasonOf({ template }: Facts, { piece }: Junk): Finding | undefined {
  if (piece.kind !== 'tag' || piece.name !== 'abort_message') return undefined;
  const { markup, unexpected } = piece;
  if (markup?.kind !== 'arguments' || template.text[markup.start] !== '(') return undefined;
  const start = markup.start + 1;
  const rest = template.text.slice(start, unexpected.at(-1)?.end ?? markup.end).trimEnd();
  const reason = rest.replace(/\)$/, '');
  const [, quote, inner = ''] = /^\s*(["'])(.+)\1\s*$/s.exec(reason) ?? [];
  if (quote !== undefined) return inOtherQuotes(start, reason, quote, inner);
  const right = reason.includes("'") ? '"' : "'";
  if (reason.includes(right) || reason.includes('{{')) return undefined;
  const close = rest.endsWith(')') ? '' : ')';
  return {
    start,
    end: start + reason.length,
    message: 'The reason is a text: put it in quotes.',
    fixes: [
      {
        title: 'Put it in quotes',
        edits: [replaced({ start, end: start + reason.length }, `${right}${reason.trim()}${right}${close}`)],
        safe: false,
      },
    ],
  };
}

function inOtherQuotes(at: number, written: string, quote: string, inner: string): Finding {
  const other = otherThan(quote);
  const start = at + written.length - written.trimStart().length;
  const span = { start, end: start + written.trim().length };
  const message = `The reason holds the quote that ends it: put it in ${other}.`;
  const text = inner.replaceAll(`${quote}${quote}`, quote);
  if (/\{[{%]|%\}/.test(text) || text.includes(other)) return { ...span, message };
  return { ...span, message, fixes: [changed(start, written.trim(), `${other}${text}${other}`)] };
}

function changed(start: number, written: string, newText: string) {
  return {
    title: 'Use the other quotes',
    edits: [replaced({ start, end: start + written.length }, newText)],
    safe: true,
  };
}

function otherThan(quote: string): string {
  return quote === "'" ? '"' : "'";
}
