import type { Test } from '../../language/inference/decisions';
import type { Shapes } from '../../language/inference/inference';
import { originsOf } from '../../language/inference/inferred';
import type { Origins, ProfileCall } from '../../language/inference/recognition';
import { statusGuardAfter } from '../../language/refactorings/statusGuard';
import { canBe } from '../../profile/shape';
import { capturedBy } from '../../template/definitions';
import type { Facts } from '../../template/facts';
import type { Definition } from '../../template/found';
import type { BranchNode, TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import type { Checked, Fix, Rule } from '../rule';
import { assignedWith } from './answers';
import { isDefault } from './filling';
import { type Reading, readingsIn } from './readings';
import { holdsWithoutAnswer, isNil } from './withoutAnswer';

/** A call for which the template does not say what recipients see when it fails. */
export const noFallback: Rule = {
  code: 'no-fallback',
  severity: 'information',
  *find(checked) {
    const { calls } = checked.shapes;
    if (calls.length === 0) return;
    const { shown, expected } = failuresIn(checked);
    for (const call of calls) {
      if (!shown.has(call) || expected.has(call)) continue;
      const { start, end } = call.call.tag.word;
      const message =
        'Nothing says what the recipient reads when this call fails: test the status, or give what is printed a “default”.';
      yield { start, end, message, fixes: fixesFor(call, checked) };
    }
  },
};

interface Failures {
  /** Calls whose responses affect the output. */
  readonly shown: ReadonlySet<ProfileCall>;
  /** Calls whose failure the template handles. */
  readonly expected: ReadonlySet<ProfileCall>;
}

function failuresIn({ facts, shapes }: Checked): Failures {
  const shown = new Set<ProfileCall>();
  const expected = new Set<ProfileCall>();
  const add = (calls: Set<ProfileCall>, origins: Origins) => {
    for (const { call } of origins) calls.add(call);
  };
  for (const test of shapes.tests) {
    add(shown, test.origins);
    add(
      expected,
      saysSomething(test, shapes, facts.template) ? test.origins : test.origins.filter(({ status }) => status),
    );
  }
  for (const reading of readingsIn(shapes)) {
    const { isShown } = reading;
    if (!isShown && reading.filters.length === 0) continue;
    const origins = originsOf(reading.value);
    if (isShown) add(shown, origins);
    if (hasDefault(reading, facts) || (isShown && hasAlternative(reading, origins, facts))) add(expected, origins);
  }
  return { shown, expected };
}

/** Whether recipients for whom the call fails see something: an `else`, or a branch that is taken then. */
function saysSomething({ block, branch }: Test, shapes: Shapes, template: TemplateNode): boolean {
  if (block.branches.some(({ tag }) => tag.name === 'else')) return true;
  const { name, expression } = branch.tag;
  if (name === 'case') {
    const isKnown = expression !== undefined && isNil(expression, shapes);
    return block.branches.some(({ tag, children }) => {
      const values = tag.markup?.kind === 'when' ? tag.markup.values : [];
      return children.length > 0 && values.some((value) => !isKnown || isNil(value, shapes));
    });
  }
  if (!expression || (name !== 'if' && name !== 'elsif' && name !== 'unless') || isEmpty(branch, template))
    return false;
  return holdsWithoutAnswer(expression, shapes) !== (name === 'unless');
}

function isEmpty({ children }: BranchNode, template: TemplateNode): boolean {
  return children.every((child) => child.kind === 'text' && textOf(template, child).trim() === '');
}

/** What a variable gets that nobody reads is said to nobody. */
function hasDefault(reading: Reading, facts: Facts): boolean {
  if (reading.role === 'argument' || !reading.filters.some(isDefault)) return false;
  return assignedWith(reading, facts)?.uses.length !== 0;
}

/**
 * Whether the variable also has a value without the response: `{% assign city = 'your city' %}` before a condition that
 * may reassign it. A capture that is not text alone does not count, because it may be empty.
 */
function hasAlternative({ value, index }: Reading, origins: Origins, facts: Facts): boolean {
  const definitions = facts.meanings[index]?.definitions ?? [];
  const isGiven = definitions.length === 0 || definitions.some((definition) => isPlain(definition, facts));
  const isOneOfSeveral = value.isAlternative || (isGiven && origins.some(({ decides }) => decides));
  return isOneOfSeveral && (canBe(value.shape, 'unknown') || !canBe(value.shape, 'nothing'));
}

/** Whether the definition is an `assign`, or a `capture` of text alone. */
function isPlain(definition: Definition, facts: Facts): boolean {
  const captured = capturedBy(facts, definition)?.children;
  return captured?.length !== 0 && (captured?.every(({ kind }) => kind === 'text') ?? true);
}

function fixesFor({ call }: ProfileCall, { facts }: Checked): readonly Fix[] {
  const edit = statusGuardAfter(facts, call);
  return edit ? [{ title: 'Abort the message when the call fails', edits: [edit], safe: false }] : [];
}
