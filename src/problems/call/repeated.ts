import { replaced } from '../../language/edit';
import { freeName } from '../../language/names';
import { holdsPlace } from '../../template/branches';
import type { LookupNode, Span } from '../../template/expressionNodes';
import { rootOf } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call, Variable } from '../../template/found';
import type { OptionNode } from '../../template/markupNodes';
import { optionNamed, textOf } from '../../template/query';
import { lastIndexUpTo, lastUpTo, startingIn } from '../../template/sorted';
import { withoutTag } from '../rewriting';
import type { Fix, Rule } from '../rule';
import { said } from '../wording';
import { type Repeat, sameRequests, sameVariables } from './repeats';

/** A call to the same URL as an earlier one: Braze sends, and waits for, a second request. */
export const duplicateCall: Rule = {
  code: 'duplicate-call',
  severity: 'hint',
  *find({ facts }) {
    for (const repeat of sameRequests(facts)) {
      const { start, end } = repeat.second.node.url;
      const fix = reusing(facts, repeat);
      yield {
        start,
        end,
        message: 'The template has called this URL before: use the answer of that call.',
        fixes: fix ? [fix] : [],
      };
    }
  },
};

/** `:save weather` in two calls: the second response overwrites the first. `duplicate-call` covers equal URLs. */
export const sameVariableTwice: Rule = {
  code: 'same-variable-twice',
  severity: 'warning',
  *find({ facts }) {
    const repeats = sameVariables(facts);
    const duplicates = repeats.length > 0 ? sameRequests(facts) : [];
    const isDuplicate = new Map(duplicates.map(({ first, second }) => [second, first.variable]));
    for (const repeat of repeats) {
      const { second } = repeat;
      const { variable } = second;
      if (!variable || isDuplicate.get(second) === variable || isKept(facts, repeat, variable)) continue;
      const { start, end } = nameOf(second);
      yield {
        start,
        end,
        message: `${said(variable.name)} holds the answer of an earlier call, which is lost here: save this one under another name.`,
        fixes: separating(facts, repeat, variable),
      };
    }
  },
};

/** Whether `{% assign forecast = weather %}` keeps the first response under another name before the second call. */
function isKept({ tags, template }: Facts, { first, second }: Repeat, { name }: Variable): boolean {
  return startingIn(tags, { start: first.end, end: second.start }).some(({ markup }) => {
    if (markup?.kind !== 'assignment') return false;
    const value = textOf(template, markup.value).replace(/^\{\{-?|-?\}\}$/g, '');
    return value.trim() === name;
  });
}

function nameOf({ node, tag }: Call): Span {
  const value = optionNamed(node, 'save')?.value;
  return value && value.kind !== 'missing' ? value : tag.word;
}

/** Offered only when the first call is always made before the second, and its response is still in the variable. */
function reusing(facts: Facts, { first, second }: Repeat): Fix | undefined {
  const { branches, template } = facts;
  const [old, variable] = [first.variable, second.variable];
  if (!old || !variable || second.tag.unclosed) return undefined;
  if (!holdsPlace(branches.at(first.start), branches.at(second.start))) return undefined;
  const newest = lastUpTo(old.definitions, second.start);
  if (newest?.tag !== first.tag) return undefined;
  if (!optionNamed(second.node, 'save') && variable.uses.length === 0) return undefined;
  const title = 'Use the answer of the earlier call';
  if (old === variable) return { title, edits: [withoutTag(template, second.tag)], safe: false };
  const { tag } = second;
  const assign = `assign ${variable.name} = ${old.name}`;
  const newText = tag.isLine ? assign : `{%${tag.trimStart ? '-' : ''} ${assign} ${tag.trimEnd ? '-' : ''}%}`;
  return { title, edits: [replaced(tag, newText)], safe: false };
}

/** Saves to a new name when both responses are read, or removes the first call when its response never is. */
function separating(facts: Facts, { first, second }: Repeat, variable: Variable): readonly Fix[] {
  const { branches, template } = facts;
  const save = optionNamed(second.node, 'save');
  const place = branches.at(second.start);
  const between = usesIn(variable, first.end, second.end);
  if (between.length === 0) {
    const isLost = save && optionNamed(first.node, 'save') && holdsPlace(place, branches.at(first.start));
    if (!isLost || first.tag.unclosed) return [];
    return [
      {
        title: 'Remove the earlier call, whose answer nothing reads',
        edits: [withoutTag(template, first.tag)],
        safe: false,
      },
    ];
  }
  const next = variable.definitions[lastIndexUpTo(variable.definitions, second.end) + 1];
  const after = usesIn(variable, second.end, next?.start ?? template.end);
  const isCertain = after.length > 0 && after.every(({ start }) => holdsPlace(place, branches.at(start)));
  return save && isCertain ? [renaming(facts, save, variable, after)] : [];
}

function renaming(facts: Facts, { value }: OptionNode, variable: Variable, uses: readonly LookupNode[]): Fix {
  const name = freeName(facts, variable.name);
  const places = value ? [value, ...uses.map(rootOf)] : [];
  const edits = places.map((place) => replaced(place, name));
  return { title: `Save as ${said(name)}`, edits, safe: false };
}

function usesIn({ uses }: Variable, from: number, to: number): readonly LookupNode[] {
  return startingIn(uses, { start: from, end: to });
}
