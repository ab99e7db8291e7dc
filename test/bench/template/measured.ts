import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { median } from '../measure';
import { dialect, logic, mail } from './mail';
import { NASTY, nasty } from './nasty';
import { type Parse, peers } from './peers';

export type TextName = 'mail' | 'logic' | 'dialect';
export type Question =
  | { readonly measure: 'speed'; readonly text: TextName }
  | { readonly measure: 'growth'; readonly index: number };

/** Milliseconds for one text of `size` characters. */
export interface Speed {
  readonly size: number;
  readonly ours: number;
  readonly peers: readonly { readonly name: string; readonly time: number }[];
}

/** Milliseconds for 100 KB and for 1 MB. */
export interface Growth {
  readonly small: number;
  readonly large: number;
}

const MEGABYTE = 1_000_000;
const TEXTS = { mail, logic, dialect };

const read: Parse = (text) => collectFacts(parseTemplate(text));

/** All on the same text, one after the other, so that a busy moment of the machine meets each of them. */
function speedOf(name: TextName): Speed {
  const text = TEXTS[name](MEGABYTE);
  const others = name === 'dialect' ? [] : peers();
  for (let warmUp = 0; warmUp < 6; warmUp++) read(text);
  const ours: number[] = [];
  const theirs: number[][] = others.map(() => []);
  for (let round = 0; round < 3; round++) {
    for (let again = 0; again < 7; again++) ours.push(timeOf(() => read(text)));
    for (const [index, { parse }] of others.entries()) theirs[index]?.push(timeOf(() => parse(text)));
  }
  return {
    size: text.length,
    ours: median(ours),
    peers: others.map(({ name }, index) => ({ name, time: median(theirs[index] ?? []) })),
  };
}

/** Ten small texts are read as one large one would be, one after the other, so that both meet the garbage collector. */
function growthOf(index: number): Growth {
  const text = NASTY[index];
  if (!text) throw new Error('There is no such text.');
  const [small, large] = [nasty(text, MEGABYTE / 10), nasty(text, MEGABYTE)];
  const tenSmall = () => {
    for (let again = 0; again < 10; again++) read(small);
  };
  const times: [small: number[], large: number[]] = [[], []];
  for (let round = 0; round < 5; round++) {
    times[0].push(timeOf(tenSmall) / 10);
    times[1].push(timeOf(() => read(large)));
  }
  const [smalls, larges] = times.map((all) => median(all.slice(2)));
  return { small: smalls ?? 0, large: larges ?? 0 };
}

function timeOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

const question = JSON.parse(process.argv[2] ?? '') as Question;
process.send?.(question.measure === 'speed' ? speedOf(question.text) : growthOf(question.index));
