import type { Page } from 'playwright-core';
import type { PreviewModel, Tab } from '../../../src/webview/preview/protocol';
import { type Harness, tell } from './harness';
import { preview } from './previewModels';
import type { ThemeName } from './themes';

/** The frame in sight that shows a message. */
export const FRAME = 'message-frame iframe:not(.waiting)';

/** Opens a preview page at a tab. */
export async function openPreview(
  harness: Harness,
  tab: Tab,
  model: PreviewModel = preview(),
  theme: ThemeName = 'dark',
): Promise<Page> {
  const state = { template: model.template, tab, narrow: false, plain: false };
  const page = await harness.open({ theme, width: 700, height: 800, state });
  await tell(page, { type: 'show', revision: 0, model });
  return page;
}
