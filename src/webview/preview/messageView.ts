import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { display } from '../display';
import { SendEvent } from '../host';
import { aborted } from './aborted';
import type { Mark, Sight } from './annotated';
import { sends } from './host';
import './messageFrame';
import type { FrameClick } from './messageFrame';
import { cutNote } from './messageText';
import type { Cursor, FromPreview, Message, PreviewModel, PreviewState } from './protocol';
import { hasRemoteImage } from './remoteImages';
import { TabEvent } from './tabBar';

/** Renders the message as its recipient sees it. */
export function messageView(
  model: PreviewModel,
  view: PreviewState,
  cursor: Cursor,
  look: (view: Partial<PreviewState>) => void,
): TemplateResult {
  const { message, isHtml, images } = model;
  if (message.aborted) return aborted(message.aborted);
  const asHtml = isHtml && !view.plain;
  const toggle = (icon: string, label: string, checked: boolean, change: () => void) =>
    html`<vscode-toolbar-button icon=${icon} label=${label} title=${label} toggleable .checked=${checked} @change=${change}></vscode-toolbar-button>`;
  return html`<div class="message-bar" role="toolbar" aria-label="Message">
      ${toggle('device-mobile', 'Phone Width', view.narrow, () => look({ narrow: !view.narrow }))}
      ${isHtml ? toggle('text-size', 'Plain Text', view.plain, () => look({ plain: !view.plain })) : nothing}
      ${
        asHtml && !images && hasRemoteImage(message.output)
          ? html`<vscode-button secondary icon="file-media" @click=${sends({ type: 'loadImages' })}>Load Remote Images</vscode-button>`
          : nothing
      }
    </div>
    ${unanswered(model)}
    <div class="message ${view.narrow ? 'narrow' : ''}" @frame-click=${(event: FrameClick) => goTo(event, message)}>
      ${
        asHtml
          ? html`<message-frame .message=${message.output} .marks=${valuesOf(message)} .sight=${sightOf(message, cursor)}></message-frame>
              ${message.length === undefined ? nothing : cutNote(message.output.length, message.length)}`
          : html`<message-text .message=${message.output} .length=${message.length} .marks=${valuesOf(message)} .values=${valuesAt(message, cursor)}></message-text>`
      }
    </div>`;
}

/** Says why the message may lack something. */
function unanswered({ unanswered: why }: PreviewModel): unknown {
  if (why === undefined) return nothing;
  const showCalls = ({ currentTarget }: Event) => currentTarget?.dispatchEvent(new TabEvent('calls'));
  return html`<p class="notice" role="status">
    <span class="codicon codicon-warning" aria-hidden="true"></span>
    <span>${display(why, 600)}</span>
    <vscode-button secondary @click=${showCalls}>Show Calls</vscode-button>
  </p>`;
}

const marksOf = new WeakMap<Message, readonly Mark[]>();

/** Returns a clickable mark for each printed value. Cached per message. */
export function valuesOf(message: Message): readonly Mark[] {
  const known = marksOf.get(message);
  if (known) return known;
  const marks: Mark[] = [];
  for (const [value, { from, to }] of message.printed.entries()) {
    if (to > from && from >= (marks.at(-1)?.to ?? 0)) marks.push({ from, to, value });
  }
  marksOf.set(message, marks);
  return marks;
}

/** Returns the values that the expression at the cursor printed. */
export function valuesAt({ printed }: Message, { place }: Cursor): readonly number[] {
  if (!place) return [];
  return printed.flatMap(({ start, end }, index) => (start <= place.start && place.end <= end ? index : []));
}

function sightOf(message: Message, cursor: Cursor): Sight {
  const { near } = cursor;
  return { values: valuesAt(message, cursor), ...(near === undefined ? {} : { near }) };
}

/** Goes to the expression that printed the clicked value. */
export function goTo(event: FrameClick, { printed }: Message): void {
  const place = event.value === undefined ? undefined : printed[event.value];
  if (!place) return;
  const { start, end } = place;
  event.target?.dispatchEvent(new SendEvent<FromPreview>({ type: 'goTo', place: { start, end } }));
}
