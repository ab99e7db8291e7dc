import type { Message, ModelPatch, PreviewModel, Printed, Splice } from './protocol';

/** Returns the difference between two models, which is small while somebody types in a long message. */
export function patchOf(before: PreviewModel, after: PreviewModel): ModelPatch {
  const { message, cursor, ...rest } = after;
  const { output, printed, ...ending } = message;
  const isSame = JSON.stringify(rest) === JSON.stringify(restOf(before));
  return {
    ...(isSame ? {} : { rest }),
    ...(cursor ? { cursor } : {}),
    ending,
    output: spliceOf(before.message.output, output),
    steps: spliceOf(stepsOf(before.message.printed), stepsOf(printed)),
  };
}

/** Applies a patch. The result must be validated like a received model, because the patch may belong to another one. */
export function patched(before: PreviewModel, patch: ModelPatch): unknown {
  const { rest = restOf(before), cursor, ending, output, steps } = patch;
  const message: Message = {
    ...ending,
    output: spliced(before.message.output, output),
    printed: printedIn(spliced(stepsOf(before.message.printed), steps)),
  };
  return { ...rest, ...(cursor ? { cursor } : {}), message };
}

function restOf({ message: _, cursor: __, ...rest }: PreviewModel): Omit<PreviewModel, 'message' | 'cursor'> {
  return rest;
}

function spliceOf(before: string, after: string): Splice {
  const [end, endAfter] = [before.length, after.length];
  const most = Math.min(end, endAfter);
  const at = alike(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const behind = alike(
    most - at,
    (from, to) => before.slice(end - to, end - from) === after.slice(endAfter - to, endAfter - from),
  );
  return { at, removed: end - behind - at, added: after.slice(at, endAfter - behind) };
}

/** Counts the characters that are equal, up to `most`. Compares long stretches first, for speed. */
function alike(most: number, isAlike: (from: number, to: number) => boolean): number {
  let count = 0;
  for (const stretch of [1000, 50, 1]) {
    while (count + stretch <= most && isAlike(count, count + stretch)) count += stretch;
  }
  return count;
}

function spliced(before: string, { at, removed, added }: Splice): string {
  return before.slice(0, at) + added + before.slice(at + removed);
}

/**
 * Writes offsets as distances from the previous ones, which stay the same when an edit moves all that follow: `3 3 3 7`
 * for `{{ a }}` in `Hi {{ a }}!`
 */
function stepsOf(printed: readonly Printed[]): string {
  const steps: number[] = [];
  let [at, place] = [0, 0];
  for (const { from, to, start, end } of printed) {
    steps.push(from - at, to - from, start - place, end - start);
    at = to;
    place = end;
  }
  return steps.join(' ');
}

function printedIn(text: string): readonly Printed[] {
  const steps = text === '' ? [] : text.split(' ').map(Number);
  const step = (index: number) => steps[index] ?? Number.NaN;
  const printed: Printed[] = [];
  let [from, to, start, end] = [0, 0, 0, 0];
  for (let index = 0; index < steps.length; index += 4) {
    from = to + step(index);
    to = from + step(index + 1);
    start = end + step(index + 2);
    end = start + step(index + 3);
    printed.push({ from, to, start, end });
  }
  return printed;
}
