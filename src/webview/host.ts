/// <reference lib="dom" />
import type { FromPage, PageState } from './protocol';

/** What VS Code gives a webview. */
interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

/** To be called once in the life of a page. */
export function acquireHost(): Host {
  return acquireVsCodeApi();
}

/** Carries a message up to the page, which posts it. Its target is what the person pressed. */
export class SendEvent extends Event {
  static readonly type = 'send';

  constructor(readonly message: FromPage) {
    super(SendEvent.type, { bubbles: true, composed: true });
  }
}

/** `@click=${sends({ type: 'refresh' })}` */
export function sends(message: FromPage): (event: Event) => void {
  return (event) => event.currentTarget?.dispatchEvent(new SendEvent(message));
}
