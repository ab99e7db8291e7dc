import type { Row } from '../profile/outline';

/** The Liquid of a row as it reads at some place: `before` and, for a condition, `after` the place where the text of the case goes. */
export interface Insertion {
  readonly before: string;
  readonly after: string;
}

/**
 * The expression alone inside `{{ … }}` and `{% … %}`; in the text of a message printed, or as a condition.
 * `text` is the template up to the place.
 */
export function insertionAt(
  text: string,
  { liquid = '', isCondition = false }: Pick<Row, 'liquid' | 'isCondition'>,
): Insertion {
  if (isInsideLiquid(text)) return { before: liquid, after: '' };
  if (isCondition) return { before: `{% if ${liquid} %}`, after: '{% endif %}' };
  return { before: `{{ ${liquid} }}`, after: '' };
}

function isInsideLiquid(text: string): boolean {
  const opened = Math.max(text.lastIndexOf('{{'), text.lastIndexOf('{%'));
  const closed = Math.max(text.lastIndexOf('}}'), text.lastIndexOf('%}'));
  return opened > closed;
}
