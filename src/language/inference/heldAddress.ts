import type { Facts } from '../../template/facts';
import type { UrlNode } from '../../template/markupNodes';
import { type Written, writtenTexts } from '../../template/writtenText';

/** The address of a URL, as far as it is literal. */
export interface Address {
  readonly scheme: string;
  /** `undefined` when it comes from Liquid. */
  readonly host: string | undefined;
  readonly path: string;
  /** Whether Liquid may add to the path or the parameters. */
  readonly open: boolean;
}

/** An address whose host comes from a variable, perhaps with more. */
export interface HeldAddress {
  /** `undefined` when its host is not literal. */
  readonly address: Address | undefined;
  /** The text of the whole URL, where the tag has no path or parameters of its own. */
  readonly written: Written | undefined;
}

/**
 * `{% assign base = 'https://x.io/a' %}{% connected_content {{ base }}/b %}` → `https://x.io/a/b`. Returns several
 * addresses where branches assign different ones, none where the host is literal.
 */
export function heldAddresses(facts: Facts, { scheme, host, path, parameters }: UrlNode): readonly HeldAddress[] {
  if (host.pieces.every(({ kind }) => kind !== 'output')) return [];
  const beginning = scheme ? `${scheme.text}://` : '';
  const isWhole = !scheme && path.start === path.end && parameters.length === 0;
  const rest = facts.template.text.slice(path.start, path.end);
  return writtenTexts(facts, host).map((written) => {
    const address = addressIn(beginning, written, rest);
    return {
      address: address && path.pieces.length > 0 ? { ...address, open: true } : address,
      written: isWhole ? written : undefined,
    };
  });
}

const ADDRESS = /^(?:(?<scheme>[a-z]+):\/\/)?(?<host>[^/?#\s]+)(?<path>[^?#\s]*)(?<query>[?#].*)?$/is;

function addressIn(beginning: string, written: Written, rest: string): Address | undefined {
  const unknown = written.findIndex(({ text }) => text === undefined);
  const goesOn = unknown >= 0;
  const known = (goesOn ? written.slice(0, unknown) : written).map(({ text }) => text).join('');
  if (known.trim() === '') return undefined;
  const held = ADDRESS.exec(beginning + (goesOn ? known.trimStart() : known.trim() + rest))?.groups;
  if (!held?.host || (goesOn && !held.path && held.query === undefined)) return undefined;
  const open = goesOn || held.query !== undefined;
  return { scheme: held.scheme ?? 'https', host: held.host, path: held.path ?? '', open };
}
