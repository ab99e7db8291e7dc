import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { ApiFailure, CHECK_ENDPOINT } from './failure';

/** The largest body that is read, in bytes. Applies both before and after decompression. */
export const MAX_BYTES = 5_000_000;

const UNPACK: { readonly [coding: string]: ReturnType<typeof unpacker> } = {
  gzip: unpacker(gunzip),
  'x-gzip': unpacker(gunzip),
  deflate: unpacker(inflate),
  br: unpacker(brotliDecompress),
  identity: async (bytes) => bytes,
};

/**
 * Decompresses a body. Rejects with an `ApiFailure`: 'incomplete', 'too-large', or 'not-json' for an unknown content
 * coding.
 */
export async function unpacked(bytes: Uint8Array, coding: string): Promise<Uint8Array> {
  if (bytes.length > MAX_BYTES) throw tooLarge();
  const unpack = Object.hasOwn(UNPACK, coding) ? UNPACK[coding] : undefined;
  if (!unpack)
    throw new ApiFailure('not-json', `The answer is compressed in a way that was not asked for. ${CHECK_ENDPOINT}`);
  try {
    return await unpack(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : incomplete();
  }
}

export function tooLarge(): ApiFailure {
  return new ApiFailure(
    'too-large',
    `The answer is larger than ${MAX_BYTES / 1_000_000} MB and was not read. Ask for fewer parts.`,
  );
}

export function incomplete(): ApiFailure {
  return new ApiFailure('incomplete', 'The answer broke off before its end. Try again.');
}

function unpacker(
  unpack: typeof gunzip,
): (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array> {
  return promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(unpack);
}
