import { SEVERITIES } from './rule';

/** The section of `docs/problems.md` about a code. */
export interface Explanation {
  readonly code: string;
  /** Zero-based line of the heading. */
  readonly line: number;
  /** The first paragraph, as Markdown on one line: `The seconds of …`. Omits the first word, which is the severity. */
  readonly summary: string;
  /** The whole section as a page of its own. */
  readonly text: string;
}

const SEVERITY = new RegExp(`^(${SEVERITIES.join('|')})\\. `, 'i');
const HEADING = /^### `([a-z-]+)`$/;

/** Returns the sections in page order. */
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
