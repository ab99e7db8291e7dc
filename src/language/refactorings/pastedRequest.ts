import { shellWords } from './shellWords';

/** `{{ user_id }}`, also `{{${user_id}}}`: Liquid, or a variable of the program that produced the command. */
const BRACES = /\{\{(?:[^{}\r\n]|\{[^{}\r\n]*\})*\}\}/g;

/** A piece of a URL: Liquid, a placeholder after `=`, or any other URL character. */
const IN_URL = `(?:${BRACES.source}|(?<==)(?:<[\\w -]+>|\\{[\\w -]+\\})|[^\\s"'<>\\\\\`{}])*`;

/** A URL anywhere in a text. Browsers may omit `https://`. */
export const URLS_OF_API = new RegExp(
  `(?:https?://|(?<![\\w@./-]))profile-api\\.amplitude\\.com/v1/userprofile/?(?![\\w./-])${IN_URL}`,
  'gi',
);

const URL_OF_API = /^(?:https?:\/\/)?profile-api\.amplitude\.com\/v1\/userprofile\/?(?![\w./-])/i;

/** The beginning of a command, after a copied prompt or a variable of PowerShell for its result. */
export const COMMAND = String.raw`(?:\$(?: +|\w+ *= *))?(?:curl|curl\.exe|wget|iwr|irm|Invoke-(?:WebRequest|RestMethod))(?=\s)`;

const COMMAND_ALONE = new RegExp(`^${COMMAND}`, 'i');

/** Options of curl whose value is sent as it is, also combined with others: `-Gd`. */
const SENT = /^(?:--data(?:-raw|-ascii|-binary)?|-[A-Za-z]*d)$/;
/** Options of curl whose value is URL-encoded. */
const ENCODED = /^--(?:data-urlencode|url-query)$/;

/** `--data=a` and `-da`: an option together with its value. */
const WITH_VALUE = /^(--[a-z][a-z-]*)=(.+)$|^(-[fgGikLsSv]*d)(.+)$/s;

/** `<id>`, `{id}`, `[id]`: a placeholder. */
const PLACEHOLDER = /^(?:<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\])$/;

/** Parameter names from an older documentation page, with the current ones. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([['get_cohorts', 'get_cohort_ids']]);

export function isUrlOfApi(word: string): boolean {
  return URL_OF_API.test(word);
}

/** Returns the words of a command, with options separated from their values. */
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

/** Returns the URL-encoded parameters of a URL, or of that in a command or `fetch`, by name; the first wins. */
export function requestedIn(text: string): ReadonlyMap<string, string> {
  const braces: string[] = [];
  const held = text.replace(BRACES, (all) => `${MARK}${braces.push(all) - 1}${MARK}`);
  const words = COMMAND_ALONE.test(held) ? argumentsIn(held).words : (held.match(URLS_OF_API) ?? []);
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

/** Encloses the index of a pair of braces, so that neither shell nor URL parsing interprets the braces. */
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

/** Returns the query with `&amp;` decoded, as HTML writes `&`. */
function queryOf(word: string): string {
  const query = isUrlOfApi(word) ? (/\?([^#]*)/.exec(word)?.[1] ?? '') : word;
  return query.replaceAll('&amp;', '&');
}
