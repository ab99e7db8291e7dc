import { textOf } from '../text';
import { LiquidError } from '../values';
import { base64Of, bytesOf, bytesOfBase64, percentDecoded, percentEncoded, textOfBytes } from './bytes';
import { type Filter, type Filters, filter } from './filter';
import { escaped, escapedOnce, withoutTags } from './html';

/** The encodings of characters that have a meaning in a URL: `!*'();/?:@&=+$,[]` */
const RESERVED = /%(?:2[146789ABCF]|3[ABDF]|40|5[BD])/g;

/** Filters that encode and decode HTML, URLs and Base64. */
export const ENCODING = {
  escape: unlessNil(escaped, 6),
  h: unlessNil(escaped, 6),
  escape_once: encoding(escapedOnce, 6),
  strip_html: encoding(withoutTags),
  url_encode: unlessNil((text) => percentEncoded(text).replaceAll('%20', '+'), 3),
  url_escape: unlessNil((text) => percentEncoded(text).replace(RESERVED, decodeURIComponent), 3),
  url_param_escape: unlessNil(percentEncoded, 3),
  url_decode: unlessNil((text) => {
    const decoded = textOfBytes(percentDecoded(text.replaceAll('+', ' ')));
    if (decoded === undefined) throw new LiquidError('invalid byte sequence in UTF-8');
    return decoded;
  }),
  base64_encode: encoding((text) => base64Of(bytesOf(text)), 2),
  base64_decode: encoding((text) => decoded(text, 'base64_decode')),
  base64_url_safe_encode: encoding((text) => base64Of(bytesOf(text)).replaceAll('+', '-').replaceAll('/', '_'), 2),
  base64_url_safe_decode: encoding((text) => {
    const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
    return decoded(padded.replaceAll('-', '+').replaceAll('_', '/'), 'base64_url_safe_decode');
  }),
} satisfies Filters;

/** `growth`: the maximum ratio of the output's length to the input's. */
function encoding(encode: (text: string) => string, growth = 1): Filter {
  return filter(({ budget }, input) => {
    const text = textOf(input, budget);
    budget.text(text);
    budget.characters(text.length * growth);
    return encode(text);
  });
}

function unlessNil(encode: (text: string) => string, growth = 1): Filter {
  const { apply } = encoding(encode, growth);
  return filter((context, input) => (input === null ? null : apply(context, input)));
}

/** Invalid UTF-8 is decoded byte by byte. */
function decoded(text: string, name: string): string {
  const bytes = bytesOfBase64(text);
  if (!bytes) throw new LiquidError(`invalid base64 provided to ${name}`);
  return textOfBytes(bytes) ?? new TextDecoder('latin1').decode(bytes);
}
