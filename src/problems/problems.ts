import { shapesOf } from '../language/inference/inference';
import type { Seen } from '../profile/seen';
import { NONE } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { inOrder } from '../template/sorted';
import { ANSWER } from './answer';
import { readingsIn } from './answer/readings';
import { CALL } from './call';
import { Mended } from './mended';
import { NAMES } from './names';
import { PROFILE_API } from './profileApi';
import type { Finding, Problem, Rule, Severity } from './rule';
import { Search } from './search';
import { Suppressions, UNUSED_SUPPRESSION } from './suppression';
import { SYNTAX } from './syntax';
import { mendsOfForeignSigns } from './syntax/foreignSigns';
import { mendsOfDelimiters, mendsOfTags } from './syntax/mends';

/** All rules, by family. */
export const RULES: readonly Rule[] = [...SYNTAX, ...NAMES, ...CALL, ...PROFILE_API, ...ANSWER];

/** All codes that a problem can have. */
export const CODES: ReadonlySet<string> = new Set([...RULES.map(({ code }) => code), UNUSED_SUPPRESSION]);

/** How many characters of a template are analysed in one step. */
const STRIDE = 30_000;

/** The severities by code, from the setting `amplitudeProfile.problems`. */
export interface Severities {
  readonly [code: string]: Severity | 'off';
}

/** Returns all problems of a template in document order, except those that comments suppress. */
export function problemsIn(facts: Facts, seen: Seen, severities: Severities = {}): readonly Problem[] {
  return new Search(stepsOfSearch(facts, seen, severities)).problems;
}

/** Like `problemsIn`, in steps that take a few milliseconds each. */
export function* stepsOfSearch(
  facts: Facts,
  seen: Seen,
  severities: Severities,
): Generator<undefined, readonly Problem[]> {
  const written = Mended.asWritten(facts);
  const plain = yield* written.by(mendsOfForeignSigns(facts));
  const tags = yield* plain.by(mendsOfDelimiters(plain.facts));
  const meant = yield* tags.by(mendsOfTags(tags.facts));
  const shapes = shapesOf(meant.facts, seen);
  for (let offset = STRIDE; shapes.calls.length > 0 && offset < meant.facts.template.end; offset += STRIDE) {
    shapes.inferUpTo(offset);
    yield;
  }
  readingsIn(shapes);
  const stages = { written, plain, tags, meant };
  const suppressions = new Suppressions(facts, CODES);
  const problems: Problem[] = [];
  for (const { code, severity, find, looksAt } of RULES) {
    const chosen = severityOf(code, severities);
    if (chosen === 'off') continue;
    yield;
    const stage = stages[looksAt ?? 'meant'];
    for (const found of find({ facts: stage.facts, shapes, seen })) {
      const finding = stage.asWritten(found);
      if (suppressions.cover(code, finding.start)) continue;
      problems.push(toProblem(finding, code, chosen ?? finding.severity ?? severity));
    }
  }
  const chosen = severityOf(UNUSED_SUPPRESSION, severities);
  if (chosen !== 'off') {
    const isOff = (code: string) => severityOf(code, severities) === 'off';
    for (const finding of suppressions.unused(isOff)) {
      problems.push(toProblem(finding, UNUSED_SUPPRESSION, chosen ?? 'information'));
    }
  }
  return inOrder(problems);
}

function toProblem({ start, end, message, fixes, unnecessary }: Finding, code: string, severity: Severity): Problem {
  return { code, severity, start, end, message, fixes: fixes ?? NONE, unnecessary: unnecessary ?? false };
}

function severityOf(code: string, severities: Severities): Severity | 'off' | undefined {
  return Object.hasOwn(severities, code) ? severities[code] : undefined;
}
