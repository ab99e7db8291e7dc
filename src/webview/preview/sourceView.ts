import { html, type TemplateResult } from 'lit';
import { aborted } from './aborted';
import type { FrameClick } from './messageFrame';
import { goTo, valuesAt, valuesOf } from './messageView';
import './messageText';
import type { Cursor, Message } from './protocol';

/** Renders the source of the message, with its tags. */
export function sourceView(message: Message, cursor: Cursor): TemplateResult {
  if (message.aborted) return aborted(message.aborted);
  return html`<div @frame-click=${(event: FrameClick) => goTo(event, message)}>
    <message-text label="Source" .message=${message.output} .length=${message.length} .marks=${valuesOf(message)} .values=${valuesAt(message, cursor)}></message-text>
  </div>`;
}
