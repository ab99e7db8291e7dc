import { type Edit, inserted, replaced } from '../../language/edit';
import { membersOf, type PlainShape } from '../../profile/shape';
import type { PartNode } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import type { Checked, Finding, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { type AnswerReading, answersRead, nameIn } from './answers';
import type { Mistake } from './meant';

/** `{{ a.userData.recomendations }}`, `{{ a.userData.recommendations.items }}`: the answer holds no such field there. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'warning',
  *find(checked) {
    for (const reading of answersRead(checked)) {
      if (!reading.isCertain) continue;
      for (const mistake of reading.meant.mistakes) {
        const part = reading.lookup.parts[mistake.index - reading.inVariable];
        if (part && part.kind !== 'missing') yield findingOf(reading, mistake, part, checked);
      }
    }
  },
};

function findingOf(
  reading: AnswerReading,
  mistake: Mistake,
  part: PartNode,
  { facts: { template } }: Checked,
): Finding {
  const name = nameIn(part);
  const wrong = said(textOf(template, name));
  const place = placeOf(reading, mistake);
  const { name: meant, leftOut, container } = mistake;
  if (meant === undefined) return { ...name, message: withoutAnswer(wrong, place, container) };
  const edits: Edit[] =
    leftOut === undefined ? [] : [inserted(part.kind === 'index' ? part.start : part.start - 1, stepOf(leftOut))];
  if (textOf(template, name) !== meant) edits.push(replaced(name, meant));
  const right = said(`${leftOut === 'userData' ? 'userData.' : ''}${meant}`);
  if (leftOut === 0) {
    const message = `${capital(place)} is a list and holds no ${wrong}: write “[0].${meant}” to read that of the first entry.`;
    return { ...name, message, fixes: [{ title: `Read ${right} of the first entry`, edits, safe: false }] };
  }
  const message = `There is no ${wrong} in ${place}: write ${right}.`;
  const isSlip = similarTo(textOf(template, name), [meant]) !== undefined;
  return { ...name, message, fixes: [{ title: `Change to ${right}`, edits, safe: isSlip }] };
}

function stepOf(leftOut: 'userData' | 0): string {
  return leftOut === 0 ? '[0]' : '.userData';
}

/** Without a name that may have been meant. */
function withoutAnswer(wrong: string, place: string, container: PlainShape): string {
  if (container.kind === 'list')
    return `${capital(place)} is a list and holds no ${wrong}: read one of its items first.`;
  if (container.kind !== 'object') return `${capital(place)} is a single value and holds no ${wrong}: remove it.`;
  return `There is no ${wrong} in ${place}: it holds ${[...container.fields.keys()].map(said).join(', ')}.`;
}

/** What holds no such field, in words. */
function placeOf({ value }: AnswerReading, { index, container }: Mistake): string {
  const before = value.sources[0]?.path[index - 1];
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
