import { API_URL } from '../../profile/request';
import { parameterOf } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { pathAt } from '../../template/walk';
import { replaced } from '../edit';
import { freeName } from '../names';
import { RECIPIENT_IDS } from '../recipient';
import type { Refactorer } from './refactoring';
import { shellWords } from './shellWords';

const BEGINS = /https?:\/\/profile-api\.amplitude\.com\/v1\/userprofile/i;
const URL = /https?:\/\/profile-api\.amplitude\.com\/v1\/userprofile[^\s"'<>\\`]*/gi;
const CURL = /(?<![\w-])curl(?=\s)/g;
/** Options of curl that hold parameters when it is told to GET. */
const DATA: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-urlencode',
  '--data-ascii',
  '--data-binary',
  '--url-query',
]);
const FAR = 4000;

/** A URL of the Profile API, or a cURL command, that somebody pasted → the call. Whatever key it holds is left out. */
export const pasted: Refactorer = (facts, span) => {
  const found = pastedAt(facts, span);
  const query = found && queryIn(facts.template.text.slice(found.start, found.end));
  if (!found || query === undefined) return [];
  const name = freeName(facts, 'amplitude');
  const call = `{% connected_content ${API_URL}?${query} :auth_credentials amplitude :save ${name} %}`;
  return [{ kind: 'rewrite', title: 'Turn into a call of the Profile API', edits: [replaced(found, call)] }];
};

/** The command or URL around the cursor, or that is selected. Only in text outside of Liquid. */
function pastedAt({ template }: Facts, { start, end }: Span): Span | undefined {
  const node = pathAt(template, start).at(-1);
  if (node?.kind !== 'text' || end > node.end) return undefined;
  const from = Math.max(node.start, start - FAR);
  const text = template.text.slice(from, Math.min(node.end, end + FAR));
  for (const { index } of text.matchAll(CURL)) {
    const length = shellWords(text.slice(index)).length;
    const command = text.slice(index, index + length);
    if (from + index <= start && end <= from + index + length && BEGINS.test(command)) {
      return { start: from + index, end: from + index + command.trimEnd().length };
    }
  }
  for (const { index, 0: all } of text.matchAll(URL)) {
    const url = all.replace(/[.,;:!?)]+$/, '');
    const isAttribute = /=["']?$/.test(text.slice(0, index).slice(-2));
    const place = { start: from + index, end: from + index + url.length };
    if (!isAttribute && place.start <= start && end <= place.end) return place;
  }
  return undefined;
}

function queryIn(text: string): string | undefined {
  const words = text.startsWith('curl') ? shellWords(text).words : [text];
  const url = words.find((word) => BEGINS.test(word));
  if (url === undefined) return undefined;
  const gets = words.some((word) => word === '-G' || word === '--get' || word === '--url-query');
  const data = gets ? words.flatMap((word, index) => (DATA.has(words[index - 1] ?? '') ? [word] : [])) : [];
  const parameters = new URLSearchParams([/\?([^#]*)/.exec(url)?.[1] ?? '', ...data].filter(Boolean).join('&'));
  const written: string[] = [];
  for (const [name, value] of parameters) {
    const parameter = parameterOf(name);
    if (!parameter) continue;
    const recipient = RECIPIENT_IDS.get(name);
    written.push(`${name}=${recipient?.liquid ?? encodeURIComponent(value).replaceAll('%2C', ',')}`);
  }
  const user = RECIPIENT_IDS.get('user_id')?.liquid ?? '';
  const hasId = [...RECIPIENT_IDS.keys()].some((name) => parameters.has(name));
  return [...(hasId ? [] : [`user_id=${user}`]), ...written].join('&');
}
