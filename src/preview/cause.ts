import type { CallRecord, Rendering } from './rendering';

/** Returns the failed call that the abort is attributed to, if there is one. */
export function causeOf({ aborted, calls }: Rendering): CallRecord | undefined {
  return aborted?.call === undefined ? undefined : calls[aborted.call];
}

/** `The call for “weather” was answered with 401.` */
export function causeInWords({ variable, status, failure, answer }: CallRecord): string {
  const isText = status !== undefined && status < 300 && failure === undefined && answer === undefined;
  const how = status === undefined ? '' : ` was answered with ${status}${isText ? ', but not with JSON' : ''}`;
  return `The call for “${variable}”${how}${failure ? `${how ? ':' : ' failed:'} ${failure}` : '.'}`;
}
