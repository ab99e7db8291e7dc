import { type ProfileRequest, toQuery } from './request';

/**
 * Returns the request as a `curl` command for a POSIX shell, with `$AMPLITUDE_SECRET_KEY` in place of the key. User
 * input is percent-encoded or single-quoted.
 */
export function toCurl(endpoint: string, request: ProfileRequest): string {
  const url = `${endpoint}?${toQuery(request)}`.replaceAll("'", '%27');
  return `curl '${url}' \\\n  --header "Authorization: Api-Key $AMPLITUDE_SECRET_KEY"`;
}
