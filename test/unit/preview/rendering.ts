import { render } from '../../../src/preview/render';
import type { Caller, RenderInput, Rendering } from '../../../src/preview/rendering';
import type { JsonObject } from '../../../src/profile/json';
import { parseTemplate } from '../../../src/template/parser';

/** 23 November 2026, 14:05:09 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 14, 5, 9);

const noCalls: Caller = async () => ({ failure: 'There is no network in this test.' });

export function rendering(
  text: string,
  input: Partial<RenderInput> = {},
  caller: Caller = noCalls,
  signal: AbortSignal = new AbortController().signal,
): Promise<Rendering> {
  return render(parseTemplate(text), { now: NOW, ...input }, caller, signal);
}

/** What is printed, with these plain variables. */
export async function outputOf(text: string, variables: JsonObject = {}): Promise<string> {
  return (await rendering(text, { variables })).output;
}
