import { PARAMETERS, type ProfileRequest, toRequest } from '../profile/request';
import type { WrittenRequest } from '../profile/writtenRequest';
import type { Facts } from '../template/facts';
import type { Call } from '../template/found';
import type { InterpolationNode, ParameterNode, UrlNode } from '../template/markupNodes';
import type { TemplateNode } from '../template/nodes';
import { literalOf, textOf } from '../template/query';
import { beginningOf } from './beginning';
import { restOfUrl } from './restOfUrl';

/** What of a call's answer goes into a value, or decides whether a place is reached. */
export interface Origin {
  readonly call: ProfileCall;
  /** The items of a recommendation. */
  readonly items: boolean;
  /** Whether the person is in the control group. */
  readonly control: boolean;
  /** The status of the answer, or the error that it tells. */
  readonly status: boolean;
  /** Anything else of the answer. */
  readonly data: boolean;
  /** The answer decided that the value is this one: on another way through the template it is another. */
  readonly decides: boolean;
}

/** One for each call. */
export type Origins = readonly Origin[];

/** A call to the User Profile API, as its URL is written. */
export class ProfileCall implements WrittenRequest {
  /** What of its answer goes into values, by what it is of it. */
  readonly origins: Origins[] = [];

  constructor(
    readonly call: Call,
    readonly url: UrlNode,
    readonly parameters: WrittenRequest['parameters'],
    readonly open: boolean,
  ) {}

  /** What it asks for as far as the URL says it literally. */
  get request(): ProfileRequest {
    const literal = [...this.parameters].filter((entry): entry is [string, string] => entry[1] !== undefined);
    return toRequest(new URLSearchParams(literal));
  }

  /** The parameters whose values Liquid makes. */
  get dynamic(): ReadonlySet<string> {
    return new Set(PARAMETERS.map(({ name }) => name).filter((name) => this.isDynamic(name)));
  }

  /** Whether the host is written: one that Liquid makes may be somebody’s own, with rules of its own. */
  get isCertain(): boolean {
    return this.url.host.pieces.every(({ kind }) => kind !== 'output');
  }

  private isDynamic(name: string): boolean {
    return this.parameters.has(name) && this.parameters.get(name) === undefined;
  }
}

/**
 * The request of a call to the Profile API: to its host, to the endpoint of the settings, or to a path that ends in
 * `/userprofile` behind a host that Liquid makes; also where a variable holds that address. Nothing for any other call.
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

/** Of parameters of which the rest of the URL says something that blanks tear from it. Another rule speaks of those. */
function namesBehind(template: TemplateNode, call: Call, { parameters }: UrlNode): readonly string[] {
  const rest = restOfUrl(template, call).map((part) => textOf(template, part));
  if (rest.length === 0) return [];
  const last = parameters[parameters.length - 1];
  const whole = (last ? textOf(template, last) : '') + rest.join('');
  return [...whole.matchAll(/(?:^|[?&])(\w+)=/g)].map(([, name = '']) => name);
}

/** The parameter as the API reads it: the first of that name. */
export function parameterNamed(template: TemplateNode, url: UrlNode, name: string): ParameterNode | undefined {
  return url.parameters.find((parameter) => textOf(template, parameter.name) === name);
}

/** What the text means once decoded; nothing when Liquid, or a placeholder to fill in, stands in it. */
function literalText(template: TemplateNode, node: InterpolationNode): string | undefined {
  if (node.pieces.length > 0) return undefined;
  const text = textOf(template, node);
  return /[%+]/.test(text) ? (new URLSearchParams(`=${text}`).get('') ?? '') : text;
}

/** Where a URL leads, as far as it is written down. */
interface Address {
  readonly scheme: string;
  /** Nothing where only Liquid knows it. */
  readonly host: string | undefined;
  readonly path: string;
  /** Whether Liquid may bring more of the path or parameters. */
  readonly open: boolean;
}

function addressOf({ template }: Facts, { scheme, host, path }: UrlNode): Address {
  const open = path.pieces.length > 0;
  return { scheme: scheme?.text ?? 'https', host: literalOf(template, host), path: textOf(template, path), open };
}

/** The address that begins with what a variable holds. */
function heldAddress(facts: Facts, { scheme, host, path }: UrlNode): Address | undefined {
  const [piece, ...others] = host.pieces;
  const beginning = scheme || others.length > 0 ? undefined : beginningOf(facts, host);
  if (!piece || !beginning) return undefined;
  const rest = beginning.goesOn ? '' : facts.template.text.slice(piece.end, path.end);
  const held = ADDRESS.exec(beginning.text + rest)?.groups;
  if (!held?.host || (beginning.goesOn && !held.path && held.query === undefined)) return undefined;
  const open = path.pieces.length > 0 || beginning.goesOn || held.query !== undefined;
  return { scheme: held.scheme ?? 'https', host: held.host, path: held.path ?? '', open };
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
