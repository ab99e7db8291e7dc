/** Names of parameters that hold what nobody should see: `api_key`, `access_token`. */
const SECRET_NAME = /key|token|secret|passw|auth|signature|credential|\bsig\b/i;
/** Looks like a key, whatever it is called. */
const SECRET_VALUE = /^[0-9a-f]{32,}$/i;

/** The address with `…` in the place of user, password and values that look like keys. What is no address loses its query. */
export function maskedUrl(url: string): string {
  const [before = '', query] = url.split(/\?(.*)/s, 2);
  const address = before.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1…@');
  return query === undefined ? address : `${address}?${query.split('&').map(maskedParameter).join('&')}`;
}

function maskedParameter(parameter: string): string {
  const [name = '', value] = parameter.split(/=(.*)/s, 2);
  return value && (SECRET_NAME.test(name) || SECRET_VALUE.test(value)) ? `${name}=…` : parameter;
}
