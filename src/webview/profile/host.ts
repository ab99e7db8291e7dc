import { sending } from '../host';
import type { FromPage } from './protocol';

/** As `sending`, for the profile page: `@click=${sends({ type: 'refresh' })}` */
export const sends = sending<FromPage>;
