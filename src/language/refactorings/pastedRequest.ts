import { shellWords } from './shellWords';

/** Anywhere in a text. Browsers leave `https://` out now and then. */
export const URLS_OF_API =
  /(?:https?:\/\/|(?<![\w@./-]))profile-api\.amplitude\.com\/v1\/userprofile(?![\w./-])[^\s"'<>\\`{}]*/gi;

const URL_OF_API = /^(?:https?:\/\/)?profile-api\.amplitude\.com\/v1\/userprofile(?![\w./-])/i;

/** Options of curl that hold parameters as they are sent, also where one is written together with others: `-Gd`. */
const SENT = /^(?:--data(?:-raw|-ascii|-binary)?|-[A-Za-z]*d)$/;
/** Options of curl that hold parameters which it encodes. */
const ENCODED = /^--(?:data-urlencode|url-query)$/;

/** What an older page calls a parameter, and what it is called. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([['get_cohorts', 'get_cohort_ids']]);

export function isUrlOfApi(word: string): boolean {
  return URL_OF_API.test(word);
}

/** The parameters that a URL, or a cURL command, asks with, decoded; of each name the first. */
export function requestedIn(text: string): ReadonlyMap<string, string> {
  const command = /^\$? *(?=curl)/.exec(text)?.[0];
  const words = command === undefined ? [text] : shellWords(text.slice(command.length)).words;
  const requested = new Map<string, string>();
  const add = (name: string, value: string) => {
    const known = OLD_NAMES.get(name) ?? name;
    if (!requested.has(known)) requested.set(known, value);
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

/** HTML writes `&amp;` for `&`. */
function queryOf(word: string): string {
  const query = isUrlOfApi(word) ? (/\?([^#]*)/.exec(word)?.[1] ?? '') : word;
  return query.replaceAll('&amp;', '&');
}
