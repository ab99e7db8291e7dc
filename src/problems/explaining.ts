import { SEVERITIES } from './rule';

/** What `docs/problems.md` says of a code. */
export interface Explanation {
  readonly code: string;
  /** Of the heading, from 0 on. */
  readonly line: number;
  /** The first paragraph, in Markdown, on one line: `The seconds of …`. How bad it is, the first word, is left out. */
  readonly summary: string;
  /** The whole section, as a page of its own. */
  readonly text: string;
}

const SEVERITY = new RegExp(`^(${SEVERITIES.join('|')})\\. `, 'i');
const HEADING = /^### `([a-z-]+)`$/;

/** In the order of the page, each under a heading of its own. */
export function explanationsIn(page: string): readonly Explanation[] {
  const lines = page.split(/\r?\n/);
  return lines.flatMap((text, line) => {
    const code = HEADING.exec(text)?.[1];
    return code === undefined
      ? []
      : [{ code, line, summary: paragraphAfter(lines, line), text: sectionAt(lines, line) }];
  });
}

function paragraphAfter(lines: readonly string[], heading: number): string {
  const start = lines.findIndex((line, index) => index > heading && line !== '');
  const end = lines.indexOf('', start);
  return lines
    .slice(start, end < 0 ? undefined : end)
    .join(' ')
    .replace(SEVERITY, '');
}

function sectionAt(lines: readonly string[], heading: number): string {
  const next = lines.findIndex((line, index) => index > heading && /^##/.test(line));
  const section = lines.slice(heading, next < 0 ? undefined : next).join('\n');
  return `${section.replace(/^#+/, '#').trim()}\n`;
}
