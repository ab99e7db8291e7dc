import { type ProfileRequest, toQuery } from './request';

/**
 * The request as a `curl` command for a POSIX shell, with `$AMPLITUDE_SECRET_KEY` in the place of the key.
 * Everything that came from people is percent-encoded or in single quotes.
 */
export function toCurl(endpoint: string, request: ProfileRequest): string {
  const url = `${endpoint}?${toQuery(request)}`.replaceAll("'", '%27');
  return `curl '${url}' \\\n  --header "Authorization: Api-Key $AMPLITUDE_SECRET_KEY"`;
}
