/** Names of parameters with confidential values: `api_key`, `access_token`. */
const SECRET_NAME = /key|token|secret|passw|pwd|auth|signature|credential|session|jwt|\bsig\b/i;
/** The format of a key or signed token, wherever it stands. */
const SECRET_VALUE = /^(?:[0-9a-f]{32,}|eyJ[\w-]+\.[\w-]+\.[\w-]*)$/i;

/** Parameters of the Profile API whose values are never keys, though an id may look like one. */
const IDS: ReadonlySet<string> = new Set(['user_id', 'device_id', 'rec_id', 'comp_id', 'prediction_id']);

/** Returns the URL with `…` in place of user, password, fragment and values that may be keys. */
export function maskedUrl(url: string): string {
  const [sent = '', fragment] = url.split(/#(.*)/s, 2);
  const [before = '', query] = sent.split(/\?(.*)/s, 2);
  const parts = before.replace(/^([a-z]+:\/\/)[^/]*@/i, '$1…@').split('/');
  const address = parts.map((part) => (SECRET_VALUE.test(part) ? '…' : part)).join('/');
  const parameters = query === undefined ? '' : `?${query.split('&').map(maskedParameter).join('&')}`;
  return address + parameters + (fragment ? '#…' : '');
}

function maskedParameter(parameter: string): string {
  const [name = '', value] = parameter.split(/=(.*)/s, 2);
  const isSecret = SECRET_NAME.test(decoded(name)) || (SECRET_VALUE.test(value ?? '') && !IDS.has(name));
  return value && isSecret ? `${name}=…` : parameter;
}

/** `api%5fkey` → `api_key`. Leaves invalid encoding as it is. */
function decoded(name: string): string {
  return name.replace(/%([2-7][0-9a-f])/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
