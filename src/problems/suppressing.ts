import { type Edit, inserted } from '../language/edit';
import { Lines, lineBreakOf } from '../language/lines';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Node, TagNode, TemplateNode } from '../template/nodes';
import { tagFrom } from '../template/query';
import { pathAt } from '../template/walk';
import { type Directive, directivesIn } from './directives';
import type { Fix, Problem } from './rule';
import { UNUSED_SUPPRESSION } from './suppression';

/** Nodes inside which a comment is effective: text, and blocks whose content is parsed. */
const READ: ReadonlySet<string> = new Set(['template', 'block', 'branch', 'text']);
const UNREAD_BLOCKS: ReadonlySet<string> = new Set(['raw', 'comment']);

/**
 * Returns the fixes that add a comment to suppress a problem: on its line or in the whole template. The comment prints
 * nothing, not even its line break.
 */
export function suppressionsOf(facts: Facts, problem: Problem): readonly Fix[] {
  const { code } = problem;
  if (code === UNUSED_SUPPRESSION) return [];
  const { template } = facts;
  const directives = directivesIn(facts);
  const fixes = [
    { title: `Suppress “${code}” for this line`, edits: onLine(template, directives, problem), safe: false },
  ];
  if (directives.some((directive) => takesBack(directive, code))) return fixes;
  const edits = [inTemplate(template, directives, code)];
  return [...fixes, { title: `Suppress “${code}” for this template`, edits, safe: false }];
}

function onLine(template: TemplateNode, directives: readonly Directive[], problem: Problem): readonly Edit[] {
  const { text } = template;
  const { code } = problem;
  const lines = new Lines(text);
  const { start, end, inLiquid } = placeOf(template, problem, lines);
  const line = lines.at(start);
  const above = directives.find(({ kind, end }) => kind === 'disable-next-line' && lines.at(end) + 1 === line);
  if (above) return [withCode(text, above, code)];
  const at = lines.startOf(line);
  const comment = `# amplitude-disable-next-line ${code}`;
  if (inLiquid || isRead(template, at)) {
    const indentation = lines.indentationOf(line);
    const dash = /^\{[{%]-/.test(text.slice(at + indentation.length, at + indentation.length + 3)) ? '-' : '';
    const written = inLiquid ? comment : `{%${dash} ${comment} -%}`;
    return [inserted(at, indentation + written + lineBreakOf(text))];
  }
  return [inserted(start, `{% # amplitude-disable ${code} %}`), inserted(end, `{% # amplitude-enable ${code} %}`)];
}

/**
 * Returns the span to put the comment before: the tag around a problem, if it begins on its own line of a `liquid` tag
 * or allows comments in braces before it; otherwise the whole `liquid` tag.
 */
function placeOf(template: TemplateNode, problem: Span, lines: Lines): Span & { readonly inLiquid: boolean } {
  const { start, end } = tagFrom(template, problem.start) ?? problem;
  const liquid = pathAt(template, problem.start).findLast(isLiquid);
  if (!liquid) return { start, end, inLiquid: false };
  const inLiquid = lines.startOf(lines.at(start)) > liquid.word.end;
  return inLiquid ? { start, end, inLiquid } : { start: liquid.start, end: liquid.end, inLiquid };
}

function isLiquid(node: Node): node is TagNode {
  return node.kind === 'tag' && node.markup?.kind === 'lines';
}

/** Whether a tag inserted here would be parsed. It would not in `raw`, in comments or inside other tags. */
function isRead(template: TemplateNode, at: number): boolean {
  return pathAt(template, at).every(
    (node) => node.start === at || (READ.has(node.kind) && !(node.kind === 'block' && UNREAD_BLOCKS.has(node.name))),
  );
}

function inTemplate({ text }: TemplateNode, directives: readonly Directive[], code: string): Edit {
  const [first] = directives;
  const isOnTop = first?.kind === 'disable' && first.codes.length > 0 && text.slice(0, first.start).trim() === '';
  if (isOnTop) return withCode(text, first, code);
  const end = /^\s/.test(text) ? '%}' : `-%}${lineBreakOf(text)}`;
  return inserted(0, `{% # amplitude-disable ${code} ${end}`);
}

/** Adds a code to a comment, in the style of the existing ones. */
function withCode(text: string, { headEnd, codes }: Directive, code: string): Edit {
  const [last, previous] = [codes.at(-1), codes.at(-2)];
  const gap = previous && last ? text.slice(previous.end, last.start) : ' ';
  return inserted(last?.end ?? headEnd, gap + code);
}

function takesBack({ kind, codes }: Directive, code: string): boolean {
  return kind === 'enable' && (codes.length === 0 || codes.some(({ text }) => text === code));
}
