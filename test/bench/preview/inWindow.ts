import type { FrameLocator, Page } from 'playwright-core';
import { openFile } from '../../ui/editor';
import { palette } from '../../ui/quickInput';
import { until } from '../../ui/until';
import { webview } from '../../ui/workbench';
import { inSampleWindow } from '../../vscode/sampleWindow';
import { median, ms, percentile95, type Row } from '../measure';
import { BRAZE, message } from './message';

/** A frame gets slower with each message in it, since the browser keeps a world for Playwright of each: a few keys in each preview. */
const OPENINGS = 5;
const KEYS = 8;
const FILE = 'long.liquid';

/** Of 20 lines each. */
const SECTIONS = 50;
const CALL = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id}}}&get_recs=true&rec_id=testRecId&get_amp_props=true :save amplitude %}
<p>Typed: .</p>
`;

/** What scripts of the benchmark leave in a page. Times are milliseconds since 1970. */
type Noted = { pressed?: number; loaded?: Promise<void>; matrix?: number };

/** What somebody feels who types in a long message with its preview beside it, and who asks what can happen, in a real window. */
export function previewWindowRows(): Promise<Row[]> {
  const text = CALL + message(BRAZE, SECTIONS);
  const lines = text.split('\n').length - 1;
  return inSampleWindow(
    async (page) => {
      await notePressed(page);
      const keys: number[] = [];
      const matrices: number[] = [];
      // The first opening warms everything up.
      for (let opening = 0; opening <= OPENINGS; opening++) {
        await openPreview(page);
        const times = await keystrokes(page, opening * (KEYS + 1));
        const time = await matrix(page);
        if (opening > 0) {
          keys.push(...times);
          matrices.push(time);
        }
        await palette(page, 'File: Save');
        await palette(page, 'View: Close All Editors');
      }
      return [
        {
          what: `key stroke to repainted preview, ${lines} lines`,
          value: `p95 ${ms(percentile95(keys))}, median ${ms(median(keys))}`,
          limit: 'p95 150 ms',
          holds: percentile95(keys) <= 150,
        },
        {
          what: 'what-if matrix, from the click to all of its messages',
          value: ms(median(matrices)),
          limit: '1500 ms',
          holds: median(matrices) <= 1_500,
        },
      ];
    },
    { [FILE]: text },
  );
}

const messageFrame = (page: Page): FrameLocator =>
  webview(page).frameLocator('.message message-frame iframe:not(.waiting)');

async function openPreview(page: Page): Promise<void> {
  await openFile(page, FILE);
  await palette(page, 'Amplitude: Open Template Preview');
  await messageFrame(page).getByText('Typed: ').waitFor();
}

async function notePressed(page: Page): Promise<void> {
  await page.evaluate(() => {
    const note = ({ timeStamp }: Event) => {
      (globalThis as Noted).pressed = performance.timeOrigin + timeStamp;
    };
    addEventListener('keydown', note, true);
  });
}

/** From each key to the first paint of the message that holds its letter. Each follows when the one before was painted. */
async function keystrokes(page: Page, typed: number): Promise<number[]> {
  await page.keyboard.press('ControlOrMeta+1');
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < '<p>Typed: '.length; step++) await page.keyboard.press('ArrowRight');
  const times: number[] = [];
  // The first one in a preview warms it up.
  for (let key = 0; key <= KEYS; key++) {
    const root = webview(page).locator(':root');
    await root.evaluate(noteLoaded);
    await page.keyboard.press('x');
    await root.evaluate(() => (globalThis as Noted).loaded);
    const shown = `Typed: ${'x'.repeat(typed + key + 1)}.`;
    const painted = await until('the letter in the message', () => paintOf(page, shown));
    const pressed = await page.evaluate(() => (globalThis as Noted).pressed ?? 0);
    if (key > 0) times.push(painted - pressed);
  }
  return times;
}

/** Until a message was loaded and had the time to be painted, nothing is asked of the page: that would be measured as well. */
function noteLoaded(): void {
  (globalThis as Noted).loaded = new Promise((resolve) => {
    document.addEventListener('load', () => setTimeout(resolve, 100), { capture: true, once: true });
  });
}

/** When the message with this text was painted first; nothing when it was not yet. */
function paintOf(page: Page, text: string): Promise<number | undefined> {
  const painted = (root: Element, expected: string) => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    return first && root.textContent.includes(expected) ? performance.timeOrigin + first.startTime : undefined;
  };
  return messageFrame(page)
    .locator(':root')
    .evaluate(painted, text, { timeout: 5_000 })
    .catch(() => undefined);
}

async function matrix(page: Page): Promise<number> {
  const root = webview(page).locator(':root');
  await root.evaluate(noteMatrix);
  return until('the matrix', () => root.evaluate(() => (globalThis as Noted).matrix));
}

/** From the click on the tab to the frame in which every message stands. */
function noteMatrix(): void {
  const loaded = new Set<EventTarget | null>();
  const note = ({ target }: Event) => target instanceof HTMLIFrameElement && target.srcdoc !== '' && loaded.add(target);
  document.addEventListener('load', note, true);
  const begun = performance.now();
  const look = () => {
    const frames = [...document.querySelectorAll('.variant iframe')];
    if (frames.length === 0 || !frames.every((frame) => loaded.has(frame))) requestAnimationFrame(look);
    else (globalThis as Noted).matrix = performance.now() - begun;
  };
  document.querySelector<HTMLElement>('#tab-whatIf')?.click();
  requestAnimationFrame(look);
}
