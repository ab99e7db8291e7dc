import { shapesOf } from '../../language/inference/inference';
import { CODES } from '../../problems/problems';
import type { Finding, Rule } from '../../problems/rule';
import { Suppressions } from '../../problems/suppression';
import { mismatchedEnd, strayEnd, unclosedBlock } from '../../problems/syntax/blocks';
import { unclosedTag } from '../../problems/syntax/unclosedTag';
import { unfinishedExpression } from '../../problems/syntax/unfinishedExpression';
import { collectFacts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import { inOrder } from '../../template/sorted';
import type { Settings } from '../settings';

export interface Mistake extends Finding {
  readonly code: string;
}

/** The rules that find what Liquid cannot parse. */
const RULES: readonly Rule[] = [unclosedTag, unclosedBlock, strayEnd, mismatchedEnd, unfinishedExpression];

/**
 * Returns the first syntax error that `check` would report. Braze may refuse to even save such a template, although it
 * can be rendered here. Other problems are not looked for.
 */
export function unreadableIn(template: TemplateNode, { seen, severities }: Settings): Mistake | undefined {
  const facts = collectFacts(template);
  const checked = { facts, shapes: shapesOf(facts, seen), seen };
  const suppressions = new Suppressions(facts, CODES);
  const isOff = (code: string) => Object.hasOwn(severities, code) && severities[code] === 'off';
  const firstOf = ({ code, severity, find }: Rule): Mistake | undefined => {
    for (const finding of find(checked)) {
      const isError = (finding.severity ?? severity) === 'error';
      if (isError && !suppressions.cover(code, finding.start)) return { ...finding, code };
    }
    return undefined;
  };
  const mistakes = RULES.flatMap((rule) => (isOff(rule.code) ? [] : (firstOf(rule) ?? [])));
  return inOrder(mistakes)[0];
}
