import { sending } from '../host';
import type { FromPreview } from './protocol';

/** As `sending`, for the preview page: `@click=${sends({ type: 'runCalls' })}` */
export const sends = sending<FromPreview>;
