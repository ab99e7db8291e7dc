/** What may stand before the address of an image. */
const QUOTE = `(?:["']|&quot;|&apos;|&#0*3[49];)`;
const REMOTE = `\\s*(?:${QUOTE}\\s*)?(?:https?:)?//`;

/** Attributes that load an image, of whatever element: `<td background="//x.io/a.png">` */
const ATTRIBUTE = new RegExp(`<[a-z][^<>]*?\\s(?:background|poster|srcset)\\s*=${REMOTE}`, 'i');
/** `<img srcset="a.png, https://x.io/b.png 2x">` */
const CANDIDATE = /\ssrcset\s*=\s*["'][^"'<>]*,\s*(?:https?:)?\/\//i;
/** A value before the address may hold a `>`: `<img alt="Next >" src="https://x.io/a.png">` */
const SOURCE = new RegExp(`<(?:img|input|image|source|v:[a-z]+)\\b[^<]*?\\b(?:src|href)\\s*=${REMOTE}`, 'i');
const STYLE = new RegExp(`(?:url|image-set)\\(${REMOTE}`, 'i');

/** Whether a message has images, or styles that may load one, from other hosts. */
export function hasRemoteImage(html: string): boolean {
  return [SOURCE, STYLE, ATTRIBUTE, CANDIDATE].some((image) => image.test(html));
}
