import { loopedOver } from '../profile/shape';
import { type Inferred, inside } from './inferred';

/** What a loop’s variable holds. */
export function itemOf(list: Inferred): Inferred {
  const item = inside(list, null);
  return { ...item, shape: loopedOver(list.shape) };
}
