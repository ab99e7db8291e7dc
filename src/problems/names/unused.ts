import { capturedBy } from '../../template/definitions';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition } from '../../template/found';
import { optionNamed, textOf } from '../../template/query';
import { lastUpTo, startingIn } from '../../template/sorted';
import { misnamedIn } from '../call/save';
import { withoutOption } from '../rewriting';
import type { Fix, Rule } from '../rule';
import { oddTargetsOf } from '../syntax/targets';
import { said } from '../wording';
import { definedOnceMended, isRead } from './definedOnceMended';
import { elsewhereOf } from './elsewhere';
import { guessesOf } from './guesses';
import { isKept, withOrphans } from './orphans';

/** Tags that have no effect other than the text they print. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['if', 'elsif', 'else', 'endif', 'unless', 'endunless', 'case', 'when', 'endcase', 'for', 'endfor', 'break'],
  ...['continue', 'comment', 'endcomment', 'raw', 'endraw', 'echo', '#', 'capture', 'endcapture'],
]);

/** A value that is not read after its definition, nor earlier in the same loop, nor under a misspelt name. */
export const unusedVariable: Rule = {
  code: 'unused-variable',
  severity: 'hint',
  *find({ facts }) {
    const elsewhere = elsewhereOf(facts);
    const halves = new Set(oddTargetsOf(facts).map((target) => target.start));
    const hasConnected = facts.calls.some(({ variable }) => variable?.name === 'connected');
    for (const definition of facts.definitions) {
      const { variable, start, end } = definition;
      if (!isKept(definition) || isReadLater(facts, definition)) continue;
      if (definition.kind === 'call' && isMisnamed(facts, definition)) continue;
      if (guessesOf(facts).misspelt.has(variable.name)) continue;
      if (halves.has(start) || elsewhere.mayRead(start) || elsewhere.inBraces.has(variable.name)) continue;
      const message = `Nothing reads ${said(variable.name)}: use it, or remove it.`;
      const fix = fixOf(facts, definition, hasConnected);
      yield { start, end, message, unnecessary: true, fixes: fix ? [fix] : [] };
    }
    for (const { name, start, end, isRead: isReadNow } of definedOnceMended(facts)) {
      if (isReadNow || isRead(facts, name, { start, end }) || elsewhere.mayRead(start) || elsewhere.inBraces.has(name))
        continue;
      yield { start, end, message: `Nothing reads ${said(name)}: use it, or remove it.`, unnecessary: true };
    }
  },
};

/** Whether the variable is read later at all. One that is only read before its definition is another problem. */
function isReadLater(facts: Facts, { variable, visibleFrom, start }: Definition): boolean {
  const { uses, definitions } = variable;
  const last = uses.at(-1)?.start ?? -1;
  if (last >= visibleFrom) return true;
  let loop = facts.loopAt(start);
  while (loop?.parent) loop = loop.parent;
  if (loop && last >= loop.start) return true;
  const [first] = definitions;
  return uses[0] !== undefined && first !== undefined && uses[0].start < first.visibleFrom && first.start === start;
}

function fixOf(facts: Facts, definition: Definition, hasConnected: boolean): Fix | undefined {
  const { kind, variable } = definition;
  const span = spanOf(facts, definition);
  if (kind === 'call') return hasConnected ? undefined : withoutSave(facts, definition);
  const edits = span && withOrphans(facts, span, (other) => spanOf(facts, other));
  if (!edits) return undefined;
  const others = edits.length > 1 ? ' and what only it reads' : '';
  return { title: `Remove ${said(variable.name)}${others}`, edits, safe: false };
}

function spanOf(facts: Facts, definition: Definition): Span | undefined {
  return definition.kind === 'assign' ? definition.tag : captureOf(facts, definition);
}

/** Returns the span of the whole block if it has no effect other than printing. */
function captureOf(facts: Facts, definition: Definition): Span | undefined {
  const block = capturedBy(facts, definition);
  if (block?.close.kind !== 'tag') return undefined;
  return startingIn(facts.tags, block).every(({ name }) => HARMLESS.has(name)) ? block : undefined;
}

function isMisnamed(facts: Facts, { tag }: Definition): boolean {
  const call = lastUpTo(facts.calls, tag.start);
  return call !== undefined && misnamedIn(facts, call) !== undefined;
}

/** Removes `:save`, so that the response goes to `connected`. */
function withoutSave({ calls, template }: Facts, { tag }: Definition): Fix | undefined {
  const call = lastUpTo(calls, tag.start);
  const option = call && optionNamed(call.node, 'save');
  if (!option) return undefined;
  const title = `Remove ${said(textOf(template, option))}`;
  return { title, edits: [withoutOption(template, option)], safe: false };
}
