/** Of documents that hold a response. */
export const RESPONSE_SCHEME = 'amplitude-profile';

/** Of the page about problems. */
export const EXPLANATION_SCHEME = 'amplitude-problems';

/** Of documents that hold the answer to a call of a preview. */
export const ANSWER_SCHEME = 'amplitude-answer';
