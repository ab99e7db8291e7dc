import { removed } from '../../language/edit';
import { type FilterNode, filterName, type NameNode, nameAt } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { doublePipesIn } from '../../template/query';
import { FILTERS, type FilterEntry, filterNamed } from '../../template/vocabulary/filters';
import { changing } from '../changing';
import type { Finding, Fix, Rule } from '../rule';
import { similarIn } from '../similar';
import { faultsOf } from '../syntax/faults';
import { pipedOptionsIn } from '../syntax/loops';
import { said } from '../wording';
import { leavesUnused } from './orphans';

const SUPPORTED: readonly string[] = FILTERS.flatMap(({ name, status }) => (status === 'braze' ? [name] : []));

/** Filters documented by Braze only, and those that Braze inserts itself after content blocks and links. */
const LET_STAND: ReadonlySet<string> = new Set(['index', 'id', 'lid']);

/** Names of filters in other languages and on older pages, with those that Braze supports. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['length', 'size'],
  ['count', 'size'],
  ['lower', 'downcase'],
  ['lowercase', 'downcase'],
  ['upper', 'upcase'],
  ['uppercase', 'upcase'],
  ['touppercase', 'upcase'],
  ['tolowercase', 'downcase'],
  ['trim', 'strip'],
  ['date_format', 'date'],
  ['format_date', 'date'],
  ['number_format', 'number_with_delimiter'],
  ['title', 'capitalize'],
  ['titlecase', 'capitalize'],
  ['unique', 'uniq'],
  ['add', 'plus'],
  ['subtract', 'minus'],
  ['multiply', 'times'],
  ['divide', 'divided_by'],
  ['mod', 'modulo'],
  ['concatenate', 'append'],
  ['substring', 'slice'],
  ['base64', 'base64_encode'],
  ['json', 'as_json_string'],
  ['to_json', 'as_json_string'],
  ['parse_json', 'json_parse'],
  ['urlencode', 'url_encode'],
  ['sha256', 'sha2'],
  ['hmac_sha1', 'hmac_sha1_hex'],
  ['hmac_sha_1', 'hmac_sha1_hex'],
  ['lstrip', 'strip'],
  ['rstrip', 'strip'],
  ['money_without_currency', 'money'],
]);

/** Returns the filter of Braze that has this name, or has it in another language: `toUpperCase` → `upcase`. */
export function supportedName(name: string): string | undefined {
  return filterNamed(name)?.status === 'braze' ? name : OTHER_NAMES.get(name.toLowerCase());
}

/** `{{ name | upcse }}`, `{{ name | camelize }}`. */
export const unknownFilter: Rule = {
  code: 'unknown-filter',
  severity: 'warning',
  *find({ facts }) {
    const similar = similarIn(SUPPORTED);
    let seconds: ReadonlySet<number> | undefined;
    for (const filter of facts.filters.filter(isStrange)) {
      const { named, pipe, start } = filter;
      const entry = filterNamed(named);
      seconds ??= new Set(doublePipesIn(facts.filters).map(({ start }) => start + 1));
      if (!seconds.has(pipe) && !pipedOptionsIn(facts).has(filter))
        yield unknown(filter, nameAt(start, named), entry, similar);
    }
  },
};

function isStrange({ named }: FilterNode): boolean {
  return named !== '' && !LET_STAND.has(named) && filterNamed(named)?.status !== 'braze';
}

function unknown(
  filter: FilterNode,
  { start, end, text }: NameNode,
  entry: FilterEntry | undefined,
  similar: (word: string) => string | undefined,
): Finding {
  if (entry?.status === 'standard') {
    const message = `${said(text)} is a filter of Liquid that Braze does not mention: try it before you send.`;
    return { start, end, message, severity: 'information' };
  }
  const found = entry ? undefined : similar(text);
  const right = found ?? OTHER_NAMES.get(text.toLowerCase());
  const takes = right === undefined ? undefined : filterNamed(right);
  const fixes: readonly Fix[] =
    right !== undefined && takes && excess(filter, takes) === 0
      ? [changing({ start, end }, right, found !== undefined)]
      : [];
  const remedy = right ? `write ${said(right)}` : 'write one that it knows, or remove it';
  const message = entry
    ? `Braze does not support the filter ${said(text)}: ${wayOut(entry) ?? remedy}.`
    : `Braze has no filter ${said(text)}: ${remedy}.`;
  return { start, end, message, ...(entry ? { severity: 'error' } : {}), fixes };
}

/** `Braze does not support it; use x.` → `use x`. */
function wayOut({ doc }: FilterEntry): string | undefined {
  return /; ([^.]+)/
    .exec(doc)?.[1]
    ?.replace(/`(\w+)`/g, '“$1”')
    .replaceAll('`', '');
}

/** `{{ name | append }}`, `{{ name | upcase: 'a' }}`. */
export const filterArguments: Rule = {
  code: 'filter-arguments',
  severity: 'warning',
  find({ facts }) {
    return facts.filters.map((filter) => wrongCount(facts, filter)).filter((finding) => finding !== undefined);
  },
};

function wrongCount(facts: Facts, filter: FilterNode): Finding | undefined {
  const { named: called, start, end } = filter;
  const entry = filterNamed(called);
  if (!entry || entry.status === 'unsupported') return undefined;
  const count = excess(filter, entry);
  const name = said(entry.name);
  if (count > 0) {
    const most = entry.arguments.filter(({ named }) => !named).length;
    const message =
      most === 0
        ? `${name} takes no arguments: remove ${filter.arguments.length === 1 ? 'the one after it' : 'those after it'}.`
        : `${name} takes only ${counted(most)}: remove the others.`;
    const fix = withoutOthers(facts, filter, entry, most);
    return { start, end, message, fixes: fix ? [fix] : [] };
  }
  if (count === 0 || faultsOf(facts).colonless.has(end)) return undefined;
  const needed = entry.arguments.filter(({ named, optional }) => !named && !optional);
  const example = said(`${called}: ${needed.map((argument) => argument.name).join(', ')}`);
  return { start, end, message: `${name} needs ${counted(needed.length)}: write ${example}.` };
}

/**
 * Returns the number of surplus arguments, or of missing ones as a negative number. Incomplete arguments count as
 * correct.
 */
function excess({ arguments: given }: FilterNode, { arguments: known }: FilterEntry): number {
  let least = 0;
  let most = 0;
  for (const { named, optional } of known) {
    if (!named) most++;
    if (!named && !optional) least++;
  }
  let count = 0;
  for (const argument of given) {
    if (argument.kind === 'missing') return 0;
    const isKnown =
      argument.kind === 'namedArgument' && known.some(({ named, name }) => named && name === argument.name.text);
    if (!isKnown) count++;
  }
  return count > most ? count - most : Math.min(0, count - least);
}

function counted(count: number): string {
  return count === 1 ? 'one argument' : `${count} arguments`;
}

function withoutOthers(facts: Facts, filter: FilterNode, entry: FilterEntry, most: number): Fix | undefined {
  const { arguments: given, end } = filter;
  const plain = given.filter(({ kind }) => kind !== 'namedArgument');
  if (plain.length !== given.length) return undefined;
  const last = most === 0 ? filterName(filter) : given[most - 1];
  const rest = { start: last?.end ?? end, end };
  if (leavesUnused(facts, rest)) return undefined;
  return {
    title: `Give ${said(entry.name)} ${most === 0 ? 'no arguments' : counted(most)}`,
    edits: [removed(rest)],
    safe: false,
  };
}
