import { type Edit, inserted, replaced } from '../../language/edit';
import { freeName } from '../../language/names';
import { occurrencesOf } from '../../language/occurrences';
import { rootOf, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call, Variable } from '../../template/found';
import type { CallNode, OptionNode } from '../../template/markupNodes';
import { nameIn, optionNamed, textOf } from '../../template/query';
import { inOrder, lastUpTo } from '../../template/sorted';
import { blankForColon, isColonOf, withoutOption } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';

/** Maximum length of a name derived from another text. */
const LONGEST = 60;
const RULE = 'ASCII letters, digits and underscores';

/** `:save`, `:save my-name`, `:save {{ x }}`. */
export const saveNeedsAName: Rule = {
  code: 'save-needs-a-name',
  severity: 'error',
  *find({ facts }) {
    const names = facts.once(namesOf);
    for (const call of facts.calls) {
      const save = optionNamed(call.node, 'save');
      if (save?.value?.kind === 'missing') yield nameless(facts, call, save, names);
      const span = misnamedIn(facts, call);
      if (span) yield misnamed(facts, call, span, textOf(facts.template, span), names);
    }
  },
};

/** Returns the span of the text after `:save` that is not a name. */
export function misnamedIn(facts: Facts, call: Call): Span | undefined {
  const value = optionNamed(call.node, 'save')?.value;
  if (!value || value.kind === 'missing') return undefined;
  const span = wholeValue(facts, call, value);
  return isName(textOf(facts.template, span)) ? undefined : span;
}

function isName(text: string): boolean {
  return /^\w+$/.test(text) && !/^\d+$/.test(text);
}

/** Extends the span to following words on the same line, which belong to the intended name: `my name`. */
function wholeValue({ template }: Facts, { tag }: Call, { start, end }: Span): Span {
  const rest = tag.unexpected.find((one) => one.start >= end);
  const between = rest ? template.text.slice(end, rest.start) : '';
  const isNear = rest && /^[ \t]+$/.test(between) && /^[\w -]{1,60}$/.test(textOf(template, rest));
  return { start, end: isNear ? rest.end : end };
}

function nameless({ template }: Facts, call: Call, save: OptionNode, names: Names): Finding {
  const name = names.readBehind(call.end);
  const next = call.node.options[call.node.options.indexOf(save) + 1];
  const colon = isColonOf(save, next) ? next : undefined;
  const fix: Fix = colon
    ? { title: 'Remove the colon', edits: [blankForColon(template, colon)], safe: true }
    : name
      ? { title: `Save as ${said(name)}`, edits: [inserted(save.name.end, ` ${name}`)], safe: false }
      : { title: 'Remove “:save”', edits: [withoutOption(template, save)], safe: false };
  const message = '“:save” needs the name of the variable that keeps the answer: write one after it.';
  return { start: save.start, end: save.name.end, message, fixes: [fix] };
}

function misnamed(facts: Facts, { variable, node }: Call, span: Span, text: string, names: Names): Finding {
  const { start, end } = span;
  const message = `The answer is kept in a variable, whose name has only ${RULE}: change ${said(text)}.`;
  const meant = meantIn(facts, node, text);
  const name = nameFor(meant, end, names);
  if (!isName(name)) return { start, end, message };
  const renamed = variable && variable.name !== name ? names.renamed(variable, span, name) : [replaced(span, name)];
  const gap = /\s/.test(facts.template.text.charAt(start - 1)) ? '' : ' ';
  const edits = renamed.map((edit) => (edit.start === start ? { ...edit, newText: gap + edit.newText } : edit));
  const safe = isName(meant) || /^[\w-]+$/.test(meant);
  return { start, end, message, fixes: [{ title: `Change to ${said(name)}`, edits, safe }] };
}

/**
 * Returns the name that the fix gives to an unnamed or misnamed response, its span, and whether the template reads the
 * response under its wrong name.
 */
export function savedOnceMended(
  facts: Facts,
  call: Call,
): (Span & { readonly name: string; readonly isRead: boolean }) | undefined {
  const save = optionNamed(call.node, 'save');
  if (save?.value?.kind === 'missing') {
    const name = facts.once(namesOf).readBehind(call.end);
    return name === undefined ? undefined : { start: save.start, end: save.name.end, name, isRead: true };
  }
  const span = misnamedIn(facts, call);
  const name = span && nameFor(meantIn(facts, call.node, textOf(facts.template, span)), span.end, facts.once(namesOf));
  if (!span || name === undefined || !isName(name)) return undefined;
  return { ...span, name, isRead: call.variable !== undefined && call.variable.uses.length > 0 };
}

/** Returns the text without braces or quotes. */
function meantIn(facts: Facts, node: CallNode, text: string): string {
  return nameInBraces(facts, node) ?? /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}

function nameFor(meant: string, end: number, names: Names): string {
  return isName(meant) ? meant : (names.rootRead(meant) ?? names.readLike(toName(meant), end));
}

/** `x` in `:save {{ x }}`. */
function nameInBraces({ template }: Facts, node: CallNode): string | undefined {
  const value = optionNamed(node, 'save')?.value;
  const name = value?.kind === 'interpolation' ? nameIn(value) : undefined;
  return name && textOf(template, name);
}

/** `my.name!` → `my_name`; removes accents. */
function toName(text: string): string {
  const plain = text.slice(0, LONGEST).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  const words = plain.split(/[\W_]+/);
  const name = words.filter(Boolean).join('_');
  return /^\d+$/.test(name) ? `answer_${name}` : name;
}

/** The names in a template and what they refer to. Cached. */
class Names {
  private defined: ReadonlySet<string> | undefined;
  private unknown: readonly Variable[] | undefined;
  private readonly renamings = new Map<Variable, readonly Edit[]>();

  constructor(private readonly facts: Facts) {}

  /** Returns the name, or a variant of it that is not defined yet. */
  free(name: string): string {
    this.defined ??= new Set(this.facts.variables.map((variable) => variable.name));
    return this.defined.has(name) ? freeName(this.facts, name) : name;
  }

  /** Returns `a` for `a.b` when only this call can define it. */
  rootRead(text: string): string | undefined {
    const root = /^(\w+)[.[]/.exec(text)?.[1];
    this.unknown ??= undefinedIn(this.facts);
    return this.unknown.some(({ name }) => name === root) ? root : undefined;
  }

  /** Returns the only similar variable that is read after the offset, or else the name itself. */
  readLike(name: string, offset: number): string {
    const read = this.readBehind(offset);
    return read !== undefined && similarTo(name, [read]) ? read : this.free(name);
  }

  /** Returns the only variable that is read after the offset but never defined. */
  readBehind(offset: number): string | undefined {
    this.unknown ??= undefinedIn(this.facts);
    const [first, second] = this.unknown.slice(0, 2).filter(({ uses }) => (uses.at(-1)?.start ?? 0) > offset);
    return second ? undefined : first?.name;
  }

  /** Returns the edits that rename the definition, and every use if it is the variable's only definition. */
  renamed(variable: Variable, span: Span, name: string): readonly Edit[] {
    const own = lastUpTo(variable.definitions, span.start);
    if (own?.start !== span.start || own.end !== span.end) {
      const uses = variable.definitions.length === 1 ? variable.uses : [];
      return inOrder([replaced(span, name), ...uses.map((lookup) => replaced(rootOf(lookup), name))]);
    }
    const known = this.renamings.get(variable);
    if (known) return known;
    const places = occurrencesOf(variable).filter(({ named }) => named);
    const edits = places.map((place) => replaced(place, name));
    this.renamings.set(variable, edits);
    return edits;
  }
}

const namesOf = (facts: Facts) => new Names(facts);

/** Sorted by use, the last one first. */
function undefinedIn({ meanings }: Facts): readonly Variable[] {
  const found = new Set<Variable>();
  for (const variable of meanings) {
    if (variable && variable.definitions.length === 0 && isName(variable.name)) found.add(variable);
  }
  return [...found].sort((one, other) => (other.uses.at(-1)?.start ?? 0) - (one.uses.at(-1)?.start ?? 0));
}
