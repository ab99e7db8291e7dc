import { diffArrays } from 'diff';
import type { Mark } from './annotated';

/**
 * A granularity of comparison. Beyond `most` pieces or `edits` changes, the whole text counts as one difference, to
 * bound the work.
 */
interface Grain {
  readonly piece: RegExp;
  readonly most: number;
  readonly edits: number;
}

/** From coarse to fine: lines; tags and the text between them; words and the characters between them. */
const GRAINS: readonly Grain[] = [
  { piece: /[^\n]*\n|[^\n]+/g, most: 50_000, edits: 500 },
  { piece: /<[^<>]*>|(?:[^<]|<(?![^<>]*>))+/g, most: 20_000, edits: 500 },
  { piece: /<[^<>]*>|[\p{L}\p{N}_]+|\s+|[^\s\p{L}\p{N}_]/gu, most: 2_000, edits: 400 },
];

/** A part of a text and the other text that it replaces, which may be empty. */
interface Change {
  readonly from: number;
  readonly text: string;
  readonly instead: string;
}

/** Returns marks for the words, not tags, in which a message differs from another. */
export function differences(message: string, other: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { from, text } of changesOf({ from: 0, text: message, instead: other })) markText(marks, from, text);
  return marks;
}

function changesOf(change: Change, [grain, ...finer] = GRAINS): readonly Change[] {
  if (change.text === change.instead) return [];
  if (!grain) return [change];
  return split(change, grain).flatMap((part) => changesOf(part, finer));
}

/** Splits a change into the smaller changes that it consists of. */
function split(change: Change, { piece, most, edits }: Grain): readonly Change[] {
  const [pieces, others] = [change.text.match(piece) ?? [], change.instead.match(piece) ?? []];
  const isTooMuch = pieces.length + others.length > most;
  const steps = isTooMuch ? undefined : diffArrays(others, pieces, { maxEditLength: edits });
  if (!steps) return [change];
  const changes: Change[] = [];
  let [at, instead] = [change.from, ''];
  for (const { added, removed, value } of steps) {
    const text = value.join('');
    if (added) changes.push({ from: at, text, instead });
    instead = removed ? text : '';
    if (!removed) at += text.length;
  }
  return changes;
}

/** Marks a text except for the tags in it. */
function markText(marks: Mark[], from: number, text: string): void {
  let at = from;
  for (const piece of text.split(/(<[^<>]*>)/)) {
    if (piece !== '' && !piece.startsWith('<')) mark(marks, at, at + piece.length);
    at += piece.length;
  }
}

function mark(marks: Mark[], from: number, to: number): void {
  const last = marks.at(-1);
  if (last?.to === from) marks[marks.length - 1] = { from: last.from, to };
  else marks.push({ from, to });
}
