import type { CallRefusal } from '../../preview/rendering';
import { shortened, visible } from '../../profile/visible';

/** Shown for a call that would count as an exposure and that nobody has run. */
export const NOT_RUN: CallRefusal = {
  failure:
    'Not called: asking for recommendations is counted as an exposure of the person. Press Run Calls in the preview to ask.',
  awaits: 'run',
};

/** Shown for a call to the Profile API whose URL has an empty id, as when nobody is chosen. */
export const NO_PERSON =
  'Not called: the URL has neither a user ID nor a device ID. Choose in the preview who reads the message.';

/** Returns what is shown for a call to a host that the user has not allowed. */
export function notAllowed(host: string): CallRefusal {
  const name = shortened(visible(host), 80);
  const failure = `Not called: ${name} is not allowed in this workspace. Allow it, or give the answer in a fixture.`;
  return { failure, awaits: 'host' };
}

/** Returns what is shown for a call with `:basic_auth` or `:auth_credentials`. */
export function notAuthorized(credential: string): CallRefusal {
  const name = shortened(visible(credential), 80);
  return { failure: `Not called: only Braze has the credential “${name}”. Give the answer in a fixture.` };
}
