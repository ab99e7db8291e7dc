import type { CallRecord, Rendering } from './rendering';

/** Returns the failed call that the abort is attributed to, if there is one. */
export function causeOf({ aborted, calls }: Rendering): CallRecord | undefined {
  return aborted?.call === undefined ? undefined : calls[aborted.call];
}

/** `The call for “weather” was answered with 401.`, `The call for “weather” was not made: Restricted Mode allows no calls. …` */
export function causeInWords({ variable, status, failure, answer }: CallRecord): string {
  const [, why] = /^Not called: (.*)/s.exec(failure ?? '') ?? [];
  if (why !== undefined) return `The call for “${variable}” was not made: ${why}`;
  const isText = status !== undefined && status < 300 && failure === undefined && answer === undefined;
  const how = status === undefined ? '' : ` was answered with ${status}${isText ? ', but not with JSON' : ''}`;
  return `The call for “${variable}”${how}${failure ? `${how ? ':' : ' failed:'} ${failure}` : '.'}`;
}
