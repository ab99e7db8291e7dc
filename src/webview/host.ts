/// <reference lib="dom" />
import type { FromPage, PageState } from './protocol';

/** What VS Code gives a webview. */
export interface Host<Message, State> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): Host<unknown, unknown>;

/** To be called once in the life of a page. */
export function acquireHost<Message = FromPage, State = PageState>(): Host<Message, State> {
  return acquireVsCodeApi() as Host<Message, State>;
}

/** Carries a message up to the page, which posts it. Its target is what the person pressed. */
export class SendEvent<Message = FromPage> extends Event {
  static readonly type = 'send';

  constructor(readonly message: Message) {
    super(SendEvent.type, { bubbles: true, composed: true });
  }
}

/** For a page whose messages are these: `@click=${sends({ type: 'refresh' })}` */
export function sending<Message>(message: Message): (event: Event) => void {
  return (event) => event.currentTarget?.dispatchEvent(new SendEvent(message));
}

/** Of the profile page. */
export const sends = sending<FromPage>;
