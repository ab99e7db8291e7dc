import type { Expression, FilterNode } from './expressionNodes';
import type { Scanner } from './scanner';
import { readName } from './tokens';

const COMMA = 0x2c;
const COLON = 0x3a;
const PIPE = 0x7c;

/** Whether a `|` comes next that is not part of `||`. */
export function atPipe(scanner: Scanner): boolean {
  return scanner.code() === PIPE && scanner.code(scanner.at + 1) !== PIPE;
}

/** Returns a pipeline of the value and the filters, or the value itself when there are none. */
export function piped(value: Expression, filters: readonly FilterNode[]): Expression {
  if (filters.length === 0) return value;
  const end = filters[filters.length - 1]?.end ?? value.end;
  return { kind: 'pipeline', start: value.start, end, value, filters };
}

/** `| append: 'b'`. */
export function readFilter(
  scanner: Scanner,
  readArgument: (scanner: Scanner) => FilterNode['arguments'][number],
): FilterNode {
  const pipe = scanner.at++;
  const name = readName(scanner, 'filter');
  const mark = scanner.lists.size;
  let end = name.end;
  const afterName = scanner.at;
  scanner.skipBlanks();
  if (name.kind === 'name' && scanner.eat(COLON)) {
    do {
      const argument = readArgument(scanner);
      scanner.lists.add(argument);
      end = argument.end;
      scanner.skipBlanks();
    } while (scanner.eat(COMMA));
  } else scanner.at = afterName;
  const named = name.kind === 'name' ? name.text : '';
  return { kind: 'filter', start: name.start, end, pipe, named, arguments: scanner.lists.take(mark) };
}
