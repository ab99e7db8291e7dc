import { LitElement } from 'lit';

/** An element without a shadow root, so that the page's style sheet, icon font and ids apply inside it. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
