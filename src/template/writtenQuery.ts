import type { Span } from './expressionNodes';
import type { Facts } from './facts';
import { readPieces, type Stop } from './interpolation';
import { ParameterNode } from './markupNodes';
import { isBlank, Scanner } from './scanner';
import { parametersReader, pathEnd, valueEnd } from './url';
import type { Stretch, Written } from './writtenText';

/** The query of a URL whose text is written elsewhere, perhaps in several places. */
export interface WrittenQuery {
  /**
   * The parameters, where they are written. One whose value goes on in another place, such as `id=` in
   * `'…?id=' | append: id`, has that place among the pieces of its value.
   */
  readonly parameters: readonly ParameterNode[];
  /** Where such a place begins, if its text is known. */
  readonly texts: ReadonlySet<number>;
  /** Whether Liquid may add parameters. */
  readonly open: boolean;
}

const HASH = 0x23;

const ends: Stop = (_, code) => isBlank(code);
const endsOfPath = pathEnd(ends);
const endsOfValue = valueEnd(ends);
const readParameters = parametersReader(ends);

/** Maximum number of parameters. A URL with more counts as one to which Liquid may add others. */
const MOST = 64;

const queriesIn = (): Map<string, WrittenQuery | undefined> => new Map();

/**
 * Returns the query, read once for all calls that take the same text; `undefined` when the URL has none. `isBegun`: the
 * text is behind the `?` of the URL.
 */
export function queryOf(facts: Facts, written: Written, isBegun = false): WrittenQuery | undefined {
  const known = facts.once(queriesIn);
  const key = (isBegun ? '?' : '') + written.map(({ start, end }) => `${start}-${end}`).join();
  if (!known.has(key)) known.set(key, readQuery(facts.template.text, written, isBegun));
  return known.get(key);
}

function readQuery(text: string, written: Written, isBegun: boolean): WrittenQuery | undefined {
  const query = new QueryReader(text, isBegun ? written[0]?.start : undefined);
  for (const stretch of written) query.read(stretch);
  return query.found;
}

class QueryReader {
  private readonly scanner: Scanner;
  private readonly parameters: ParameterNode[] = [];
  private readonly texts = new Set<number>();
  private open = false;
  private isDone = false;

  /** `begun`: where the first parameter begins, when the text has no `?` before it. */
  constructor(text: string, begun: number | undefined) {
    this.scanner = new Scanner(text);
    if (begun !== undefined) this.parameters.push(new ParameterNode(begun, begun, begun, [], undefined));
  }

  get found(): WrittenQuery | undefined {
    const { parameters, texts, open } = this;
    if (parameters.length === 0) return undefined;
    return parameters.length > MOST
      ? { parameters: parameters.slice(0, MOST), texts, open: true }
      : { parameters, texts, open };
  }

  read(stretch: Stretch): void {
    if (this.isDone) this.open ||= stretch.text?.trim() !== '';
    else if (stretch.text === undefined) this.readUnknown(stretch);
    else this.readText(stretch);
  }

  /** An unknown text is taken for a value after `name=` only. Anywhere else, it may hold parameters. */
  private readUnknown(stretch: Stretch): void {
    const last = this.parameters.at(-1);
    if (stretch.byTag || !last || last.end > last.nameEnd + 1) this.open = true;
    this.goOn(stretch);
  }

  private readText({ start, end }: Span): void {
    const { scanner, parameters } = this;
    scanner.limit(start, end);
    const last = parameters.at(-1);
    const isBegun = last !== undefined && last.start === last.end;
    if (isBegun) parameters.pop();
    else this.readRest(last, start);
    for (const parameter of readParameters(scanner, isBegun)) parameters.push(parameter);
    if (scanner.done) return;
    this.isDone = true;
    if (scanner.code() !== HASH) this.open ||= scanner.text.slice(scanner.at, end).trim() !== '';
  }

  /** Reads the rest of the path, or of a value that began in another place. */
  private readRest(last: ParameterNode | undefined, start: number): void {
    const { scanner } = this;
    if (!last) scanner.skipBlanks();
    readPieces(scanner, last ? endsOfValue : endsOfPath);
    if (!last || scanner.at === start) return;
    this.texts.add(start);
    this.goOn({ start, end: scanner.at });
  }

  /** Adds what comes from another place to the name or the value that it follows. */
  private goOn({ start, end }: Span): void {
    const last = this.parameters.pop();
    if (!last?.valuePieces) this.open = true;
    if (!last) return;
    const piece = { kind: 'braces', start, end } as const;
    const { namePieces, valuePieces } = last;
    if (valuePieces) {
      this.parameters.push(new ParameterNode(last.start, last.nameEnd, end, namePieces, [...valuePieces, piece]));
    } else {
      const pieces = last.start === last.end ? namePieces : [...namePieces, piece];
      this.parameters.push(new ParameterNode(last.start, last.nameEnd, last.end, pieces, undefined));
    }
  }
}
