import { html, type TemplateResult } from 'lit';
import { aborted } from './aborted';
import type { FrameClick } from './messageFrame';
import { goTo, valueAt, valuesOf } from './messageView';
import './messageText';
import type { Message, Place } from './protocol';

/** The message as it was rendered, tags and all. */
export function sourceView(message: Message, cursor: Place | undefined): TemplateResult {
  if (message.aborted) return aborted(message.aborted);
  return html`<div @frame-click=${(event: FrameClick) => goTo(event, message)}>
    <message-text label="Source" .message=${message.output} .marks=${valuesOf(message)} .target=${valueAt(message, cursor)}></message-text>
  </div>`;
}
