import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import { optionNamed } from '../../template/query';
import { type Stretch, writtenTexts } from '../../template/writtenText';
import { isKey, isSecret } from './secrets';

const AUTHORIZATION = /(["']authorization["']\s*:\s*["'](?:api-key\s+)?)([^"']+)/i;

/** `"Accept": `. */
const NAME = /["']\s*:/g;

/** A key in headers that come from a variable. */
export interface HeldSecret extends Span {
  /** Whether there is no other header. */
  readonly isAlone: boolean;
}

/**
 * `:headers {{ h }}` after `{% capture h %}{"Authorization": "Api-Key 0123…"}{% endcapture %}`; keys in other headers
 * are recognized by their format.
 */
export function* secretsHeld(facts: Facts, { node }: Call, isOurs: boolean): Iterable<HeldSecret> {
  const value = optionNamed(node, 'headers')?.value;
  if (value?.kind !== 'interpolation') return;
  const found = new Set<number>();
  for (const text of writtenTexts(facts, value)) {
    const names = text.reduce((count, { text: part = '' }) => count + (part.match(NAME)?.length ?? 0), 0);
    for (const stretch of text) {
      const key = keyIn(stretch, isOurs);
      if (!key || found.has(key.start)) continue;
      found.add(key.start);
      yield { ...key, isAlone: names <= 1 };
    }
  }
}

function keyIn({ start, text = '' }: Stretch, isOurs: boolean): Span | undefined {
  const [, before, key] = AUTHORIZATION.exec(text) ?? ['', '', text];
  if (before === undefined || key === undefined) return undefined;
  const isOne = isKey(key) || (isOurs && before !== '' && isSecret(key));
  if (!isOne) return undefined;
  const from = start + text.indexOf(before + key) + before.length + (key.length - key.trimStart().length);
  return { start: from, end: from + key.trim().length };
}
