const ENCODER = new TextEncoder();

/** A surrogate without its other half. */
const LONE = /\p{Surrogate}/u;

/** Encodes the text as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** Decodes UTF-8; `undefined` for invalid input. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** Decodes strict Base64: no white space, padded, no surplus bits. Returns `undefined` for anything else. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*(?:[AEIMQUYcgkosw048]=|[AQgw]==)?$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Percent-encodes all bytes but letters, digits and `-_.~`. */
export function percentEncoded(text: string): string {
  // `bytesOf` replaces lone surrogates, which cannot be encoded.
  const wellFormed = LONE.test(text) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(text)) : text;
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `%41` → `A`. Keeps a `%` without two hexadecimal digits. */
export function percentDecoded(text: string): Uint8Array {
  const bytes = bytesOf(text);
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] as number;
    const value = code === 0x25 ? digitOf(bytes[at + 1]) * 16 + digitOf(bytes[at + 2]) : Number.NaN;
    if (Number.isNaN(value)) result[length++] = code;
    else {
      result[length++] = value;
      at += 2;
    }
  }
  return result.subarray(0, length);
}

/** Returns the value of a hexadecimal digit, or NaN. */
function digitOf(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
