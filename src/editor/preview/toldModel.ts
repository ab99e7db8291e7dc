import { patchOf } from '../../webview/preview/modelPatch';
import type { PreviewModel, ToPreview } from '../../webview/preview/protocol';

/**
 * Tracks the model that a preview page has, so that only changes are sent. A page that has missed a change asks for the
 * whole model.
 */
export class ToldModel {
  private model: PreviewModel | undefined;
  private revision = 0;

  /** Whether the page was told of nothing newer than this revision. */
  isLatest(revision: number): boolean {
    return revision === this.revision;
  }

  /** Makes the next message hold the whole model. */
  forget(): void {
    this.model = undefined;
  }

  /** Returns the message that updates the page. It must be sent, because the next one builds on it. */
  messageFor(model: PreviewModel): ToPreview {
    const before = this.model;
    const revision = ++this.revision;
    this.model = model;
    return before ? { type: 'change', revision, patch: patchOf(before, model) } : { type: 'show', revision, model };
  }
}
