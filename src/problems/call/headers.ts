import { type Edit, removed, replaced } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { HeaderNode, HeadersNode } from '../../template/markupNodes';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { literalOf, optionNamed, textOf } from '../../template/query';
import type { Finding, Rule } from '../rule';
import { faultsInSigns, isOtherSign, isRemainder, isRestOfValue } from './jsonSigns';
import { type Fault, faultsInText } from './jsonTexts';

/** Maximum length of the text examined after the headers. */
const LONGEST = 40;

/** How comments begin. Few headers contain it, and only those are searched for them. */
const COMMENT_START = /\/[/*]/;

/** Matches strings and outputs, to skip them, and comments. */
const COMMENT =
  /"(?:[^"\\\r\n]|\\.)*"|\{\{.*?(?:\}\}|$)|(?<=[\s,{}])(\/\/[^\r\n"]*(?:"[^"\r\n]*"[^\r\n"]*)*(?=[\r\n])|\/\*.*?\*\/)/gs;

/** The same for foreign white space. */
const FOREIGN_BLANK = /[^\S \t\r\n]|[\u200b-\u200d\u2060]/;

/** Matches strings and outputs, to skip them, and white space that JSON does not allow. */
const FOREIGN_BLANKS = /"(?:[^"\\\r\n]|\\.)*"|\{\{.*?(?:\}\}|$)|((?:[^\S \t\r\n]|[\u200b-\u200d\u2060])+)/gs;

/** With more faults than this, a fix corrects only its own. */
const MOST = 20;

/** `:headers { "Accept": text/plain, }`: reports each place that makes the headers invalid JSON. */
export const headersNotJson: Rule = {
  code: 'headers-not-json',
  severity: 'error',
  *find({ facts: { calls, template } }) {
    for (const { tag, node } of calls) {
      const option = optionNamed(node, 'headers');
      const value = option?.value;
      if (!option) continue;
      if (value?.kind === 'headers')
        yield* findings([...faultsIn(template, value), ...extraSigns(template, tag, value)]);
      else if (value?.kind === 'interpolation' && literalOf(template, value) !== undefined) yield noObject(value);
    }
  },
};

function faultsIn(template: TemplateNode, headers: HeadersNode): readonly Fault[] {
  const text = textOf(template, headers);
  const foreign = [...commentsIn(text, headers.start), ...blanksIn(text, headers.start)];
  if (foreign.length > 0) return foreign;
  const doubled = headers.faults.length > 0 ? doubledQuotesIn(text, headers.start) : [];
  if (doubled.length > 0) return doubled;
  const signs = faultsInSigns(template, headers);
  const endless = headers.faults.find((fault) => fault.kind === 'missing' && fault.expected === 'quote');
  const others = headers.headers.flatMap((header, index) =>
    faultsInHeader(template, header, headers.headers[index - 1]),
  );
  const certain = endless ? others.filter(({ end }) => end < endless.start) : others;
  return [...signs, ...certain].sort((one, other) => one.start - other.start);
}

function faultsInHeader(template: TemplateNode, { name, value }: HeaderNode, before?: HeaderNode): readonly Fault[] {
  const isSign =
    (name.quote === '' && template.text[name.start] === '=') || (before !== undefined && isOtherSign(template, name));
  const isRest = before?.value.kind === 'jsonText' && isRestOfValue(template.text, before.value, name);
  const isTold = isSign || isRest || (before !== undefined && isRemainder(template.text, before.name, name));
  const inName = isTold ? [] : faultsInText(template, name, true);
  if (value.kind === 'jsonText') return [...inName, ...faultsInText(template, value, false)];
  const hasColon = template.text.slice(name.end, value.start).trimEnd().endsWith(':');
  const hasAnother = template.text[value.end] === ':';
  if (!hasColon || hasAnother) return inName;
  const message = 'This header has no value: write a text in double quotes after the colon.';
  return [...inName, { start: name.start, end: name.end, message, title: '', edits: [] }];
}

/** `// note` and `/* note *\/` outside of strings and Liquid. Other faults are found once these are gone. */
function commentsIn(text: string, at: number): readonly Fault[] {
  if (!COMMENT_START.test(text)) return [];
  const message = 'JSON has no comments: remove it.';
  return [...text.matchAll(COMMENT)].flatMap(({ index, 1: comment }) => {
    if (comment === undefined) return [];
    const span = { start: at + index, end: at + index + comment.trimEnd().length };
    return [{ ...span, message, title: 'Remove the comment', edits: [removed(span)] }];
  });
}

/** Non-ASCII and invisible white space, which comes with pasted text. */
function blanksIn(text: string, at: number): readonly Fault[] {
  if (!FOREIGN_BLANK.test(text)) return [];
  const message = 'JSON does not allow this kind of space: write a plain one.';
  return [...text.matchAll(FOREIGN_BLANKS)].flatMap(({ index, 1: blanks }) => {
    if (blanks === undefined) return [];
    const span = { start: at + index, end: at + index + blanks.length };
    return [{ ...span, message, title: 'Write a plain space', edits: [replaced(span, ' ')] }];
  });
}

/** `""a": "b"`, `"a"": "b"`: a quote that ends the text before it, or begins another one. */
function doubledQuotesIn(text: string, at: number): readonly Fault[] {
  const message = 'This quote is one too many: remove it.';
  return [...text.matchAll(/""/g)].flatMap(({ index }) => {
    const [before, after] = [textBefore(text, index, MOST), text.slice(index + 2, index + 2 + MOST)];
    const isFirst = /[{,:]\s*$/.test(before) && /^[\w<{[-]/.test(after);
    const isLast = /[\w>}\])*-]$/.test(before) && /^\s*[:,}]/.test(after);
    if (!isFirst && !isLast) return [];
    const span = { start: at + index, end: at + index + 1 };
    return [{ ...span, message, title: 'Remove the quote', edits: [removed(span)] }];
  });
}

/** Every fix corrects all faults, so that the result is valid JSON. */
function* findings(faults: readonly Fault[]): Iterable<Finding> {
  const together = faults.length <= MOST && faults.every(({ edits }) => edits.length > 0);
  const all = together ? sorted(faults.flatMap(({ edits }) => edits)) : [];
  const isCertain = !faults.some(({ isGuess }) => isGuess);
  for (const { start, end, message, title, edits: own } of faults) {
    const edits = together ? all : own;
    const fix = {
      title: together && faults.length > 1 ? 'Make the headers JSON' : title,
      edits,
      safe: together && isCertain,
    };
    yield { start, end, message, fixes: edits.length > 0 ? [fix] : [] };
  }
}

/** Sorts edits and joins those that touch. An inserted quote ends a text, so it precedes a comma or brace. */
function sorted(edits: readonly Edit[]): readonly Edit[] {
  const isQuote = ({ newText }: Edit) => (newText === '"' ? 0 : 1);
  const joined: Edit[] = [];
  for (const edit of [...edits].sort((one, other) => one.start - other.start || isQuote(one) - isQuote(other))) {
    const before = joined.at(-1);
    if (before?.end === edit.start)
      joined[joined.length - 1] = replaced({ start: before.start, end: edit.end }, before.newText + edit.newText);
    else joined.push(edit);
  }
  return joined;
}

function noObject({ start, end }: Span): Finding {
  return { start, end, message: 'Headers are a JSON object: write { "Name": "value" }.' };
}

/** `{ "a": "b" }}`, `{ "a": "b" },`: a character after the object. */
function extraSigns({ text }: TemplateNode, { unexpected }: TagNode, headers: Span): readonly Fault[] {
  const rest = unexpected.find(({ start }) => start >= headers.end);
  if (!rest || text.slice(headers.end, rest.start).trim() !== '') return [];
  const [signs] = /^[},;\]]+/.exec(text.slice(rest.start, Math.min(rest.end, rest.start + LONGEST))) ?? [];
  if (!signs) return [];
  const span = { start: rest.start, end: rest.start + signs.length };
  const message = `The headers have ended already: remove “${signs}”.`;
  return [{ ...span, message, title: `Remove “${signs}”`, edits: [removed(span)] }];
}
