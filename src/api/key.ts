import { visible } from '../profile/visible';

const MAX_KEY_LENGTH = 512;

/** Returns a sentence that says why this text cannot be sent as a key, without repeating it; nothing if it can. */
export function keyProblem(key: string): string | undefined {
  if (key.trim() === '') return 'Enter a key.';
  if (key.length > MAX_KEY_LENGTH) {
    return `A key has at most ${MAX_KEY_LENGTH} characters; this one has ${key.length.toLocaleString('en')}.`;
  }
  const [stray] = /[^\x21-\x7E]/u.exec(key) ?? [];
  if (stray === undefined) return undefined;
  return `A key holds plain letters, digits and signs only; this one holds ${nameOf(stray)}. Copy it again.`;
}

function nameOf(character: string): string {
  if (character === ' ') return 'a space';
  if (character === '\n' || character === '\r') return 'a line break';
  const escaped = visible(character);
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return escaped === character && /\S/.test(character) ? `“${character}” (U+${code})` : `the character U+${code}`;
}
