import { liquid } from '@codemirror/lang-liquid';
import { toLiquidHtmlAST } from '@shopify/liquid-html-parser';
import { Liquid } from 'liquidjs';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { median, ms, type Row } from '../measure';
import { dialect, logic, mail } from './mail';
import { NASTY, nasty } from './nasty';

const MEGABYTE = 1_000_000;

/** Parsing and facts of 1 MB beside the parsers of others, and how the time grows with the nastiest texts. */
export function templateRows(): Row[] {
  return [...speedRows(), growthRow()];
}

function speedRows(): Row[] {
  const peers = peerParsers();
  return [
    { what: 'HTML mail', text: mail(MEGABYTE), peers },
    { what: 'mostly Liquid', text: logic(MEGABYTE), peers },
    { what: 'our dialect', text: dialect(MEGABYTE), peers: [] },
  ].map(({ what, text, peers }) => {
    const [ours = 0, ...others] = mediansInTurn([read, ...peers.map(({ parse }) => parse)], text);
    const speed = text.length / 1000 / ours;
    const fastest = Math.min(...others);
    const beside = peers.map(({ name }, index) => `${name} ${ms(others[index] ?? 0)}`).join(' · ');
    return {
      what: `parse and facts, 1 MB, ${what}`,
      value: `${ms(ours)} = ${speed.toFixed(0)} MB/s`,
      peer: beside || '–',
      limit: peers.length > 0 ? '40 MB/s, 1/5 of the fastest' : '40 MB/s',
      holds: speed >= 40 && (peers.length === 0 || fastest / ours >= 5),
    };
  });
}

function read(text: string): unknown {
  return collectFacts(parseTemplate(text));
}

interface Peer {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

function peerParsers(): Peer[] {
  const engine = new Liquid();
  engine.registerTag('connected_content', { parse: () => undefined, render: () => undefined });
  const { parser } = liquid().language;
  return [
    { name: 'liquidjs', parse: (text) => engine.parse(text) },
    { name: '@codemirror/lang-liquid', parse: (text) => parser.parse(text) },
    {
      name: '@shopify/liquid-html-parser',
      parse: (text) => toLiquidHtmlAST(text, { mode: 'tolerant', allowUnclosedDocumentNode: true }),
    },
  ];
}

/** All on the same text, one after the other, so that a busy moment of the machine meets each of them. */
function mediansInTurn(parsers: readonly ((text: string) => unknown)[], text: string): number[] {
  const times: number[][] = parsers.map(() => []);
  for (let round = 0; round < 8; round++) {
    for (const [index, parse] of parsers.entries()) {
      if (round > 4 && (times[index]?.[0] ?? 0) > 2000) continue;
      for (let again = 0; again < (index === 0 ? 5 : 1); again++) times[index]?.push(timeOf(() => parse(text)));
    }
  }
  return times.map((all) => median(all.slice(Math.floor(all.length / 4))));
}

function timeOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/**
 * The text whose time grows most from 100 KB to 1 MB. Ten small trees are kept at a time, so that both sizes hold the same amount of
 * memory: otherwise the small ones would be thrown away before the garbage collector ever has to copy them.
 */
function growthRow(): Row {
  const growths = NASTY.map((text) => {
    const [small, large] = [nasty(text, MEGABYTE / 10), nasty(text, MEGABYTE)];
    const tenSmall = () => Array.from({ length: 10 }, () => read(small));
    tenSmall();
    const before: number[] = [];
    const after: number[] = [];
    for (let round = 0; round < 7; round++) {
      before.push(timeOf(tenSmall) / 10);
      after.push(timeOf(() => read(large)));
    }
    return { name: text[0], small: median(before), large: median(after) };
  });
  const worst = growths.reduce((a, b) => (b.large / b.small > a.large / a.small ? b : a));
  const growth = worst.large / worst.small;
  return {
    what: `100 KB → 1 MB, worst of ${NASTY.length} nasty texts (${worst.name})`,
    value: `${ms(worst.small)} → ${ms(worst.large)} = ${growth.toFixed(1)} ×`,
    peer: '–',
    limit: '12 ×',
    holds: growth <= 12,
  };
}
