import { loopedOver } from '../../profile/shape';
import { type Inferred, inside } from './inferred';

/** Returns the value of a loop's variable. */
export function itemOf(list: Inferred): Inferred {
  const item = inside(list, null);
  return { ...item, shape: loopedOver(list.shape) };
}
