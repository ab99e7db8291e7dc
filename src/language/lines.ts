/** Width of a tab in columns. Any fixed width will do, because indentation is only compared. */
const TAB = 4;

/** Returns the one-based line number of an offset. */
export function lineNumberAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\r\n]/).length;
}

/** Returns the line ending of a text: that of the first line that ends with LF or CRLF, or else CR. */
export function lineBreakOf(text: string): string {
  const feed = text.indexOf('\n');
  if (feed === -1) return text.includes('\r') ? '\r' : '\n';
  return text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** The zero-based lines of a text, split as VS Code does: at LF, CRLF or CR. */
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

  /** Returns the line of an offset. */
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

  /** Returns the zero-based line and column (in UTF-16 units) of an offset. */
  positionOf(offset: number): { readonly line: number; readonly character: number } {
    const line = this.at(offset);
    return { line, character: offset - this.startOf(line) };
  }

  /** Returns the start of a line, or the end of the text for a line beyond it. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Returns the spaces and tabs at the beginning of a line. */
  indentationOf(line: number): string {
    return this.text.slice(this.startOf(line), this.indentEnd(line));
  }

  /** Returns the text of a line without its line ending. */
  textOf(line: number): string {
    const start = this.startOf(line);
    let end = this.startOf(line + 1);
    while (end > start && /[\r\n]/.test(this.text.charAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  /** Whether only white space precedes the offset on its line. */
  isIndented(offset: number): boolean {
    return offset <= this.indentEnd(this.at(offset));
  }

  /** Returns the indentation in columns; `undefined` for a blank line. */
  indentOf(line: number): number | undefined {
    const end = this.indentEnd(line);
    if (end === this.text.length || /[\r\n]/.test(this.text.charAt(end))) return undefined;
    let columns = 0;
    for (let at = this.starts[line] ?? 0; at < end; at++) {
      columns = this.text.charCodeAt(at) === 0x09 ? columns - (columns % TAB) + TAB : columns + 1;
    }
    return columns;
  }

  /** Returns the offset after the indentation of a line. */
  private indentEnd(line: number): number {
    let end = this.startOf(line);
    while (this.text[end] === ' ' || this.text[end] === '\t') end++;
    return end;
  }
}
