import { type Edit, inserted, replaced } from '../../language/edit';
import { STATUS_FIELD } from '../../profile/response';
import { membersOf, type PlainShape } from '../../profile/shape';
import { type PartNode, rootOf } from '../../template/expressionNodes';
import { listAt } from '../../template/grouping';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import type { Checked, Finding, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { answersRead, isHeld, nameIn, startOfStep } from './answers';
import { unknownBehindFilters } from './behindFilters';
import type { Mistake } from './meant';
import type { AnswerReading } from './readings';

/**
 * `{{ a.userData.recomendations }}`, `{{ a.userData.recommendations.items }}`: the response has no such field there.
 */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'warning',
  *find(checked) {
    const found: Unknown[] = [];
    const edits = new Map<string, Edit[]>();
    for (const reading of answersRead(checked)) {
      if (!reading.isCertain) continue;
      for (const mistake of reading.meant.mistakes) {
        const part = reading.lookup.parts[mistake.index - reading.inVariable];
        if (!part || part.kind === 'missing' || isHeld(part)) continue;
        const key = keyOf(reading, mistake, part, checked);
        const alike = listAt(edits, key);
        alike.push(...editsFor(mistake, part, checked));
        found.push({ reading, mistake, part, alike });
      }
    }
    for (const one of found) yield findingOf(one, checked);
    yield* unknownBehindFilters(checked);
  },
};

interface Unknown {
  readonly reading: AnswerReading;
  readonly mistake: Mistake;
  readonly part: PartNode;
  /**
   * The edits for all occurrences of the mistake. They belong together: a corrected condition does not guard an
   * uncorrected use.
   */
  readonly alike: readonly Edit[];
}

function keyOf({ value, calls }: AnswerReading, { index }: Mistake, part: PartNode, { facts }: Checked): string {
  const way = value.sources[0]?.path.slice(0, index);
  return JSON.stringify([calls.map(({ call }) => call.start), way, textOf(facts.template, nameIn(part))]);
}

function editsFor({ name: meant, leftOut }: Mistake, part: PartNode, { facts: { template } }: Checked): Edit[] {
  if (meant === undefined) return [];
  const name = nameIn(part);
  const edits: Edit[] = leftOut === undefined ? [] : [inserted(startOfStep(part), stepOf(leftOut))];
  if (textOf(template, name) !== meant) edits.push(replaced(name, meant));
  return edits;
}

function findingOf({ reading, mistake, part, alike }: Unknown, { facts: { template } }: Checked): Finding {
  const { start, end } = nameIn(part);
  const written = textOf(template, { start, end });
  const wrong = said(written);
  const place = placeOf(reading, mistake);
  const { name: meant, leftOut, container } = mistake;
  if (meant === undefined) {
    return (
      statusBeside(reading, mistake, part, template) ?? { start, end, message: withoutAnswer(wrong, place, container) }
    );
  }
  const right = said(`${leftOut === 'userData' ? 'userData.' : ''}${meant}`);
  const everywhere = alike.length > editsOfOne(written, mistake) ? ' everywhere' : '';
  if (leftOut === 0) {
    const message = `${capital(place)} is a list and holds no ${wrong}: write “[0].${meant}” to read that of the first entry.`;
    const title = `Read ${right} of the first entry${everywhere}`;
    return { start, end, message, fixes: [{ title, edits: alike, safe: false }] };
  }
  const message = `There is no ${wrong} in ${place}: write ${right}.`;
  const safe = similarTo(written, [meant]) !== undefined;
  return { start, end, message, fixes: [{ title: `Change to ${right}${everywhere}`, edits: alike, safe }] };
}

/** `a.userData.__http_status_code__` → `a.__http_status_code__`. */
function statusBeside(
  { lookup, meant, inVariable }: AnswerReading,
  { index }: Mistake,
  part: PartNode,
  template: TemplateNode,
): Finding | undefined {
  const [userData] = lookup.parts;
  const { start, end } = nameIn(part);
  if (index !== 1 || inVariable > 0 || meant.path[0] !== 'userData' || !userData) return undefined;
  if (similarTo(textOf(template, { start, end }), [STATUS_FIELD]) === undefined) return undefined;
  const right = `${textOf(template, rootOf(lookup))}.${STATUS_FIELD}`;
  const edits = [
    replaced({ start: userData.start, end: part.end }, userData.kind === 'index' ? `.${STATUS_FIELD}` : STATUS_FIELD),
  ];
  const message = `The status is beside “userData”, not in it: write ${said(right)}.`;
  return { start, end, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe: true }] };
}

function editsOfOne(written: string, { name, leftOut }: Mistake): number {
  return (leftOut === undefined ? 0 : 1) + (written === name ? 0 : 1);
}

function stepOf(leftOut: 'userData' | 0): string {
  return leftOut === 0 ? '[0]' : '.userData';
}

/** Creates the message when no intended name is known. */
function withoutAnswer(wrong: string, place: string, container: PlainShape): string {
  if (container.kind === 'list')
    return `${capital(place)} is a list and holds no ${wrong}: read one of its items first.`;
  if (container.kind !== 'object') return `${capital(place)} is a single value and holds no ${wrong}: remove it.`;
  return `There is no ${wrong} in ${place}: it holds ${[...container.fields.keys()].map(said).join(', ')}.`;
}

/** Describes the value that lacks the field. */
function placeOf({ meant: { path, written } }: AnswerReading, { index, container }: Mistake): string {
  const before = path[written?.lastIndexOf(index - 1) ?? index - 1];
  if (index === 0) return 'the answer';
  if (typeof before === 'string' && before !== 'first' && before !== 'last') return said(before);
  if (container.kind !== 'object') return 'an item';
  return membersOf(container).some((one) => one.kind === 'object' && one.fields.get('items'))
    ? 'a recommendation'
    : 'a propensity';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
