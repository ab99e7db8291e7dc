import type { Expression, UnexpectedNode } from './expressionNodes';
import type { Scanner } from './scanner';

type Reader = (scanner: Scanner) => readonly Expression[];

/** Takes the rejected nodes and adds the expressions that `read` finds in each. */
export function readUnexpected(scanner: Scanner, read: Reader): readonly UnexpectedNode[] {
  const unexpected = scanner.takeUnexpected();
  return unexpected.length === 0 ? unexpected : unexpected.map((node) => withValues(scanner, node, read));
}

function withValues(scanner: Scanner, node: UnexpectedNode, read: Reader): UnexpectedNode {
  scanner.limit(node.start, node.end);
  const values = read(scanner);
  scanner.takeUnexpected();
  return values.length === 0 ? node : { ...node, values };
}
