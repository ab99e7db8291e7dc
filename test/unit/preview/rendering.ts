import assert from 'node:assert/strict';
import { render } from '../../../src/preview/render';
import type {
  CallAnswer,
  Caller,
  CallRefusal,
  CallRequest,
  RenderInput,
  Rendering,
} from '../../../src/preview/rendering';
import type { JsonObject } from '../../../src/profile/json';
import { parseTemplate } from '../../../src/template/parser';

/** 23 November 2026, 14:05:09 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 14, 5, 9);

export const ENDPOINT = 'https://profile-api.amplitude.com/v1/userprofile';

const noCalls: Caller = async () => ({ failure: 'Nothing is called in this test.' });

export function rendering(
  text: string,
  input: Partial<RenderInput> = {},
  caller: Caller = noCalls,
  signal: AbortSignal = new AbortController().signal,
): Promise<Rendering> {
  return render(parseTemplate(text), { now: NOW, profileApi: ENDPOINT, ...input }, caller, signal);
}

/** What is printed, with these plain variables. */
export async function outputOf(text: string, variables: JsonObject = {}): Promise<string> {
  return (await rendering(text, { variables })).output;
}

/** What is printed for somebody of whom Braze knows this. */
export async function messageFor(personalization: JsonObject, text: string): Promise<string> {
  return (await rendering(text, { personalization })).output;
}

/** The sentences that are said, each with the stretch of the template that it is about. */
export async function problemsOf(text: string, input: Partial<RenderInput> = {}): Promise<string[]> {
  const { problems } = await rendering(text, input);
  return problems.map(({ message, start, end }) => `${text.slice(start, end)}: ${message}`);
}

type Answer = Partial<CallAnswer> | CallRefusal;

/** Gives these answers one after the other, the last one again and again, and remembers what it was asked. */
export class Answering {
  readonly requests: CallRequest[] = [];

  constructor(private readonly answers: readonly Answer[]) {}

  readonly caller: Caller = async (request) => {
    const answer = this.answers[Math.min(this.requests.length, this.answers.length - 1)];
    this.requests.push(request);
    if (answer && 'failure' in answer) return answer;
    return { status: 200, body: '', durationMs: 40, fromCache: false, ...answer };
  };
}

export function json(value: unknown, status = 200): Partial<CallAnswer> {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** A call whose answer is `a`. */
export const CALL = '{% connected_content https://example.com/a :save a %}';

/** What is rendered when calls are answered so, with the requests that were made. */
export async function answered(answers: readonly Answer[], text: string, input: Partial<RenderInput> = {}) {
  const answering = new Answering(answers);
  const result = await rendering(text, input, answering.caller);
  return { ...result, requests: answering.requests };
}

export async function assertOutputs(cases: readonly (readonly [text: string, output: string])[], variables = {}) {
  for (const [text, output] of cases) assert.equal(await outputOf(text, variables), output, text);
}

export async function assertValues(cases: readonly (readonly [expression: string, output: string])[], variables = {}) {
  await assertOutputs(
    cases.map(([expression, output]) => [`{{ ${expression} }}`, output]),
    variables,
  );
}
