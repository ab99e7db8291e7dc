/** URI scheme of documents that show a response. */
export const RESPONSE_SCHEME = 'amplitude-profile';

/** URI scheme of the page about problems. */
export const EXPLANATION_SCHEME = 'amplitude-problems';

/** URI scheme of documents that show the answer to a call of a preview. */
export const ANSWER_SCHEME = 'amplitude-answer';
