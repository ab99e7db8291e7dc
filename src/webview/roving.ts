import type { LitElement, ReactiveController } from 'lit';
import { FocusKeeper } from './focusKeeper';

const PAGE = 10;

/** Returns the index that a key moves to from item `from` of `count`; nothing for other keys. */
export function moved(key: string, from: number, count: number): number | undefined {
  const to = new Map([
    ['ArrowDown', from + 1],
    ['ArrowRight', from + 1],
    ['ArrowUp', from - 1],
    ['ArrowLeft', from - 1],
    ['PageDown', from + PAGE],
    ['PageUp', from - PAGE],
    ['Home', 0],
    ['End', count - 1],
  ]).get(key);
  return to === undefined || count === 0 ? undefined : Math.min(Math.max(to, 0), count - 1);
}

/** Whether a key is pressed with another that makes it mean something else. */
export function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}

/**
 * Gives a list a roving tabindex. Tab stops at the active item and its buttons only, and the keys above move between
 * items. Items have their index in `data-index`. If the item with the focus goes away, the active one gets it.
 */
export class Roving implements ReactiveController {
  private index = 0;

  constructor(
    private readonly host: LitElement,
    private readonly count: () => number,
  ) {
    host.addController(this);
    new FocusKeeper(host, (focused) =>
      focused.closest('[data-index]') ? () => void this.focus(this.active) : undefined,
    );
  }

  hostConnected(): void {
    this.host.addEventListener('focusin', this.onFocusin);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('focusin', this.onFocusin);
  }

  /** The index of the item that Tab leads to. */
  get active(): number {
    return Math.max(0, Math.min(this.index, this.count() - 1));
  }

  /** Returns the `tabindex` of an item and of the buttons in it. */
  tabIndex(index: number): 0 | -1 {
    return index === this.active ? 0 : -1;
  }

  async focus(index: number): Promise<void> {
    this.activate(index);
    await this.host.updateComplete;
    this.host.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (hasModifier(event)) return;
    const to = moved(event.key, this.active, this.count());
    if (to === undefined) return;
    event.preventDefault();
    void this.focus(to);
  };

  private readonly onFocusin = (event: FocusEvent): void => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : undefined;
    if (item) this.activate(Number(item.dataset.index));
  };

  private activate(index: number): void {
    if (index === this.index) return;
    this.index = index;
    this.host.requestUpdate();
  }
}
