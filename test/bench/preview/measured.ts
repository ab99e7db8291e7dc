import { render } from '../../../src/preview/render';
import type { Caller } from '../../../src/preview/rendering';
import type { TemplateNode } from '../../../src/template/nodes';
import { parseTemplate } from '../../../src/template/parser';
import { median } from '../measure';
import { BRAZE, message, personalization, variables } from './message';
import { peers } from './peers';

/** Milliseconds for the message. */
export interface Speed {
  readonly ours: number;
  readonly peers: readonly { readonly name: string; readonly time: number }[];
}

/** Milliseconds for something, and for ten times as much of it. */
export interface Growth {
  readonly what: string;
  readonly once: number;
  readonly tenfold: number;
}

export interface Measured {
  readonly lines: number;
  readonly fromText: Speed;
  readonly fromTree: Speed;
  readonly growths: readonly Growth[];
}

const ROUNDS = 9;
const AGAIN = 12;

const noCalls: Caller = async () => ({ failure: 'Nothing is called here.' });
const { signal } = new AbortController();

const rendered = (template: TemplateNode) =>
  render(template, { now: 0, personalization, variables }, noCalls, signal).then(({ output }) => output);

/** All in turn, so that a busy moment of the machine meets each of them. */
async function inTurn(tasks: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = tasks.map(() => []);
  for (let round = -3; round < ROUNDS; round++) {
    for (const [index, task] of tasks.entries()) {
      const begun = performance.now();
      for (let again = 0; again < AGAIN; again++) await task();
      if (round >= 0) times[index]?.push((performance.now() - begun) / AGAIN);
    }
  }
  return times.map(median);
}

/** Ten small ones are rendered as one large one would be, one after the other, so that both meet the garbage collector. */
async function growthOf(what: string, templateOf: (size: number) => string, size: number): Promise<Growth> {
  const [small, large] = [parseTemplate(templateOf(size)), parseTemplate(templateOf(size * 10))];
  const tenSmall = async () => {
    for (let again = 0; again < 10; again++) await rendered(small);
  };
  const [ten = 0, tenfold = 0] = await inTurn([tenSmall, () => rendered(large)]);
  return { what, once: ten / 10, tenfold };
}

async function measure(): Promise<Measured> {
  const text = message(BRAZE);
  const template = parseTemplate(text);
  const others = peers();
  const speedOf = async (ours: () => Promise<unknown>, theirs: readonly (() => Promise<unknown>)[]): Promise<Speed> => {
    const [time = 0, ...times] = await inTurn([ours, ...theirs]);
    return { ours: time, peers: others.map(({ name }, index) => ({ name, time: times[index] ?? 0 })) };
  };
  const fromTree = await speedOf(
    () => rendered(template),
    others.map((peer) => peer.fromTree),
  );
  const fromText = await speedOf(
    () => rendered(parseTemplate(text)),
    others.map((peer) => peer.fromText),
  );
  const growths = [
    await growthOf('10 × the template', (size) => message(BRAZE, size), 10),
    await growthOf('10 × the loop', (size) => `{% for i in (1..${size}) %}{{ i | times: 2 }}, {% endfor %}`, 1000),
  ];
  return { lines: text.split('\n').length - 1, fromText, fromTree, growths };
}

void measure().then((measured) => process.send?.(measured));
