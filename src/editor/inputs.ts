import * as vscode from 'vscode';
import { idProblem, splitIds } from '../profile/ids';
import type { Person } from '../profile/profile';
import { Dismissed } from './commands';
import { plainLabel } from './labels';

/** One question of a command, whose title shows the step: `Get Recommendations (1/2)`. */
export interface InputStep {
  readonly title: string;
  readonly number?: number;
  readonly of?: number;
}

export interface KnownPerson {
  readonly person: Person;
  /** What lists show beside the id. */
  readonly description: string;
}

interface Button extends vscode.QuickInputButton {
  readonly does: 'recent' | 'kind';
}

/**
 * Asks for a user id or, at the press of a button, a device id. Starts with what was typed or else the id of the first
 * known person, and lists all of them behind another button. Trims the id. Rejects with `Dismissed`.
 */
export async function askForPerson(
  step: InputStep,
  known: readonly KnownPerson[],
  hint: string,
  typed = '',
): Promise<Person> {
  const first = typed === '' ? known[0]?.person : { userId: typed };
  let byDevice = first !== undefined && first.userId === undefined;
  let text = first?.userId ?? first?.deviceId ?? '';
  for (;;) {
    const buttons: Button[] = [
      {
        does: 'kind',
        iconPath: new vscode.ThemeIcon(byDevice ? 'account' : 'device-mobile'),
        tooltip: byDevice ? 'Use a User ID' : 'Use a Device ID',
      },
      ...(known.length > 0
        ? [{ does: 'recent' as const, iconPath: new vscode.ThemeIcon('history'), tooltip: 'Choose from Recent IDs' }]
        : []),
    ];
    const input = vscode.window.createInputBox();
    Object.assign(input, { ...titleOf(step), buttons, value: text, ignoreFocusOut: true });
    const [kind, other] = byDevice ? ['device', 'user'] : ['user', 'device'];
    input.prompt =
      `A ${kind} ID, exactly as Amplitude knows it. For a ${other} ID, press the button above. ${hint}`.trim();
    input.placeholder = byDevice ? 'Device ID' : 'User ID';
    const pressed = await accepted(input, idProblem);
    text = input.value.trim();
    if (pressed === undefined) return byDevice ? { deviceId: text } : { userId: text };
    if (pressed === buttons[0]) byDevice = !byDevice;
    else {
      const chosen = await chooseKnown(step, known);
      if (chosen) return chosen;
    }
  }
}

/** Asks for one of the known people. Resolves to nothing if none was chosen. */
export async function chooseKnown(step: InputStep, known: readonly KnownPerson[]): Promise<Person | undefined> {
  const items = known.map(({ person, description }) => ({
    label: labelOf(person),
    description,
    iconPath: new vscode.ThemeIcon(person.userId === undefined ? 'device-mobile' : 'account'),
    person,
  }));
  const chosen = await vscode.window.showQuickPick(items, { ...titleOf(step), placeHolder: 'Choose a person' });
  return chosen?.person;
}

export function labelOf({ userId, deviceId }: Person): string {
  return plainLabel(userId ?? deviceId ?? '');
}

/** An id to pick from, with its name from the settings. */
export interface KnownId {
  readonly id: string;
  readonly name?: string | undefined;
  readonly source: string;
}

/**
 * Asks for ids of one kind, picked from the known ones, typed, or both. The result is never empty. Rejects with
 * `Dismissed`.
 */
export async function askForIds(step: InputStep, what: string, known: readonly KnownId[]): Promise<string[]> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { ids: readonly string[] }>();
  const items = known.map(({ id, name, source }) => ({
    label: plainLabel(id),
    description: name === undefined ? source : `${plainLabel(name)} · ${source}`,
    ids: [id],
  }));
  Object.assign(pick, { ...titleOf(step), canSelectMany: true, matchOnDescription: true, ignoreFocusOut: true });
  pick.placeholder =
    known.length > 0 ? `Choose or type ${what} IDs` : `Type a ${what} ID, or several separated by commas`;
  const typedItem = () => {
    const ids = splitIds([pick.value]);
    if (ids.length === 0 || (ids.length === 1 && known.some(({ id }) => id === ids[0]))) return [];
    const problem = ids.map(idProblem).find(Boolean);
    const label = problem ? `$(error) ${problem}` : ids.map(plainLabel).join(', ');
    return [{ label, description: problem ? '' : 'as typed', ids: problem ? [] : ids, alwaysShow: true }];
  };
  pick.items = items;
  // If nothing is checked, Enter takes the active item.
  pick.activeItems = items.slice(0, 1);
  return new Promise<string[]>((resolve, reject) => {
    pick.onDidChangeValue(() => {
      const selected = pick.selectedItems;
      pick.items = [...typedItem(), ...items];
      pick.selectedItems = selected.filter((item) => items.includes(item as (typeof items)[number]));
    });
    pick.onDidAccept(() => {
      const typed = splitIds([pick.value]);
      const exact = typed.length === 1 && known.some(({ id }) => id === typed[0]) ? [{ ids: typed }] : [];
      const chosen = [...pick.selectedItems, ...typedItem(), ...exact];
      const ids = splitIds((chosen.length > 0 ? chosen : pick.activeItems).flatMap((item) => item.ids));
      if (ids.length === 0) return;
      resolve(ids);
      pick.hide();
    });
    pick.onDidHide(() => {
      reject(new Dismissed());
      pick.dispose();
    });
    pick.show();
  });
}

/**
 * Asks for a line of text. `problemOf` validates it while the person types. `submit` may reject it with a sentence,
 * after which the person can try again; Escape aborts its signal. Rejects with `Dismissed`.
 */
export async function askForText(
  step: InputStep,
  options: Partial<Pick<vscode.InputBox, 'prompt' | 'placeholder' | 'password' | 'value'>>,
  problemOf: (text: string) => string | undefined,
  submit?: (text: string, signal: AbortSignal) => Promise<string | undefined>,
): Promise<string> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { ...titleOf(step), ignoreFocusOut: true, ...options });
  await accepted(input, problemOf, submit);
  return input.value;
}

/** Waits for Enter on a valid text, or for a button, and returns that button. */
async function accepted(
  input: vscode.InputBox,
  problemOf: (text: string) => string | undefined,
  submit?: (text: string, signal: AbortSignal) => Promise<string | undefined>,
): Promise<vscode.QuickInputButton | undefined> {
  const hidden = new AbortController();
  const accept = async () => {
    input.validationMessage = problemOf(input.value);
    if (input.validationMessage || !submit) return !input.validationMessage;
    Object.assign(input, { busy: true, enabled: false });
    const refusal = await submit(input.value, hidden.signal);
    Object.assign(input, { busy: false, enabled: true, validationMessage: refusal });
    return refusal === undefined;
  };
  try {
    return await new Promise((resolve, reject) => {
      input.onDidChangeValue((text) => {
        input.validationMessage = problemOf(text);
      });
      input.onDidTriggerButton(resolve);
      input.onDidAccept(() => {
        accept().then((isDone) => isDone && resolve(undefined), reject);
      });
      input.onDidHide(() => {
        hidden.abort();
        reject(new Dismissed());
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}

function titleOf({ title, number, of }: InputStep): { title: string; step?: number; totalSteps?: number } {
  return { title, ...(number === undefined ? {} : { step: number }), ...(of === undefined ? {} : { totalSteps: of }) };
}
