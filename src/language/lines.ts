/** How many columns a tab takes at most. Indentation is only compared, so the editor's own size does not matter. */
const TAB = 4;

/** The line on which an offset stands, as people count: from 1 on. */
export function lineNumberAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\r\n]/).length;
}

/** How the lines of a text end: as the first one that ends with LF or CRLF, or else with CR. */
export function lineBreakOf(text: string): string {
  const feed = text.indexOf('\n');
  if (feed === -1) return text.includes('\r') ? '\r' : '\n';
  return text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** The lines of a text as VS Code counts them, from 0 on: they end with LF, CRLF or CR. */
export class Lines {
  private readonly starts = [0];

  constructor(private readonly text: string) {
    let feed = text.indexOf('\n');
    let end = text.indexOf('\r');
    for (;;) {
      if (end !== -1 && (feed === -1 || end < feed)) {
        const start = end + 1 === feed ? feed + 1 : end + 1;
        this.starts.push(start);
        end = text.indexOf('\r', start);
        if (feed !== -1 && feed < start) feed = text.indexOf('\n', start);
      } else if (feed !== -1) {
        this.starts.push(feed + 1);
        feed = text.indexOf('\n', feed + 1);
      } else return;
    }
  }

  get count(): number {
    return this.starts.length;
  }

  /** The line on which an offset stands. */
  at(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The line on which an offset stands, and how many UTF-16 units before it on that line; both from 0 on. */
  positionOf(offset: number): { readonly line: number; readonly character: number } {
    const line = this.at(offset);
    return { line, character: offset - this.startOf(line) };
  }

  /** Where a line begins; where the text ends for lines that are not there. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** The blanks and tabs at the beginning of a line. */
  indentationOf(line: number): string {
    return this.text.slice(this.startOf(line), this.indentEnd(line));
  }

  /** What stands on a line, without what ends it. */
  textOf(line: number): string {
    const start = this.startOf(line);
    let end = this.startOf(line + 1);
    while (end > start && /[\r\n]/.test(this.text.charAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  /** Whether nothing but its indentation stands on a line before the offset. */
  isIndented(offset: number): boolean {
    return offset <= this.indentEnd(this.at(offset));
  }

  /** In columns; nothing for a blank line. */
  indentOf(line: number): number | undefined {
    const end = this.indentEnd(line);
    if (end === this.text.length || /[\r\n]/.test(this.text.charAt(end))) return undefined;
    let columns = 0;
    for (let at = this.starts[line] ?? 0; at < end; at++) {
      columns = this.text.charCodeAt(at) === 0x09 ? columns - (columns % TAB) + TAB : columns + 1;
    }
    return columns;
  }

  /** Where the indentation of a line ends. */
  private indentEnd(line: number): number {
    let end = this.startOf(line);
    while (this.text[end] === ' ' || this.text[end] === '\t') end++;
    return end;
  }
}
