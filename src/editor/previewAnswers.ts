import * as vscode from 'vscode';
import type { FixtureAnswer } from '../preview/fixture';
import { maskedUrl } from '../preview/maskedUrl';
import type { CallRecord } from '../preview/rendering';
import { withReplacedValues } from '../preview/replacedValues';
import { indented, writeJson } from '../profile/json';
import type { Person } from '../profile/profile';
import { Refusal } from './commands';
import { readable } from './responses';

/** Of documents that hold the answer to a call of a preview. */
export const ANSWER_SCHEME = 'amplitude-answer';

/** Answers to the calls of previews, in editors of their own. They live in memory and are gone with their documents. */
export class PreviewAnswers implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(ANSWER_SCHEME, {
        provideTextDocumentContent: ({ path }) => this.#texts.get(path) ?? 'This answer is no longer in memory.',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === ANSWER_SCHEME) this.#texts.delete(uri.path);
      }),
    );
  }

  async open(call: CallRecord | undefined): Promise<void> {
    if (call?.body === undefined) throw new Refusal('There is no answer to this call.');
    const text = readable(call.body);
    await vscode.window.showTextDocument(this.#document(call.variable, text, extensionOf(text)), { preview: false });
  }

  /** The answers that came, without anything personal: values are replaced, and so is the person's id in addresses. */
  asFixture(calls: readonly CallRecord[], person: Person | undefined): readonly FixtureAnswer[] {
    return calls.flatMap(({ url, method, status, answer, body }) => {
      if (status === undefined || body === undefined) return [];
      return {
        url: withoutPerson(maskedUrl(url).replaceAll('…', '*'), person),
        ...(method === 'POST' ? { method: 'POST' as const } : {}),
        ...(status === 200 ? {} : { status }),
        body: answer === undefined ? 'text' : withReplacedValues(answer),
      };
    });
  }

  /** The kept answers beside those of today, both without values: what differs is what changed in form. */
  async compare(calls: readonly CallRecord[], kept: readonly FixtureAnswer[]): Promise<void> {
    const today = this.asFixture(calls, undefined);
    if (kept.length === 0 || today.length === 0) throw new Refusal('There is nothing to compare.');
    const shape = (answers: readonly FixtureAnswer[]) =>
      answers
        .map(({ body, status = 200 }) => indented(writeJson({ status, body: withReplacedValues(body) })))
        .join('\n');
    await vscode.commands.executeCommand(
      'vscode.diff',
      this.#document('kept', shape(kept), 'json'),
      this.#document('today', shape(today), 'json'),
      'Kept Answers ↔ Today’s Answers',
    );
  }

  #document(name: string, text: string, extension: string): vscode.Uri {
    const path = `/${++this.#count}/${name}.${extension}`;
    this.#texts.set(path, text);
    return vscode.Uri.from({ scheme: ANSWER_SCHEME, path });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }
}

function extensionOf(text: string): string {
  return /^\s*[{[]/.test(text) ? 'json' : 'txt';
}

function withoutPerson(url: string, person: Person | undefined): string {
  const ids = [person?.userId, person?.deviceId].filter((id) => id !== undefined && id !== '');
  return ids.reduce<string>((address, id) => address.replaceAll(encodeURIComponent(id ?? ''), '*'), url);
}
