/** The format of Amplitude's keys. */
const KEY = /^[\da-f]{32}$/i;

/** Maximum number of characters examined per text. */
const LONGEST = 400;

/** Characters that mark or replace a placeholder. */
const MARKED = /^\$|^%.*%$|^[_.*…#•-]+$|<.*>|\[.*\]|\{.*\}/s;

/** Words that placeholders are made of. */
const WORDS: ReadonlySet<string> = new Set(
  [
    'your my the a an our insert enter put add paste fill in here this with to',
    'secret key keys api token amplitude project credential credentials password auth authorization',
    'placeholder replace change changeme me todo tbd example sample dummy test fake redacted hidden value',
    'demo mock dev prod production staging live app service user profile analytics org',
  ].flatMap((words) => words.split(' ')),
);

const LONGEST_WORD = Math.max(...[...WORDS].map((word) => word.length));

/** Whether a text in the position of a key is a secret: anything but an obvious placeholder. */
export function isSecret(text: string): boolean {
  const key = text.trim();
  return key !== '' && !isPlaceholder(key);
}

/** Whether the text has the format of a key, wherever it is. */
export function isKey(text: string): boolean {
  return KEY.test(text.trim()) && !isPlaceholder(text.trim());
}

/** `YOUR_KEY`, `<SECRET KEY>`, `xxxx-xxxx`, `$AMPLITUDE_SECRET_KEY`, `myApiKey2`. */
export function isPlaceholder(text: string): boolean {
  const start = text.slice(0, LONGEST);
  if (MARKED.test(start) || isRepeated(start)) return true;
  const words = start
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
  return words.some((word) => isPlain(word)) && words.every((word) => isPlain(word) || /^\d{1,3}$/.test(word));
}

/** Whether the word consists of placeholder words: `secret`, `apikey`, `yourkey1`. */
function isPlain(word: string): boolean {
  const letters = word.replace(/\d{1,3}$/, '');
  if (letters === '') return false;
  if (isRepeated(letters)) return true;
  const ends = new Set([0]);
  for (let at = 0; at < letters.length; at++) {
    if (!ends.has(at)) continue;
    for (let end = at + 1; end <= Math.min(at + LONGEST_WORD, letters.length); end++) {
      if (WORDS.has(letters.slice(at, end))) ends.add(end);
    }
  }
  return ends.has(letters.length);
}

/** `xxx`, `***`, `xxxx-xxxx`, `0000`. */
function isRepeated(text: string): boolean {
  const signs = new Set(text.toLowerCase().replace(/[\s_-]/g, ''));
  return signs.size === 1 && (text.length > 1 || /[x*.…]/i.test(text));
}
