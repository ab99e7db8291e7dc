import type { TagNode } from '../../template/nodes';
import { type CallOutcome, outcomeOf, textOfAnswer, toRequest, type WrittenCall } from '../call';
import type { Answered } from '../callSession';
import { evaluate } from '../evaluate';
import type { CallAnswer, CallRecord } from '../rendering';
import { Aborted, type Run } from '../run';
import { hasLiquid, textOf } from '../text';
import { mayRerender, pushRerendered } from './rerendering';
import type { Tags } from './tag';
import { writtenCall } from './written';

export const CALLS: Tags = {
  connected_content: (run, tag) => {
    if (tag.markup?.kind !== 'call') return;
    const call = writtenCall(run, tag.markup);
    run.variables.assign(call.variable, null);
    const request = toRequest(call, 0, run.session.profileApi);
    if ('failure' in request) {
      keep(run, call, tag, { answer: request, retries: 0 }, { isProfileApi: false, failure: request.failure });
      return;
    }
    run.waiting = async () => {
      const answered = await run.session.ask(call, request);
      return () => receive(run, call, tag, request.isProfileApi, answered);
    };
  },
  abort_message: (run, tag) => {
    const [value] = tag.markup?.kind === 'arguments' ? tag.markup.values : [];
    throw new Aborted(value ? textOf(evaluate(run, value), run.budget) : '', tag);
  },
};

function receive(run: Run, call: WrittenCall, tag: TagNode, isProfileApi: boolean, answered: Answered): void {
  const { answer } = answered;
  run.budget.lookSoon();
  if ('failure' in answer) {
    keep(run, call, tag, answered, { isProfileApi, failure: answer.failure });
    return;
  }
  const read = textOfAnswer(answer);
  if ('failure' in read) {
    keep(run, call, tag, answered, { isProfileApi, failure: read.failure });
    return;
  }
  const outcome = outcomeOf(read.text, answer);
  const failure = outcome.kind === 'nothing' ? outcome.failure : undefined;
  keep(run, call, tag, answered, {
    isProfileApi,
    body: read.text,
    ...(failure === undefined ? {} : { failure }),
    ...(outcome.kind === 'variable' ? { answer: outcome.answer } : {}),
  });
  run.budget.characters(read.text.length);
  const rerenders = call.rerenders && outcome.kind !== 'nothing' && hasLiquid(read.text) && mayRerender(run);
  const use = (outcome: CallOutcome) => insert(run, call, tag, outcome, answer, isProfileApi);
  if (!rerenders) use(outcome);
  else pushRerendered(run, read.text, tag, (text) => use(outcomeOf(text, answer)));
}

function insert(
  run: Run,
  { variable }: WrittenCall,
  tag: TagNode,
  outcome: CallOutcome,
  { status }: CallAnswer,
  isProfileApi: boolean,
): void {
  if (outcome.kind === 'variable') run.variables.assign(variable, outcome.value);
  if (outcome.kind !== 'text') return;
  if (status >= 400)
    run.problem(`The answer is an error (${status}) that is not JSON: it is printed in the message.`, tag);
  else if (isProfileApi)
    run.problem(`The answer is not JSON: it is printed in the message, and \`${variable}\` holds nothing.`, tag);
  run.print(outcome.text, tag);
}

type More = Pick<CallRecord, 'isProfileApi'> & Partial<Pick<CallRecord, 'failure' | 'body' | 'answer'>>;

/** Records the call, with a reason if its response was not used. */
function keep(run: Run, call: WrittenCall, tag: TagNode, { answer, retries }: Answered, more: More): void {
  if (more.failure !== undefined) run.problem(more.failure, tag);
  run.calls.push({
    url: call.url,
    pattern: call.pattern,
    method: (call.method ?? 'get').toUpperCase(),
    ...('status' in answer ? { status: answer.status } : {}),
    ...('awaits' in answer ? { awaits: answer.awaits } : {}),
    ...(answer.simulated ? { simulated: true } : {}),
    durationMs: answer.durationMs ?? 0,
    fromCache: 'status' in answer && answer.fromCache,
    variable: call.variable,
    retries,
    at: run.origin ?? { start: tag.start, end: tag.end },
    ...more,
  });
}
