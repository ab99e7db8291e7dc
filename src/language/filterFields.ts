import type { FilterNode, PipelineNode } from '../template/expressionNodes';
import type { Shapes } from './inference/inference';
import { type Inferred, inside } from './inference/inferred';

/** Filters whose first argument names a field of each item. */
const OF_ITEMS: ReadonlySet<string> = new Set([
  ...['compact', 'find', 'find_index', 'has', 'map', 'reject', 'sort', 'sort_natural', 'sum', 'uniq', 'where'],
]);

/**
 * Returns the value whose field a filter's first argument names: in `recommendations | map: 'items'`, any
 * recommendation.
 */
export function holderOfNamed(shapes: Shapes, pipeline: PipelineNode, filter: FilterNode): Inferred | undefined {
  const name = filter.named;
  if (!OF_ITEMS.has(name) && name !== 'property_accessor') return undefined;
  const input = shapes.beforeFilter(pipeline, filter);
  return OF_ITEMS.has(name) ? inside(input, null) : input;
}
