/** The address of the API. */
export const API = 'https://profile-api.amplitude.com/v1/userprofile';

/** The recipient, as the URL asks for one. */
export const ME = 'user_id={{${user_id} | url_param_escape}}';

const READ = "{{ a.userData.user_id | default: 'nobody' }}";

/** A call that is right but for its query. */
export const asking = (query: string) => `{% connected_content ${API}?${query} :auth_credentials b :save a %}${READ}`;

/** A call that is right but for its options. */
export const calling = (options: string) => `{% connected_content ${API}?${ME}${options} :save a %}${READ}`;

/** A call that is right but for its `Authorization` header. */
export const authorizing = (value: string) => calling(` :headers {"Authorization": "${value}"}`);

/** What such calls become when the key goes to a stored credential. */
export const STORED = calling(' :auth_credentials amplitude');

/** Nobody’s key. */
export const KEY = '0123456789abcdef0123456789abcdef';
