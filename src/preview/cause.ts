import type { CallRecord, Rendering } from './rendering';

/** The call for which a message was aborted, if one had failed before. */
export function causeOf({ aborted, calls }: Rendering): CallRecord | undefined {
  return aborted?.call === undefined ? undefined : calls[aborted.call];
}

/** `The call for “weather” was answered with 401.` */
export function causeInWords({ variable, status, failure, answer }: CallRecord): string {
  const isText = status !== undefined && status < 300 && failure === undefined && answer === undefined;
  const how = status === undefined ? '' : ` was answered with ${status}${isText ? ', but not with JSON' : ''}`;
  return `The call for “${variable}”${how}${failure ? `${how ? ':' : ' failed:'} ${failure}` : '.'}`;
}
