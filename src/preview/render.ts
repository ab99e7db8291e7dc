import type { TemplateNode } from '../template/nodes';
import { Budget, OutOfBudget } from './budget';
import { MOST_RETRIES } from './call';
import { CallSession } from './callSession';
import type { Abort, Caller, RenderInput, Rendering } from './rendering';
import { Aborted, type Output, Run } from './run';
import { goOn } from './steps';
import { turnOfOthers } from './turn';

/**
 * Renders the message as its recipient will read it. Rejects only with the signal's reason, never because of the
 * template or its data. As in Braze, a failed call with `:retry` makes it render again, unless the template aborts.
 */
export async function render(
  template: TemplateNode,
  input: RenderInput,
  caller: Caller,
  signal: AbortSignal,
): Promise<Rendering> {
  const session = new CallSession(caller, signal, input.profileApi, input.answers ?? new Map(), input.retry);
  const budget = new Budget(input.limits);
  for (;;) {
    signal.throwIfAborted();
    session.begin();
    const run = new Run(template, input, budget, session);
    const ending = await renderOnce(run, signal);
    if (ending.aborted || ending.stopped || !session.isToBeRetried) return toRendering(run, ending);
    if (session.isGivenUp) return toRendering(run, { aborted: givenUp(run) });
  }
}

type Ending = Pick<Rendering, 'aborted' | 'stopped'>;

async function renderOnce(run: Run, signal: AbortSignal): Promise<Ending> {
  const { budget } = run;
  budget.beginTurn();
  try {
    while (!goOn(run)) {
      const { waiting } = run;
      run.waiting = undefined;
      budget.endTurn();
      const work = await waiting?.();
      await turnOfOthers();
      signal.throwIfAborted();
      budget.beginTurn();
      work?.();
    }
    return {};
  } catch (error) {
    if (error instanceof Aborted) return { aborted: abortOf(run, error) };
    if (!(error instanceof OutOfBudget)) throw error;
    const { start, end } = run.origin ?? run.at;
    run.problems.push({ message: error.message, start, end });
    return { stopped: error.message };
  } finally {
    budget.endTurn();
  }
}

function abortOf(run: Run, { reason, at }: Aborted): Abort {
  const call = run.calls.findLastIndex(
    ({ failure, status = 0, isProfileApi, answer }) =>
      failure !== undefined || status >= 300 || (isProfileApi && answer === undefined),
  );
  const { start, end } = run.origin ?? at;
  return { reason, at: { start, end }, ...(call >= 0 ? { call } : {}) };
}

function givenUp(run: Run): Abort {
  const call = run.calls.findLastIndex(({ retries }) => retries === MOST_RETRIES);
  const { at = run.node, status = 0 } = run.calls[call] ?? {};
  const reason = `A call with \`:retry\` failed (${status}), also when Braze tried it ${MOST_RETRIES} more times.`;
  return { reason, at, call };
}

function toRendering({ outputs, calls, problems }: Run, ending: Ending): Rendering {
  const [{ text, sources }] = outputs as [Output];
  const message = ending.aborted ? { output: '', sources: [] } : { output: text, sources };
  return { ...message, ...ending, calls, problems };
}
