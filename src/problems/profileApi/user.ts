import { type Edit, inserted, replaced } from '../../language/edit';
import type { Shapes } from '../../language/inference/inference';
import { type ProfileCall, parameterNamed } from '../../language/inference/recognition';
import { RECIPIENT_IDS } from '../../language/recipient';
import { parameterOf } from '../../profile/writtenRequest';
import { type Expression, filterName, type OutputNode, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { InterpolationNode, ParameterNode, UrlNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { inOrder, lastIndexUpTo } from '../../template/sorted';
import { writtenTexts } from '../../template/writtenText';
import { withoutOrphans } from '../names/orphans';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { appendedTo, escapedBefore } from './appended';
import { postedForm } from './endpoint';
import { isUnescaped } from './escaping';
import { meantBy, NAMING, namesNobody } from './meaning';

/** A part of an id that stands as it is in a URL. */
const PLAIN = /^[\w.~:@%-]*$/;

/** Maximum number of possible values of a text; with more, the list is taken to be incomplete. */
const MOST_TEXTS = 4;

/** Neither `user_id` nor `device_id`. */
export const noUser: Rule = {
  code: 'no-user',
  severity: 'error',
  *find({ facts: { template }, shapes }) {
    for (const call of shapes.calls) {
      const sign = signBehindPath(template, call.url);
      if (sign) yield ofSign(template, call.url, sign);
      if (sign || !namesNobody(call) || isNamedWrongly(template, call)) continue;
      const posted = postedForm(template, call);
      if (NAMING.some((name) => posted?.includes(`${name}=`))) continue;
      const empty = NAMING.flatMap((name) => parameterNamed(template, call.url, name) ?? [])[0];
      const { start, end } = empty ?? call.url;
      yield {
        start,
        end,
        message: 'The call does not say which user it asks about: add “user_id” or “device_id”.',
        fixes: call.held ? [] : [askingForRecipient(template, call, empty)],
      };
    }
  },
};

const RECIPIENT = `user_id=${RECIPIENT_IDS.get('user_id')?.liquid ?? ''}`;

/** A parameter that identifies a user, possibly misspelt. */
const NAMED = /[&?;](?:\w*user\w*|\w*device\w*|u?id)=/i;

/** Returns the sign that stands for the first `?`: `&` in `…/userprofile&user_id=1`. */
function signBehindPath(template: TemplateNode, { path }: UrlNode): Span | undefined {
  const found = /(?<=\/userprofile\/?)[&;](\w+)=/i.exec(textOf(template, path));
  if (!found || !parameterOf(found[1] ?? '')) return undefined;
  const start = path.start + found.index;
  return { start, end: start + 1 };
}

/** Where `?` follows further on, it is in the place of `&`. */
function ofSign({ text }: TemplateNode, url: UrlNode, sign: Span): Finding {
  const message = 'No parameter begins here, so the call names no user: write “?” before the first one.';
  const { end } = url.path;
  const later = text[end] === '?' ? [replaced({ start: end, end: end + 1 }, '&')] : [];
  const fix = NAMED.test(text.slice(sign.start, url.end))
    ? { title: 'Change to “?”', edits: [replaced(sign, '?'), ...later], safe: true }
    : { title: 'Ask for the recipient', edits: [replaced(sign, `?${RECIPIENT}&`), ...later], safe: false };
  return { ...sign, message, fixes: [fix] };
}

function askingForRecipient(template: TemplateNode, call: ProfileCall, empty: ParameterNode | undefined): Fix {
  const edit = empty ? filled(empty, textOf(template, empty.name)) : added(call);
  return { title: 'Use the recipient’s ID', edits: [edit], safe: false };
}

/** Whether only the parameter's name is wrong, as in `userId={{${user_id}}}`. Another rule reports that. */
function isNamedWrongly(template: TemplateNode, { query }: ProfileCall): boolean {
  return query.parameters.some((node) => {
    const isEmpty = node.value && node.value.start === node.value.end;
    return !isEmpty && NAMING.includes(meantBy(template, node)?.name ?? '');
  });
}

/** `user_id={{${user_id}}}`: an unescaped `&`, `+` or space truncates the id or turns it into another user's. */
export const unescapedId: Rule = {
  code: 'unescaped-id',
  severity: 'warning',
  *find({ facts, shapes }) {
    const places = new Set<number>();
    for (const call of shapes.calls) {
      for (const { node, edits } of idsIn(facts, call, shapes)) {
        const { start, end } = node;
        if (places.has(start) || !isUnescaped(facts, node)) continue;
        places.add(start);
        yield {
          start,
          end,
          message: 'An ID can hold characters that mean something in a URL: write “| url_param_escape” after it.',
          fixes: [{ title: 'Escape it', edits: edits(), safe: true }],
        };
      }
    }
  },
};

/** Adds `url_param_escape`. Replaces a final `escape`, which is for HTML and would change the id. */
function escaping({ value }: OutputNode): Edit {
  const last = value.kind === 'pipeline' ? value.filters[value.filters.length - 1] : undefined;
  if (last?.named !== 'escape') return inserted(value.end, ' | url_param_escape');
  return replaced(filterName(last), 'url_param_escape');
}

/** `user_id=testUser`: every recipient sees the same user's data. */
export const sharedCache: Rule = {
  code: 'shared-cache',
  severity: 'warning',
  *find({ facts, shapes }) {
    const places = new Set<number>();
    for (const call of shapes.calls) {
      for (const [name, { liquid }] of RECIPIENT_IDS) {
        const value = idNamed(facts, call, name)?.value;
        const id = value && literalIn(facts, call, value);
        if (!id || places.has(id.start)) continue;
        places.add(id.start);
        yield literalId(facts, id, name, id === value && mayHoldLiquid(facts, call, id) ? liquid : undefined);
      }
    }
  },
};

/** Whether Liquid can stand there: in the tag or in a `capture`, but not in the string of an `assign`. */
function mayHoldLiquid({ branches }: Facts, { held }: ProfileCall, { start }: Span): boolean {
  return !held || branches.at(start)?.block.name === 'capture';
}

function literalId(facts: Facts, value: Span, name: string, liquid: string | undefined): Finding {
  const { start, end } = value;
  const message = `This asks for the same person whoever the recipient is, and Braze keeps the answer for all: write the recipient’s ${said(name)}.`;
  if (liquid === undefined) return { start, end, message };
  const edits = inOrder([replaced(value, liquid), ...withoutOrphans(facts, [value])]);
  return {
    start,
    end,
    message,
    fixes: [{ title: 'Use the recipient’s ID', edits, safe: false }],
  };
}

/** Returns where the id is written, or the first part of it that is appended, if it is the same for everyone. */
function literalIn(facts: Facts, { held }: ProfileCall, value: InterpolationNode): Span | undefined {
  const { start, end, pieces } = value;
  if (pieces.length > 0 && pieces.every((piece) => held?.texts.has(piece.start))) return pieces[0];
  return start !== end && isLiteral(facts, value) ? value : undefined;
}

/**
 * Whether the id is the same for everyone: a literal, `{{ 'testUser' }}`, or a variable with literal definitions only.
 */
function isLiteral(facts: Facts, node: InterpolationNode): boolean {
  const isWhole = node.pieces.every((piece) => piece.kind === 'output' && piece.unexpected.length === 0);
  return isWhole && (node.pieces.every(isText) || isAlwaysText(facts, node));
}

function isText(piece: InterpolationNode['pieces'][number]): boolean {
  if (piece.kind !== 'output') return false;
  const inner = piece.value.kind === 'pipeline' ? piece.value.value : piece.value;
  return inner.kind === 'string' || inner.kind === 'number';
}

function isAlwaysText(facts: Facts, node: InterpolationNode): boolean {
  const texts = writtenTexts(facts, node);
  if (texts.length >= MOST_TEXTS) return false;
  return texts.every((written) => {
    return written.length > 0 && written.every(({ text }) => text !== undefined && text !== '');
  });
}

/** Liquid in an id, and what escapes it. */
interface LiquidId {
  readonly node: Expression;
  edits(): readonly Edit[];
}

/** Returns the Liquid in the id parameters that the API reads: the first of each name. */
function idsIn(facts: Facts, call: ProfileCall, shapes: Shapes): readonly LiquidId[] {
  return NAMING.flatMap((name): readonly LiquidId[] => {
    const parameter = idNamed(facts, call, name);
    const value = parameter?.value;
    if (!value) return [];
    const first = call.held && firstOutputIn(shapes, value);
    const outputs = call.held ? (first ? [first] : []) : value.pieces.filter((piece) => piece.kind === 'output');
    if (outputs.length > 0) return outputs.map((node) => ({ node, edits: () => [escaping(node)] }));
    const appended = call.held && value.pieces.length > 0 ? appendedTo(facts, parameter) : undefined;
    return appended ? [{ node: appended.value, edits: () => escapedBefore(facts, appended, name) }] : [];
  });
}

/** Returns the first output in a value of a captured URL; `undefined` when the value has none in its own place. */
function firstOutputIn({ outputs, facts: { template } }: Shapes, { start }: Span): OutputNode | undefined {
  const output = outputs[lastIndexUpTo(outputs, start - 1) + 1];
  const isInside = output?.kind === 'output' && PLAIN.test(textOf(template, { start, end: output.start }));
  return isInside ? output : undefined;
}

/** Returns the id parameter with that name, possibly misspelt. */
function idNamed({ template }: Facts, { query }: ProfileCall, name: string): ParameterNode | undefined {
  return (
    parameterNamed(template, query, name) ??
    query.parameters.find((parameter) => meantBy(template, parameter)?.name === name)
  );
}

function filled(node: ParameterNode, name: string): Edit {
  return replaced({ start: node.name.end, end: node.end }, `=${RECIPIENT_IDS.get(name)?.liquid ?? ''}`);
}

function added({ url }: ProfileCall): Edit {
  const [first] = url.parameters;
  if (!first) return inserted(url.path.end, `?${RECIPIENT}`);
  return inserted(first.start, first.start === first.end && url.parameters.length === 1 ? RECIPIENT : `${RECIPIENT}&`);
}
