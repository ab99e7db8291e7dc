import { type Edit, inserted, removed, replaced } from '../../language/edit';
import { freeName } from '../../language/names';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { InterpolationNode } from '../../template/markupNodes';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { optionNamed, textOf } from '../../template/query';
import type { Fix, Rule } from '../rule';
import { hasEqualsSign } from './optionSigns';

/** White space in a body, outside of its outputs. */
interface Gap extends Span {
  /** Whether it is inside a JSON string. */
  readonly isQuoted: boolean;
}

/** `:body {"a": 1}`: Braze reads a body up to the first white space. */
export const bodyWithSpaces: Rule = {
  code: 'body-with-spaces',
  severity: 'warning',
  *find({ facts }) {
    for (const { tag, node } of facts.calls) {
      const option = optionNamed(node, 'body');
      const body = option?.value;
      const gaps = body?.kind === 'interpolation' ? gapsIn(facts.template, body) : [];
      if (!option || body?.kind !== 'interpolation' || gaps.length === 0) continue;
      const isWhole = !hasEqualsSign(facts.template, option);
      yield {
        start: body.start,
        end: body.end,
        message:
          'Braze reads a body up to its first space: write it without spaces, or capture it in a variable before.',
        fixes: isWhole ? [...withoutGaps(facts.template, body, gaps), ...captured(facts, tag, body)] : [],
      };
    }
  },
};

function gapsIn({ text }: TemplateNode, { start, end, pieces }: InterpolationNode): readonly Gap[] {
  const gaps: Gap[] = [];
  const outputs = pieces.filter(({ kind }) => kind === 'output');
  let next = 0;
  let isQuoted = false;
  for (let at = start; at < end; at++) {
    const output = outputs[next];
    const character = text.charAt(at);
    if (output && output.start <= at) {
      at = output.end - 1;
      next++;
    } else if (character === '\\') at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character.trim() === '') {
      const before = gaps.at(-1);
      if (before?.end === at) gaps[gaps.length - 1] = { start: before.start, end: at + 1, isQuoted };
      else gaps.push({ start: at, end: at + 1, isQuoted });
    }
  }
  return gaps;
}

/**
 * White space between JSON tokens is insignificant and removed. In `a=b c`, it is removed around `&` and `=` and
 * otherwise replaced by `%20`.
 */
function withoutGaps(template: TemplateNode, body: InterpolationNode, gaps: readonly Gap[]): readonly Fix[] {
  const whole = textOf(template, body);
  if (/^(?:\[|\{(?!\{))/.test(whole)) {
    if (gaps.some(({ isQuoted }) => isQuoted)) return [];
    return [{ title: 'Remove the spaces', edits: gaps.map(removed), safe: true }];
  }
  if (!/^[^\s<{]+=/.test(whole.slice(0, 200))) return [];
  const edits = gaps.map((gap): Edit => {
    const isAround = /[&=]/.test(template.text.charAt(gap.start - 1)) || /[&=]/.test(template.text.charAt(gap.end));
    return replaced(gap, isAround ? '' : '%20');
  });
  const isPlain = edits.every(({ newText }) => newText === '');
  return [{ title: isPlain ? 'Remove the spaces' : 'Write the spaces as %20', edits, safe: false }];
}

/** Moves the body to `{% capture body %}…{% endcapture %}` before the tag. Not available in a `liquid` tag. */
function captured(facts: Facts, { start, word }: TagNode, body: InterpolationNode): readonly Fix[] {
  if (word.start === start || body.pieces.some(({ kind }) => kind === 'braces')) return [];
  const name = freeName(facts, 'request_body');
  const capture = `{% capture ${name} %}${textOf(facts.template, body)}{% endcapture %}`;
  const edits = [inserted(start, capture), replaced(body, `{{${name}}}`)];
  return [{ title: 'Capture the body before the call', edits, safe: false }];
}
