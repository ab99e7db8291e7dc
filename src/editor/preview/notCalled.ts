import { shortened, visible } from '../../profile/visible';

/** Shown for a call that would count as an exposure and that nobody has run. */
export const NOT_RUN =
  'Not called: asking for recommendations is counted as an exposure of the person. Run the calls to ask.';

/** Returns what is shown for a call to a host that the user has not allowed. */
export function notAllowed(host: string): string {
  return `Not called: ${shortened(visible(host), 80)} is not allowed in this workspace. Allow it, or give the answer in a fixture.`;
}

/** Returns what is shown for a call with `:basic_auth` or `:auth_credentials`. */
export function notAuthorized(credential: string): string {
  return `Not called: only Braze has the credential “${shortened(visible(credential), 80)}”. Give the answer in a fixture.`;
}
