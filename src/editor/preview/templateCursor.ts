import type { Rendering } from '../../preview/rendering';
import type { Cursor } from '../../webview/preview/protocol';
import { cursorIn } from './cursorIn';

/** Tracks the cursor in a template, and whether the latest rendering is of the text that it stands in. */
export class TemplateCursor {
  private offset: number | undefined;
  private rendering: Pick<Rendering, 'sources'> | undefined;
  private renderedVersion: number | undefined;

  /** `version` is that of the template's text. */
  constructor(private version: number) {}

  edited(version: number): void {
    this.version = version;
  }

  moved(offset: number): void {
    this.offset = offset;
  }

  /** `version` is that of the text that was rendered, which may have been edited since. */
  rendered(rendering: Pick<Rendering, 'sources'>, version: number): void {
    this.rendering = rendering;
    this.renderedVersion = version;
  }

  /** What the cursor means for the rendering; `undefined` if that is not known. */
  get seen(): Cursor | undefined {
    const { rendering, offset } = this;
    if (!rendering || offset === undefined || this.renderedVersion !== this.version) return undefined;
    return cursorIn(rendering, offset);
  }
}
