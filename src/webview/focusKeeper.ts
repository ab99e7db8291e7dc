/// <reference lib="dom" />
import type { LitElement, ReactiveController } from 'lit';

/**
 * Moves the focus on when an update removes the element that has it, because the keyboard would have to start from the
 * top again. `heirOf` says how, while the element is still in its place.
 */
export class FocusKeeper implements ReactiveController {
  private focused: Element | undefined;
  private moveOn: (() => void) | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly heirOf: (focused: Element) => (() => void) | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { activeElement } = document;
    this.focused = activeElement && this.host.contains(activeElement) ? activeElement : undefined;
    this.moveOn = this.focused && this.heirOf(this.focused);
  }

  /** Leaves the focus alone while it is outside of the page, as in the editor. */
  hostUpdated(): void {
    if (this.focused?.isConnected === false && document.hasFocus()) this.moveOn?.();
  }
}
