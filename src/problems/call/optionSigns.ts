import { type Edit, inserted, removed, replaced } from '../../language/edit';
import { gapStart } from '../../template/before';
import type { Call } from '../../template/found';
import type { OptionNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { optionNamed } from '../../template/query';
import { OPTIONS } from '../../template/vocabulary/options';
import { blankForColon, writtenOption } from '../rewriting';
import type { Finding } from '../rule';
import { said } from '../wording';

/** What people write in the place of a colon: `;save a`, `--save a`. */
const IN_PLACE_OF_COLON = /^(?:--?|[;.,@])/;

/**
 * Options written without their colon, as far as the following text makes that clear, and with the character in place
 * of a space.
 */
const COLONLESS: readonly RegExp[] = [
  /^(save)(\s*[:=]\s*|\s+)\w+\s*$/,
  /^(method)(\s*[:=]\s*|\s+)(?:get|post)\b/i,
  /^(headers)(\s*[:=]\s*|\s*)\{/,
  /^(cache_max_age)(\s*[:=]\s*|\s+)\d/,
  /^(no_cache|retry|rerender)()\s*$/,
  /^(body|content_type|auth_credentials|basic_auth)(\s*[:=]\s*)\S/,
];
const SIGNED = /(?<![^\s])(\w+)\s*[:=]\s*/g;
const LONGEST_WORDS = 80;

/** Options for which another rule reports a value with an equals sign. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['save', 'method', 'cache_max_age']);

/** One that exists, as the value of an option. */
const METHOD = /^\s*(?:get|post)\b/i;

const NAMES: ReadonlySet<string> = new Set(OPTIONS.map(({ name }) => name));

/** `:method: post`, `:method:post`. Another rule reports `:save: a`. */
export function* secondColon(template: TemplateNode, { name }: OptionNode, next: OptionNode): Iterable<Finding> {
  if (name.kind === 'name' && name.text === 'save') return;
  const { start } = next;
  const message = 'No colon belongs between an option and its value: write a space.';
  const fix = { title: 'Remove the colon', edits: [blankForColon(template, next)], safe: true };
  const isWrong =
    name.kind === 'name' && name.text === 'method' && !METHOD.test(template.text.slice(start + 1, start + 40));
  yield { start, end: start + 1, message, fixes: isWrong ? [] : [fix] };
}

/** `:body=a`, `:method = post`, `:retry=true`. */
export function* equalsSigns({ text }: TemplateNode, { node }: Call): Iterable<Finding> {
  for (const option of node.options) {
    const { name, value } = option;
    if (name.kind !== 'name' || !NAMES.has(name.text)) continue;
    const start = equalsSignOf(text, option);
    if (start === undefined || (value?.start === start && TOLD_ELSEWHERE.has(name.text))) continue;
    if (!value) {
      const [written = '='] = /^=\S*/.exec(text.slice(start, start + LONGEST_WORDS)) ?? [];
      const message = `${said(`:${name.text}`)} takes no value: remove ${said(written)}.`;
      const span = { start, end: start + written.length };
      yield { ...span, message, fixes: [{ title: `Remove ${said(written)}`, edits: [removed(span)], safe: false }] };
    } else if (value.kind !== 'missing') {
      const message = 'No equals sign belongs between an option and its value: write a space.';
      const edits = [replaced({ start: name.end, end: Math.max(value.start, start + 1) }, ' ')];
      yield { start, end: start + 1, message, fixes: [{ title: 'Write a space', edits, safe: true }] };
    }
  }
}

/** Options for which another rule reports a comma at the end of the value, and those whose value may end with one. */
const MAY_HAVE_COMMAS: ReadonlySet<string> = new Set(['save', 'method', 'cache_max_age', 'headers', 'body']);

/** `https://x.io, :save a`, `:retry | :save a`. */
export function* separators({ text }: TemplateNode, { node }: Call): Iterable<Finding> {
  let before: OptionNode | undefined;
  for (const option of node.options) {
    const { start: next, glued } = option;
    const end = gapStart(text, next);
    const owner = before?.name.kind === 'name' ? before.name.text : '';
    before = option;
    const start = end - 1;
    const isAlone = /\s/.test(text.charAt(start - 1));
    if (glued || start <= node.start || MAY_HAVE_COMMAS.has(owner)) continue;
    if (!/[,;|]/.test(text.charAt(start)) || (text[start] !== ',' && !isAlone)) continue;
    const what = said(text.charAt(start));
    const span = { start: isAlone ? start - 1 : start, end };
    const message = `No ${what} belongs between the parts of a call: remove it.`;
    yield { start, end, message, fixes: [{ title: `Remove ${what}`, edits: [removed(span)], safe: isAlone }] };
  }
}

/** Returns the offset of the sign in `:body=a` and `:body = a`. */
function equalsSignOf(text: string, { name, value }: OptionNode): number | undefined {
  if (text[name.end] === '=') return name.end;
  if (!value || value.kind === 'missing' || value.start <= name.end) return undefined;
  const index = text.slice(name.end, value.start).indexOf('=');
  return index < 0 ? undefined : name.end + index;
}

/** An option without its colon. */
interface Colonless {
  readonly name: string;
  /** What is written in the place of the colon, and between the name and the value. */
  readonly before: string;
  readonly between: string;
}

/** Returns the option that the text begins with, if that lacks only its colon: `save a`, `;save a`. */
export function colonlessIn(text: string): Colonless | undefined {
  const [before = ''] = IN_PLACE_OF_COLON.exec(text) ?? [];
  const rest = text.slice(before.length, LONGEST_WORDS);
  for (const option of COLONLESS) {
    const [, name, between = ''] = option.exec(rest) ?? [];
    if (name !== undefined) return { name, before, between };
  }
  return undefined;
}

/** `https://x.io save a`, `https://x.io save: a`, `https://x.io ;save a`: Braze ignores the word. */
export function* withoutColon(template: TemplateNode, { tag, node }: Call): Iterable<Finding> {
  for (const { start, end } of tag.unexpected) {
    const text = template.text.slice(start, Math.min(end, start + LONGEST_WORDS));
    const { name, before, between } = colonlessIn(text) ?? {};
    if (name === undefined || before === undefined || between === undefined) continue;
    if (optionNamed(node, name) || /:\s*$/.test(template.text.slice(start - 9, start))) continue;
    const written = { start, end: start + before.length };
    const what = said(before + name);
    const message =
      before === ''
        ? `Braze ignores ${what} without its colon: write ${said(`:${name}`)}.`
        : `Braze ignores ${what}, because options begin with a colon: write ${said(`:${name}`)}.`;
    const edits = /[:=]/.test(between)
      ? [
          ...(before === '' ? [] : [removed(written)]),
          ...colonsBefore(template.text.slice(written.end, end), written.end),
        ]
      : [before === '' ? inserted(start, ':') : replaced(written, ':')];
    const fix = { title: `Change to ${said(`:${name}`)}`, edits, safe: false };
    yield { start, end: written.end + name.length, message, fixes: [fix] };
  }
}

/** `method: post save: a` → `:method post :save a`. */
function colonsBefore(text: string, at: number): readonly Edit[] {
  return [...text.matchAll(SIGNED)].flatMap(({ 0: written, 1: name = '', index }) => {
    const start = at + index;
    return NAMES.has(name) ? [replaced({ start, end: start + written.length }, `:${name} `)] : [];
  });
}

/** Whether an equals sign separates the option from its value. Another rule reports it. */
export function hasEqualsSign({ text }: TemplateNode, option: OptionNode): boolean {
  return option.value !== undefined && text[option.name.end] === '=' && writtenOption(option).end > option.name.end;
}
