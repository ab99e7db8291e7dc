import { LitElement } from 'lit';

/** An element without a shadow root: one style sheet, the icon font and ids reach all of the page. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
