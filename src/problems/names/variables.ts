import { replaced } from '../../language/edit';
import { loopStateNames } from '../../language/inference/loopState';
import { textBefore } from '../../template/before';
import { KEYWORDS, type LookupNode, rootOf } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { elsewhereOf } from './elsewhere';
import { definitionsOfMisspelt, guessesOf, isOver } from './guesses';
import { unknownLoopStates } from './loopState';
import { isAttribute, isOfGroup, readForItself } from './missingBraces';
import { variablesNamed } from './scope';
import { isMuted, LOOP_OBJECTS, type Unresolved, unresolvedOf } from './unresolved';

/** `{{ recomendations }}`: the template does not define it. */
export const unknownVariable: Rule = {
  code: 'unknown-variable',
  severity: 'warning',
  *find({ facts }) {
    yield* unknownLoopStates(facts);
    for (const unresolved of unresolvedOf(facts)) {
      const { lookup, name } = unresolved;
      if (isAttribute(facts, lookup, name) || isOfGroup(lookup) || isGroup(name)) continue;
      yield keyword(unresolved) ?? otherLoop(facts, unresolved) ?? unknown(facts, unresolved);
    }
  },
};

/** `{{ a }}{% assign a = 1 %}`. */
export const usedBeforeDefined: Rule = {
  code: 'used-before-defined',
  severity: 'warning',
  *find({ facts }) {
    for (const variable of facts.variables.filter((one) => isUsedEarly(one, facts))) {
      const own = DEFAULT_ATTRIBUTES.has(variable.name) ? readForItself(facts, variable.name) : [];
      const visibleFrom = firstVisibleFrom(variable);
      for (const use of variable.uses) {
        if (use.start >= visibleFrom) break;
        const isExplained = own.includes(use) || elsewhereOf(facts).mayDefine(use.start);
        if (isExplained || isMuted(facts, use) || isInEndless(facts, variable, use)) continue;
        if (!isCarried(facts, variable, use)) yield early(variable, use);
      }
    }
  },
};

function isUsedEarly(variable: Variable, { template }: Facts): boolean {
  const [first] = variable.uses;
  return first !== undefined && variable.scope === template && first.start < firstVisibleFrom(variable);
}

function firstVisibleFrom({ definitions }: Variable): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { visibleFrom } of definitions) first = Math.min(first, visibleFrom);
  return first;
}

/**
 * Whether an unclosed capture or call caused the misordering, and should have ended earlier: `{% capture a %}b{{ a }}`,
 * `{% connected_content … :save a %{{ a.b }}`.
 */
function isInEndless({ branches }: Facts, { definitions: [first] }: Variable, { start }: LookupNode): boolean {
  if (first?.kind === 'call' && first.tag.unclosed && first.start < start && start < first.tag.end) return true;
  if (first?.kind !== 'capture' || start < first.tag.end) return false;
  const block = branches.of(first.tag)?.block;
  return block?.close.kind === 'missing' && start < block.end;
}

/** Whether the value is defined from the second iteration of a loop on. */
function isCarried(facts: Facts, { definitions }: Variable, { start }: LookupNode): boolean {
  let loop = facts.loopAt(start);
  while (loop?.parent) loop = loop.parent;
  return loop !== undefined && (definitions[0]?.start ?? loop.end) < loop.end;
}

function early({ name, definitions: [first] }: Variable, lookup: LookupNode): Finding {
  const { start, end } = rootOf(lookup);
  const variable = said(name);
  if (first && first.tag.start < start && start < first.tag.end) {
    return { start, end, message: `${variable} has no value yet: assign it one before.` };
  }
  if (first?.kind === 'call') {
    return { start, end, message: `The call that fills ${variable} is further down: move it before this.` };
  }
  return { start, end, message: `${variable} gets its value further down: move that before this.` };
}

/** Keywords of other languages with their Liquid equivalents. */
const MEANT_KEYWORDS: ReadonlyMap<string, string> = new Map([
  ...KEYWORDS.map((word) => [word, word] as const),
  ['none', 'nil'],
  ['undefined', 'nil'],
]);

/** `{% if a == True %}`, `{% if a == undefined %}`. */
function keyword({ lookup, name }: Unresolved): Finding | undefined {
  const right = lookup.parts.length === 0 ? MEANT_KEYWORDS.get(name.toLowerCase()) : undefined;
  if (right === undefined) return undefined;
  const { start, end } = rootOf(lookup);
  const isSame = right === name.toLowerCase();
  const message = isSame
    ? `Liquid knows ${said(right)} only in lowercase: write it that way.`
    : `Liquid does not know ${said(name)}: write ${said(right)}.`;
  const fix = changing({ start, end }, right, isSame);
  return { start, end, message, fixes: [fix] };
}

/** `forloop` in a `tablerow`, and `tablerowloop` in a `for`. */
function otherLoop(facts: Facts, { lookup, name }: Unresolved): Finding | undefined {
  const { start, end } = rootOf(lookup);
  const right = facts.loopAt(start)?.variables.find((one) => LOOP_OBJECTS.has(one.name))?.name;
  if (!LOOP_OBJECTS.has(name) || right === undefined) return undefined;
  const message = `This loop has no ${said(name)}: write ${said(right)}.`;
  const [part] = lookup.parts;
  if (part?.kind !== 'property' || !loopStateNames(right).includes(part.text)) return { start, end, message };
  const fix = { title: `Change to ${said(right)}`, edits: [replaced({ start, end }, right)], safe: false };
  return { start, end, message, fixes: [fix] };
}

function unknown(facts: Facts, { lookup, name }: Unresolved): Finding {
  const { start, end } = rootOf(lookup);
  const similar = guessesOf(facts).meant.get(lookup);
  const fixes: Fix[] = [];
  if (similar) {
    const change = changing({ start, end }, similar, false);
    const isRepeated = (guessesOf(facts).misspelt.get(similar)?.reads ?? 0) > 1;
    const rename = renaming(facts, similar, name);
    fixes.push(...(isRepeated ? [...rename, change] : [change, ...rename]));
  }
  if (lookup.parts.length === 0 && isCompared(facts.template.text, start) && !isUnread(facts, similar)) {
    const edits = [replaced({ start, end }, `'${name}'`)];
    fixes.push({ title: 'Put it in quotes', edits, safe: false });
  }
  const message =
    isOver(facts, lookup, name) || LOOP_OBJECTS.has(name)
      ? `${said(name)} lives only in its loop: use it there, or keep it with “assign”.`
      : `Nothing gives ${said(name)} a value here: ${similar ? `did you mean ${said(similar)}?` : 'check its name, or define it before.'}`;
  return { start, end, message, fixes };
}

/** Whether nothing else reads the variable, so that it would be unused with another fix. */
function isUnread(facts: Facts, variable: string | undefined): boolean {
  const variables = variable === undefined ? [] : variablesNamed(facts, variable);
  return variables.length > 0 && variables.every(({ uses }) => uses.length === 0);
}

/** Renames the variable as it is read, if nothing reads it in its own spelling. */
function renaming(facts: Facts, variable: string, name: string): readonly Fix[] {
  const edits = definitionsOfMisspelt(facts, variable).map((definition) => replaced(definition, name));
  if (edits.length === 0) return [];
  return [{ title: `Name it ${said(name)} where it gets its value`, edits, safe: false }];
}

/** `{% if game == Game1 %}`, `{% when gold %}`, `{{ name | default: friend }}`. */
function isCompared(text: string, at: number): boolean {
  return /(?:[=!]=|\bcontains|\bwhen|\|\s*(?:default|append|prepend):)\s*$/.test(textBefore(text, at, 40));
}
