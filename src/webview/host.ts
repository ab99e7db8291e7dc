/// <reference lib="dom" />
/** The API that VS Code gives to a webview. */
export interface Host<Message, State> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): Host<unknown, unknown>;

/** Returns the API of this webview. VS Code lets a page call this only once. */
export function acquireHost<Message, State>(): Host<Message, State> {
  return acquireVsCodeApi() as Host<Message, State>;
}

/** Bubbles up to the page, which posts the message. The target is the element that was used. */
export class SendEvent<Message> extends Event {
  static readonly type = 'send';

  constructor(readonly message: Message) {
    super(SendEvent.type, { bubbles: true, composed: true });
  }
}

/** Returns a listener that sends the message. Each page has its own, for its messages. */
export function sending<Message>(message: Message): (event: Event) => void {
  return (event) => event.currentTarget?.dispatchEvent(new SendEvent(message));
}
