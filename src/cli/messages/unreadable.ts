import { problemsIn } from '../../problems/problems';
import type { Problem } from '../../problems/rule';
import { collectFacts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import type { Settings } from '../settings';

/** What Liquid refuses to read when it is an error. */
const SYNTAX: ReadonlySet<string> = new Set([
  'unclosed-tag',
  'unclosed-block',
  'stray-end',
  'mismatched-end',
  'unfinished-expression',
]);

/** The first mistake, as `check` reports it, for which Braze may not even keep a template that is rendered here all the same. */
export function unreadableIn(template: TemplateNode, { seen, severities }: Settings): Problem | undefined {
  const problems = problemsIn(collectFacts(template), seen, severities);
  return problems.find(({ code, severity }) => severity === 'error' && SYNTAX.has(code));
}
