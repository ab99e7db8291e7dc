import type { Page } from 'playwright-core';
import { answer, asked, nothingAsked, palette } from './quickInput';

/** Looks somebody up by the palette, with a user id. */
export async function lookUp(page: Page, id: string): Promise<void> {
  await palette(page, 'Amplitude: Look Up User…');
  await asked(page, ({ title }) => title === 'Look Up User');
  await answer(page, id);
  await nothingAsked(page);
}
