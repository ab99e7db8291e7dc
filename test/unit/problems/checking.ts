import assert from 'node:assert/strict';
import { edited } from '../../../src/problems/fixing';
import { problemsIn } from '../../../src/problems/problems';
import type { Problem } from '../../../src/problems/rule';
import type { Seen } from '../../../src/profile/seen';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { factsIn } from '../language/asking';
import { marked } from '../template/marks';

/** An answer that every request of the examples fills, and a call that brings it into `amplitude`. */
export const CALL_TO = (query: string) =>
  `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id} | url_param_escape}}&${query} :auth_credentials amplitude :save amplitude %}`;

export function problemsOf(text: string, seen: Seen = NOTHING_SEEN): readonly Problem[] {
  return problemsIn(factsIn(text), seen);
}

/**
 * The template has this problem at each `«…»`, and nowhere else. Whatever else is wrong with it does not count. `afterFix` is
 * the text after the first fix of the first one, without the marks; nothing when there is no fix.
 */
export function reports(code: string, template: string, afterFix?: string, seen: Seen = NOTHING_SEEN): void {
  const { text, spans } = marked(template);
  const problems = problemsOf(text, seen);
  const found = problems.filter((problem) => problem.code === code);
  const places = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(places(found), places(spans), `${code} in ${template}`);
  assert.deepEqual(
    found.map(({ start }) => start),
    spans.map(({ start }) => start),
  );
  const [first] = found;
  const fix = first?.fixes[0];
  assert.equal(fix ? edited(text, fix.edits) : undefined, afterFix, `the fix of ${code}`);
  for (const problem of found) mends(text, problem, problems, seen);
}

/** The template has no such problem. */
export function silent(code: string, template: string, seen: Seen = NOTHING_SEEN): void {
  const found = problemsOf(template, seen).filter((problem) => problem.code === code);
  assert.deepEqual(
    found.map(({ message }) => message),
    [],
    `${code} in ${template}`,
  );
}

/**
 * After each fix of the problem there is one of its code less than `before`, and none more of any other, except of those
 * codes that may show only then.
 */
export function mends(
  text: string,
  problem: Problem,
  before: readonly Problem[],
  seen: Seen = NOTHING_SEEN,
  mayShow: (code: string) => boolean = () => false,
): void {
  for (const { title, edits } of problem.fixes) {
    const after = problemsOf(edited(text, edits), seen);
    const how = `“${title}” in ${text} → ${edited(text, edits)}`;
    assert.ok(count(after, problem.code) < count(before, problem.code), `nothing mended by ${how}`);
    for (const { code, message } of after) {
      assert.ok(mayShow(code) || count(after, code) <= count(before, code), `${code} (${message}) is new after ${how}`);
    }
  }
}

function count(problems: readonly Problem[], code: string): number {
  return problems.filter((problem) => problem.code === code).length;
}
