import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Variable } from '../template/found';
import { pathAt } from '../template/walk';
import type { Edit } from './edit';
import { WORDS } from './names';
import { nameAt, occurrencesOf } from './occurrences';
import { holds } from './spans';

/** Why a rename is not possible, as a sentence. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

/** The name at the cursor that will be replaced. */
export interface Renamable extends Span {
  readonly kind: 'renamable';
  readonly name: string;
}

export interface Renamed {
  readonly kind: 'renamed';
  readonly edits: readonly Edit[];
}

/** Returns `undefined` outside of Liquid, so that other providers can answer. */
export function renamableAt(facts: Facts, offset: number): Renamable | Refused | undefined {
  const variable = facts.variableAt(offset);
  const place = nameAt(facts, offset);
  if (variable && place) {
    const given = variable.definitions.find(({ named }) => !named);
    if (given)
      return refused(`“${variable.name}” is a name that the “${given.tag.name}” tag gives.${wayOut(variable)}`);
    // Whether `with` is a variable in text that is not understood depends on what is around it.
    if (variable.definitions.length === 0 && WORDS.has(variable.name)) return refused(isWord(variable.name));
    return { kind: 'renamable', name: variable.name, start: place.start, end: place.end };
  }
  const isLiquid = pathAt(facts.template, offset).some(({ kind }) => kind === 'output' || kind === 'tag');
  return isLiquid ? refused('Only variables can be renamed.') : undefined;
}

/**
 * Renames the variable at the offset throughout its scope. Refuses a name that would change the meaning of any other.
 */
export function renameAt(facts: Facts, offset: number, newName: string): Renamed | Refused | undefined {
  const renamable = renamableAt(facts, offset);
  const variable = facts.variableAt(offset);
  if (renamable?.kind !== 'renamable' || !variable) return renamable?.kind === 'refused' ? renamable : undefined;
  if (newName === variable.name) return { kind: 'renamed', edits: [] };
  const reason = nameProblem(newName) ?? clash(facts, variable, newName);
  if (reason) return refused(reason);
  return {
    kind: 'renamed',
    edits: occurrencesOf(variable).map(({ start, end }) => ({ start, end, newText: newName })),
  };
}

/** Source: Braze, Liquid: names of variables hold ASCII letters, digits and underscores. */
function nameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a name.';
  if (/^\d/.test(name)) return 'The name of a variable cannot begin with a digit.';
  if (!/^\w+$/.test(name)) return 'The name of a variable has only ASCII letters, digits and underscores.';
  if (WORDS.has(name)) return isWord(name);
  return undefined;
}

function isWord(name: string): string {
  return `“${name}” is a word of Liquid.`;
}

function clash(facts: Facts, variable: Variable, name: string): string | undefined {
  const meanings = [...facts.variables, ...facts.meanings];
  const others = new Set(meanings.filter((other) => other?.name === name));
  const isGroup = facts.personalizations.some(({ group }) => group === name);
  return isGroup || [...others].some((other) => other && meet(variable, other))
    ? `“${name}” already means something here.`
    : undefined;
}

/** Whether one of two variables would shadow or capture the other if they had the same name. */
function meet(variable: Variable, other: Variable): boolean {
  if (variable.scope === other.scope) return true;
  if (holds(variable.scope, other.scope)) return occurrencesOf(variable).some((place) => holds(other.scope, place));
  if (!holds(other.scope, variable.scope)) return false;
  const isVisible = other.definitions.some(({ visibleFrom }) => visibleFrom <= variable.scope.end);
  return isVisible || occurrencesOf(other).some((place) => holds(variable.scope, place));
}

function wayOut({ name }: Variable): string {
  return name === 'connected' ? ' Give the call a “:save” with a name of your own.' : '';
}

function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
