const ENCODER = new TextEncoder();

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

const ESCAPES: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
);

/** Percent-encodes every byte for which `keeps` returns false. */
export function percentEncoded(text: string, keeps: (code: number) => boolean): string {
  let result = '';
  for (const byte of bytesOf(text)) {
    result += keeps(byte) ? String.fromCharCode(byte) : ESCAPES[byte];
  }
  return result;
}

/** `%41` → `A`. Keeps a `%` without two hexadecimal digits. */
export function percentDecoded(text: string): Uint8Array {
  const bytes = bytesOf(text);
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] as number;
    const [high, low] = code === 0x25 ? [digitOf(bytes[at + 1]), digitOf(bytes[at + 2])] : [-1, -1];
    if (high >= 0 && low >= 0) {
      result[length++] = high * 16 + low;
      at += 2;
    } else result[length++] = code;
  }
  return result.subarray(0, length);
}

function digitOf(code: number | undefined): number {
  if (code === undefined) return -1;
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? -1 : digit;
}

/** Letters, digits and `-_.~`. */
export function isUnreserved(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x5f ||
    code === 0x2e ||
    code === 0x7e
  );
}
