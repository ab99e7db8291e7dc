import { commands } from 'vscode';
import type { LookUpResult } from '../../src/editor/profiles/lookUps';

/** A command of ours, as a program runs it. */
export async function run<T = LookUpResult>(command: string, argument?: unknown): Promise<T> {
  return commands.executeCommand<T>(`amplitudeProfile.${command}`, argument);
}
