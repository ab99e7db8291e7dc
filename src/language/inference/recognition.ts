import { PARAMETERS, type ProfileRequest, toRequest } from '../../profile/request';
import type { WrittenRequest } from '../../profile/writtenRequest';
import type { OutputNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { InterpolationNode, ParameterNode, UrlNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { literalOf, textOf } from '../../template/query';
import { writtenTexts } from '../../template/writtenText';
import { restOfUrl } from '../restOfUrl';

/** Which parts of a call's response affect a value, or decide whether a place is evaluated. */
export interface Origin {
  readonly call: ProfileCall;
  /** The items of a recommendation. */
  readonly items: boolean;
  /** Whether the person is in the control group. */
  readonly control: boolean;
  /** The status or the error of the response. */
  readonly status: boolean;
  /** Any other part of the response. */
  readonly data: boolean;
  /** Whether the response only decides between this value and that of another path. */
  readonly decides: boolean;
}

/** One origin per call. */
export type Origins = readonly Origin[];

/** A call to the User Profile API, as its URL requests it. */
export class ProfileCall implements WrittenRequest {
  /** Cache of origins lists, by the parts of the response that they stand for. */
  readonly origins: Origins[] = [];

  constructor(
    readonly call: Call,
    readonly url: UrlNode,
    readonly parameters: WrittenRequest['parameters'],
    readonly open: boolean,
  ) {}

  /** The request, as far as the URL states it literally. */
  get request(): ProfileRequest {
    const literal = [...this.parameters].filter((entry): entry is [string, string] => entry[1] !== undefined);
    return toRequest(new URLSearchParams(literal));
  }

  /** The parameters whose value contains Liquid. */
  get dynamic(): ReadonlySet<string> {
    return new Set(PARAMETERS.map(({ name }) => name).filter((name) => this.isDynamic(name)));
  }

  /** Whether the host is literal. A host from Liquid may be the author's own proxy, with rules of its own. */
  get isCertain(): boolean {
    return this.url.host.pieces.every(({ kind }) => kind !== 'output');
  }

  private isDynamic(name: string): boolean {
    return this.parameters.has(name) && this.parameters.get(name) === undefined;
  }
}

/**
 * Returns the request of a call to the Profile API: to its host, to the configured endpoint, or to a path ending in
 * `/userprofile` on a host from Liquid. Resolves an address held in a variable. Returns `undefined` for other calls.
 */
export function profileRequestOf(call: Call, facts: Facts, endpoint: string): ProfileCall | undefined {
  const { url } = call.node;
  if (url.kind !== 'url') return undefined;
  const address = [addressOf(facts, url), heldAddress(facts, url)].find((one) => one && leadsToApi(one, endpoint));
  if (!address) return undefined;
  const { template } = facts;
  const parameters = new Map<string, string | undefined>();
  let open = address.open;
  for (const { name, value } of url.parameters) {
    const written = name.pieces.length > 0 ? undefined : textOf(template, name);
    if (written === undefined) open = true;
    else if (!parameters.has(written)) parameters.set(written, value ? literalText(template, value) : '');
  }
  for (const name of namesBehind(template, call, url)) if (!parameters.get(name)) parameters.set(name, undefined);
  return new ProfileCall(call, url, parameters, open);
}

/** Returns the parameters in the part of the URL that white space cuts off. Another rule reports those. */
function namesBehind(template: TemplateNode, call: Call, { parameters }: UrlNode): readonly string[] {
  const rest = restOfUrl(template, call).map((part) => textOf(template, part));
  if (rest.length === 0) return [];
  const last = parameters[parameters.length - 1];
  const whole = (last ? textOf(template, last) : '') + rest.join('');
  return [...whole.matchAll(/(?:^|[?&])(\w+)=/g)].map(([, name = '']) => name);
}

/** Returns the parameter that the API reads: the first with that name. */
export function parameterNamed(template: TemplateNode, url: UrlNode, name: string): ParameterNode | undefined {
  return url.parameters.find((parameter) => textOf(template, parameter.name) === name);
}

/** Returns the decoded text; `undefined` when it contains Liquid or a placeholder. */
function literalText(template: TemplateNode, node: InterpolationNode): string | undefined {
  if (node.pieces.length > 0) return undefined;
  const text = textOf(template, node);
  return /[%+]/.test(text) ? (new URLSearchParams(`=${text}`).get('') ?? '') : text;
}

/** The address of a URL, as far as it is literal. */
interface Address {
  readonly scheme: string;
  /** `undefined` when it comes from Liquid. */
  readonly host: string | undefined;
  readonly path: string;
  /** Whether Liquid may add to the path or the parameters. */
  readonly open: boolean;
}

function addressOf({ template }: Facts, { scheme, host, path }: UrlNode): Address {
  const open = path.pieces.length > 0;
  return { scheme: scheme?.text ?? 'https', host: literalOf(template, host), path: textOf(template, path), open };
}

/** Returns the address whose beginning comes from a variable. */
function heldAddress(facts: Facts, { scheme, host, path }: UrlNode): Address | undefined {
  const [piece, ...others] = host.pieces;
  if (scheme || others.length > 0 || piece?.kind !== 'output' || piece.start !== host.start) return undefined;
  const beginning = beginningOf(facts, piece);
  const rest = beginning.goesOn ? '' : facts.template.text.slice(piece.end, path.end);
  const held = ADDRESS.exec(beginning.text + rest)?.groups;
  if (!held?.host || (beginning.goesOn && !held.path && held.query === undefined)) return undefined;
  const open = path.pieces.length > 0 || beginning.goesOn || held.query !== undefined;
  return { scheme: held.scheme ?? 'https', host: held.host, path: held.path ?? '', open };
}

/** The literal text that a value begins with. */
interface Beginning {
  readonly text: string;
  /** Whether a part follows whose value comes from Liquid. */
  readonly goesOn: boolean;
}

/** `{{ base }}` after `{% assign base = 'https://x.io?id=' | append: id %}` → `https://x.io?id=`. */
function beginningOf(facts: Facts, output: OutputNode): Beginning {
  const [stretches = []] = writtenTexts(facts, output);
  const open = stretches.findIndex(({ text }) => text === undefined);
  const literal = open < 0 ? stretches : stretches.slice(0, open);
  const text = literal.map((stretch) => stretch.text).join('');
  return open < 0 ? { text: text.trim(), goesOn: false } : { text: text.trimStart(), goesOn: true };
}

const ADDRESS = /^(?:(?<scheme>[a-z]+):\/\/)?(?<host>[^/?#\s]+)(?<path>[^?#\s]*)(?<query>[?#].*)?$/is;

function leadsToApi({ scheme, host, path }: Address, endpoint: string): boolean {
  if (host === undefined) return /\/userprofile\/?$/i.test(path);
  if (/^profile-api\.amplitude\.com(:(443|80))?$/i.test(host)) return true;
  return isEndpoint(`${scheme}://${host}${path}`, endpoint);
}

function isEndpoint(url: string, endpoint: string): boolean {
  if (endpoint === '' || !URL.canParse(url) || !URL.canParse(endpoint)) return false;
  const [one, other] = [new URL(url), new URL(endpoint)];
  return one.origin === other.origin && withoutSlash(one.pathname) === withoutSlash(other.pathname);
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
