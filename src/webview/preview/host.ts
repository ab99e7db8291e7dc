import { sending } from '../host';
import type { FromPreview } from './protocol';

/** `@click=${sends({ type: 'runCalls' })}` */
export const sends = sending<FromPreview>;
