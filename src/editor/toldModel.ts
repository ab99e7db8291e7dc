import { patchOf } from '../webview/preview/modelPatch';
import type { PreviewModel, ToPreview } from '../webview/preview/protocol';

/** What the page of a preview was told last, so that it is told no more than what changed. A page that missed something asks for all. */
export class ToldModel {
  #model: PreviewModel | undefined;
  #revision = 0;

  /** The page has nothing. */
  forget(): void {
    this.#model = undefined;
  }

  /** To be sent, for the next one builds on it. */
  messageFor(model: PreviewModel): ToPreview {
    const before = this.#model;
    const revision = ++this.#revision;
    this.#model = model;
    return before ? { type: 'change', revision, patch: patchOf(before, model) } : { type: 'show', revision, model };
  }
}
