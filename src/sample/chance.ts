/** Returns a number from 0 up to 1 that looks random but is always the same for the same text. */
export function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Returns the items in an order that looks random but is always the same for the same text. */
export function shuffled(items: readonly string[], text: string): string[] {
  return items
    .map((item) => ({ item, rank: fraction(`${text}/${item}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
