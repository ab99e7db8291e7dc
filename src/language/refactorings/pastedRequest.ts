import { shellWords } from './shellWords';

/** `{{ user_id }}`, also `{{${user_id}}}`: Liquid, or a variable of the program that made the command. */
const BRACES = /\{\{(?:[^{}\r\n]|\{[^{}\r\n]*\})*\}\}/g;

/** What stands in a URL: Liquid, a placeholder behind its sign, or any other character of one. */
const IN_URL = `(?:${BRACES.source}|(?<==)(?:<[\\w -]+>|\\{[\\w -]+\\})|[^\\s"'<>\\\\\`{}])*`;

/** Anywhere in a text. Browsers leave `https://` out now and then. */
export const URLS_OF_API = new RegExp(
  `(?:https?://|(?<![\\w@./-]))profile-api\\.amplitude\\.com/v1/userprofile(?![\\w./-])${IN_URL}`,
  'gi',
);

const URL_OF_API = /^(?:https?:\/\/)?profile-api\.amplitude\.com\/v1\/userprofile(?![\w./-])/i;

/** Options of curl that hold parameters as they are sent, also where one is written together with others: `-Gd`. */
const SENT = /^(?:--data(?:-raw|-ascii|-binary)?|-[A-Za-z]*d)$/;
/** Options of curl that hold parameters which it encodes. */
const ENCODED = /^--(?:data-urlencode|url-query)$/;

/** `--data=a` and `-da`: an option, and its value. */
const WITH_VALUE = /^(--[a-z][a-z-]*)=(.+)$|^(-[fgGikLsSv]*d)(.+)$/s;

/** `<id>`, `{id}`, `[id]`: still to be filled in. */
const PLACEHOLDER = /^(?:<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\])$/;

/** What an older page calls a parameter, and what it is called. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([['get_cohorts', 'get_cohort_ids']]);

export function isUrlOfApi(word: string): boolean {
  return URL_OF_API.test(word);
}

/** The words of a command, its options parted from their values. */
export function argumentsIn(command: string): { readonly words: readonly string[]; readonly length: number } {
  const { words, length } = shellWords(command);
  return {
    words: words.flatMap((word) => {
      const [, long, longValue, short, shortValue] = WITH_VALUE.exec(word) ?? [];
      const [name, value] = [long ?? short, longValue ?? shortValue];
      return name !== undefined && value !== undefined ? [name, value] : [word];
    }),
    length,
  };
}

/** The parameters that a URL, or a cURL command, asks with, their values as a URL has them; of each name the first. */
export function requestedIn(text: string): ReadonlyMap<string, string> {
  const braces: string[] = [];
  const held = text.replace(BRACES, (all) => `${MARK}${braces.push(all) - 1}${MARK}`);
  const command = /^\$? *(?=curl)/.exec(held)?.[0];
  const words = command === undefined ? [held] : argumentsIn(held.slice(command.length)).words;
  const requested = new Map<string, string>();
  const add = (name: string, value: string) => {
    const known = OLD_NAMES.get(name) ?? name;
    if (!requested.has(known)) requested.set(known, written(known, value, braces));
  };
  for (const [index, word] of words.entries()) {
    const option = words[index - 1] ?? '';
    if (ENCODED.test(option)) {
      const [name = '', ...value] = word.split('=');
      add(name, value.join('='));
    } else if (SENT.test(option) || isUrlOfApi(word)) {
      for (const [name, value] of new URLSearchParams(queryOf(word))) add(name, value);
    }
  }
  return requested;
}

/** Stands around the number of a pair of braces, which neither shells nor URLs may read. */
const MARK = '\uE000';

function written(name: string, value: string, braces: readonly string[]): string {
  if (PLACEHOLDER.test(value)) return `YOUR_${name.toUpperCase()}`;
  return value
    .split(MARK)
    .map((part, index) => (index % 2 === 1 ? (braces[Number(part)] ?? '') : encoded(part)))
    .join('');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}

/** HTML writes `&amp;` for `&`. */
function queryOf(word: string): string {
  const query = isUrlOfApi(word) ? (/\?([^#]*)/.exec(word)?.[1] ?? '') : word;
  return query.replaceAll('&amp;', '&');
}
