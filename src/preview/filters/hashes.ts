import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { textOf } from '../text';
import type { Value } from '../values';
import { base64Of, bytesOf } from './bytes';
import { type Filter, type Filters, filter } from './filter';

/** The cost of hashing a character, relative to copying one. */
const WORK = 4;

/** Maximum length of a text to hash: the first one is slow, because the engine has not compiled the function yet. */
const LONGEST = 100_000;

/** Filters that compute hashes and signatures. */
export const HASHES = {
  md5: hash((bytes) => bytesToHex(md5(bytes))),
  sha1: hash((bytes) => bytesToHex(sha1(bytes))),
  sha2: hash((bytes) => bytesToHex(sha256(bytes))),
  hmac_sha1_hex: signature((bytes, key) => bytesToHex(hmac(sha1, key, bytes))),
  hmac_sha1_base64: signature((bytes, key) => base64Of(hmac(sha1, key, bytes))),
  hmac_sha256: signature((bytes, key) => bytesToHex(hmac(sha256, key, bytes))),
  hmac_sha256_hex: signature((bytes, key) => bytesToHex(hmac(sha256, key, bytes))),
  hmac_sha256_base64: signature((bytes, key) => base64Of(hmac(sha256, key, bytes))),
  hmac_sha512: signature((bytes, key) => bytesToHex(hmac(sha512, key, bytes))),
} satisfies Filters;

function hash(digest: (bytes: Uint8Array) => string): Filter {
  return filter(({ budget }, input) => {
    const text = textOf(input, budget);
    budget.text(text, LONGEST);
    budget.characters(text.length * WORK);
    return digest(bytesOf(text));
  });
}

function signature(sign: (bytes: Uint8Array, key: Uint8Array) => string): Filter {
  return filter(({ budget }, input, key) => {
    const [text, secret] = [textOf(input, budget), textOf(key as Value, budget)];
    budget.text(text, LONGEST);
    budget.text(secret, LONGEST);
    budget.characters((text.length + secret.length) * WORK);
    return sign(bytesOf(text), bytesOf(secret));
  }, 1);
}
