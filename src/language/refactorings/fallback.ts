import { emptyText, filterAdded, pipedIn } from '../defaults';
import { nodesAround, statementAround } from './around';
import type { Refactorer } from './refactoring';

const LITERALS: ReadonlySet<string> = new Set(['string', 'number', 'keyword', 'range']);

/** `{{ a█ }}` → `{{ a | default: '' }}`. */
export const fallback: Refactorer = (facts, span) => {
  const statement = statementAround(nodesAround(facts, span));
  const value = statement && pipedIn(statement);
  if (!value || LITERALS.has(value.kind)) return [];
  const filters = value.kind === 'pipeline' ? value.filters : [];
  if (filters.some(({ name }) => name.kind === 'name' && name.text === 'default')) return [];
  const words = emptyText(facts.template, value);
  const edits = [filterAdded(facts.template, value, 'default', words)];
  return [{ kind: 'rewrite', title: 'Add a fallback for when there is no value', edits }];
};
