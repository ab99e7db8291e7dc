import { originsOf } from '../../language/inference/inferred';
import type { Origin } from '../../language/inference/recognition';
import { otherwiseIn } from '../../language/otherwise';
import { statementOf, wrapped } from '../../language/statements';
import { asksFor } from '../../profile/writtenRequest';
import { type FilterNode, type LookupNode, NONE, rootOf } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { grouped } from '../../template/grouping';
import type { TagNode } from '../../template/nodes';
import { lastUpTo } from '../../template/sorted';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { assignedWith, capturedBy, fieldRead, nameIn, partAt } from './answers';
import { isFilling } from './filling';
import { entryOutOfRange } from './lists';
import { writtenLength } from './meant';
import { type AnswerReading, type Reading, readingsIn } from './readings';

/** `{{ recommendation.items[0] }}` in a template that never checks `is_control`. */
export const noControlGuard: Rule = {
  code: 'no-control-guard',
  severity: 'warning',
  *find(checked) {
    const items = new Items(checked);
    const places = new Set<Reading>();
    const known = new Set<readonly Reading[]>();
    for (const reading of items.unguarded) {
      const found = items.isPrinted(reading) ? items.placesOf(reading) : [];
      if (!known.has(found)) for (const place of found) places.add(place);
      known.add(found);
    }
    for (const place of places) yield items.finding(place);
  },
};

/** Finds the readings of recommended items, and of values derived from them, that ignore the control group. */
class Items {
  readonly unguarded: readonly Reading[];
  /** The readings of items in responses, by the lookup's index. */
  private readonly answers = new Map<number, AnswerReading>();
  /** The readings from which each variable gets items. */
  private readonly givenTo: ReadonlyMap<Variable, readonly Reading[]>;
  private readonly placesOfVariables = new Map<Variable, readonly Reading[]>();

  constructor(private readonly checked: Checked) {
    for (const reading of fieldRead(checked, 'recommendations')) {
      const { path } = reading.meant;
      if (path[3] === 'items' && path.at(-1) !== 'size') this.answers.set(reading.index, reading);
    }
    this.unguarded = readingsIn(checked.shapes).filter((reading) => this.readsItems(reading));
    this.givenTo = grouped(this.unguarded, (reading) => this.receiver(reading));
  }

  /** Whether the items are printed. Captured text is printed where its variable is. */
  isPrinted(reading: Reading): boolean {
    return reading.isShown && !this.receiver(reading);
  }

  /**
   * Returns the readings in which `items` is written and from which the value comes, through variables and loops.
   * Returns the same list for all readings of one variable.
   */
  placesOf(reading: Reading): readonly Reading[] {
    const variable = this.checked.facts.meanings[reading.index];
    if (!variable || this.namesItems(reading)) return [reading];
    const known = this.placesOfVariables.get(variable);
    if (known) return known.length > 0 ? known : [reading];
    this.placesOfVariables.set(variable, []);
    const places = (this.givenTo.get(variable) ?? []).flatMap((given) => this.placesOf(given));
    this.placesOfVariables.set(variable, places);
    return places.length > 0 ? places : [reading];
  }

  finding(reading: Reading): Finding {
    const answer = this.answers.get(reading.index);
    const part = answer && this.namesItems(reading) ? partAt(answer, 3) : undefined;
    const { start, end } = part ? nameIn(part) : reading.lookup;
    const message = `In the control group ${said('items')} are random, and the default must be shown: test “is_control” first.`;
    return { start, end, message, fixes: answer && part ? this.fixesFor(answer) : [] };
  }

  private readsItems(reading: Reading): boolean {
    const { value, lookup } = reading;
    const answer = this.answers.get(reading.index);
    if (!answer && !value.origins.some(isOfItems)) return false;
    if (isCounted(reading) || isTest(reading)) return false;
    const origins = originsOf(value);
    const calls = [...(answer?.calls ?? NONE)];
    for (const { items, call } of origins) if (items && !calls.includes(call)) calls.push(call);
    const { shapes } = this.checked;
    const isGuard = ({ call, control }: Origin) => control && calls.includes(call);
    if ([origins, shapes.decidedAt(lookup), shapes.aborting].some((all) => all.some(isGuard))) return false;
    return calls.some(({ parameters }) => parameters.get('rec_type') !== 'model');
  }

  /** Whether the lookup itself contains the step `items`. */
  private namesItems({ index }: Reading): boolean {
    const answer = this.answers.get(index);
    return answer !== undefined && writtenLength(answer.meant, 4) > answer.inVariable;
  }

  /** Returns the variable that is assigned the value, or the result of looking something up with it. */
  private receiver(reading: Reading): Variable | undefined {
    const { facts } = this.checked;
    const { statement, role } = reading;
    if (statement.kind === 'tag' && statement.name !== 'echo') {
      const { markup } = statement;
      if (markup?.kind === 'assignment') return assignedWith(reading, facts);
      if (markup?.kind === 'call' || markup?.kind === 'catalog') return lookedUpBy(facts, statement);
      return markup?.kind === 'loop' && role === 'looped' ? facts.variableAt(markup.variable.start) : undefined;
    }
    return capturedBy(reading, facts);
  }

  /**
   * Returns no fixes when the condition would repeat another mistake or an outdated value of a variable would be shown.
   */
  private fixesFor(reading: AnswerReading): readonly Fix[] {
    const { lookup, meant, inVariable, statement, calls } = reading;
    const { facts } = this.checked;
    const isAsked = calls.some((call) => asksFor(call, 'recommendations') !== 'no');
    if (meant.mistakes.length > 0 || entryOutOfRange(reading) || !isAsked) return [];
    if (!indexesOf(lookup).every((one) => isDefined(facts, one))) return [];
    if ((this.receiver(reading)?.definitions.length ?? 0) > 1) return [];
    const { template } = facts;
    const before = lookup.parts[writtenLength(meant, 4) - 2 - inVariable];
    const otherwise = reading.role === 'argument' ? undefined : otherwiseIn(facts, statement);
    const test = otherwise || isNothingWithoutItems(reading, facts) ? '== false' : '!= true';
    const open = `if ${template.text.slice(lookup.start, before?.end ?? rootOf(lookup).end)}.is_control ${test}`;
    const edits = wrapped(template, statementOf(facts, statement), {
      open,
      ...(otherwise && { otherwise }),
      close: 'endif',
    });
    return [{ title: `Show it only outside of the control group: “${open}”`, edits, safe: false }];
  }
}

function isOfItems({ items }: Origin): boolean {
  return items;
}

function lookedUpBy({ definitions }: Facts, tag: TagNode): Variable | undefined {
  const definition = lastUpTo(definitions, tag.end);
  return definition?.tag === tag ? definition.variable : undefined;
}

/**
 * Whether nothing is printed without a recommendation, so that adding a condition changes nothing for recipients who
 * have none.
 */
function isNothingWithoutItems({ role, filters, statement }: Reading, { branches }: Facts): boolean {
  if (role === 'looped' && statement.kind === 'tag') return branches.of(statement)?.block.branches.length === 1;
  return (
    (role === 'printed' || role === 'assigned') && filters.every((filter) => !isFilling(filter) && !isAdding(filter))
  );
}

function isAdding({ named }: FilterNode): boolean {
  return named === 'append' || named === 'prepend' || named === 'concat';
}

/** Returns `i` for `recommendations[i].items`. */
function indexesOf({ parts }: LookupNode): readonly LookupNode[] {
  return parts.flatMap((part) => (part.kind === 'index' && part.value.kind === 'lookup' ? [part.value] : []));
}

function isDefined(facts: Facts, lookup: LookupNode): boolean {
  return (facts.variableOf(lookup)?.definitions.length ?? 0) > 0;
}

/** Whether only the number of items is used, which reveals none of them. */
function isCounted({ lookup, filters }: Reading): boolean {
  const last = lookup.parts.at(-1);
  return (last?.kind === 'property' && last.text === 'size') || filters.some(({ named }) => named === 'size');
}

function isTest({ role }: Reading): boolean {
  return role === 'tested' || role === 'compared' || role === 'subject';
}
