const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** Escapes the text without escaping existing entities again. */
export function escapedOnce(text: string): string {
  return text.replace(/[<>"']|&(?!(?:[a-zA-Z]+|#\d+);)/g, (character) => ENTITIES[character] as string);
}

const BLOCKS: readonly (readonly [start: string, end: string])[] = [
  ['<script', '</script>'],
  ['<!--', '-->'],
  ['<style', '</style>'],
];

/** Removes scripts, styles, comments and tags. */
export function withoutTags(text: string): string {
  return without(without(text, BLOCKS), [['<', '>']]);
}

/** Removes everything between these delimiters and the delimiters themselves. Searches for each end only once. */
function without(text: string, blocks: typeof BLOCKS): string {
  let result = '';
  let from = 0;
  const starts = blocks.map(([start]) => text.indexOf(start));
  const endless = new Set<number>();
  for (;;) {
    let first = -1;
    for (let index = 0; index < blocks.length; index++) {
      if (endless.has(index)) continue;
      const [start] = blocks[index] as (typeof BLOCKS)[number];
      if (starts[index] !== -1 && (starts[index] as number) < from) starts[index] = text.indexOf(start, from);
      if (starts[index] === -1) endless.add(index);
      else if (first === -1 || (starts[index] as number) < (starts[first] as number)) first = index;
    }
    if (first === -1) return result + text.slice(from);
    const [start, end] = blocks[first] as (typeof BLOCKS)[number];
    const at = starts[first] as number;
    const close = text.indexOf(end, at + start.length);
    if (close === -1) endless.add(first);
    else {
      result += text.slice(from, at);
      from = close + end.length;
    }
  }
}
