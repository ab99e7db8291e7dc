import { PARAMETERS, type Parameter, type ProfileRequest, toRequest } from '../../profile/request';
import { parameterIsOn, parameterOf, type WrittenRequest } from '../../profile/writtenRequest';
import type { Expression, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { InterpolationNode, ParameterNode, UrlNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { literalOf, textOf } from '../../template/query';
import { queryOf, type WrittenQuery } from '../../template/writtenQuery';
import { type Written, writtenTexts } from '../../template/writtenText';
import { restOfUrl } from '../restOfUrl';
import { type Address, heldAddresses } from './heldAddress';

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
    /** Whether the host is known. One that is not may be the author's own proxy, with rules of its own. */
    readonly isCertain: boolean,
    /** The query, when a variable holds the whole URL. */
    readonly held?: WrittenQuery,
  ) {}

  /** The query, in the tag or in the text that its variable holds. */
  get query(): Pick<UrlNode, 'parameters'> {
    return this.held ?? this.url;
  }

  /** The request, as far as the URL states it. A flag from Liquid counts as on, because the call may ask for its part. */
  get request(): ProfileRequest {
    const stated = [...this.parameters].map(([name, value = parameterOf(name)?.kind === 'flag' ? 'true' : '']) => {
      return [name, value];
    });
    return toRequest(new URLSearchParams(stated));
  }

  /** The parameters that the request lacks because their value contains Liquid. */
  get dynamic(): ReadonlySet<string> {
    return new Set(PARAMETERS.filter((parameter) => this.isLacking(parameter)).map(({ name }) => name));
  }

  private isLacking({ name, kind, needs }: Parameter): boolean {
    const isDynamic = this.parameters.has(name) && this.parameters.get(name) === undefined;
    return isDynamic && kind !== 'flag' && (needs === undefined || parameterIsOn(this, needs) !== 'no');
  }
}

/**
 * Returns the request of a call to the Profile API: to its host, to the configured endpoint, or to a path ending in
 * `/userprofile` on a host from Liquid. Resolves an address held in a variable. Returns `undefined` for other calls.
 */
export function profileRequestOf(call: Call, facts: Facts, endpoint: string): ProfileCall | undefined {
  const { url } = call.node;
  if (url.kind !== 'url') return undefined;
  const own = addressOf(facts, url);
  if (own.host !== undefined)
    return leadsToApi(own, endpoint) ? requestIn(call, url, facts, own.open, true) : undefined;
  const requests = heldRequestsOf(call, facts, endpoint);
  const [held, ...others] = requests;
  if (held && others.length === 0) return held;
  if (held)
    return requestIn(
      call,
      url,
      facts,
      true,
      requests.every(({ isCertain }) => isCertain),
    );
  const isLiteral = url.host.pieces.every(({ kind }) => kind !== 'output');
  return leadsToApi(own, endpoint) ? requestIn(call, url, facts, own.open, isLiteral) : undefined;
}

/**
 * Returns the requests of a call whose address is held in a variable, several where branches assign different ones.
 * None unless all addresses that are literal lead to the Profile API.
 */
export function heldRequestsOf(call: Call, facts: Facts, endpoint: string): readonly ProfileCall[] {
  const { url } = call.node;
  const addresses = url.kind === 'url' ? heldAddresses(facts, url) : [];
  const known = addresses.flatMap(({ address }) => address ?? []);
  if (url.kind !== 'url' || known.length === 0 || !known.every((one) => leadsToApi(one, endpoint))) return [];
  return addresses.map(({ address, written }) => {
    const query = address && written && queryOf(facts, written);
    return requestIn(call, url, facts, address?.open ?? true, address !== undefined, query);
  });
}

function requestIn(
  call: Call,
  url: UrlNode,
  facts: Facts,
  openAddress: boolean,
  isCertain: boolean,
  held?: WrittenQuery,
): ProfileCall {
  const { template } = facts;
  const parameters = new Map<string, string | undefined>();
  let open = held ? held.open : openAddress;
  for (const parameter of (held ?? url).parameters) {
    const { name, value } = parameter;
    const isLiteral = name.pieces.length === 0;
    const isOne = isLiteral && !(value && mayAddParameters(facts, value));
    const query = isOne ? undefined : queryHeldBy(facts, parameter);
    if (!isOne) open ||= query?.open ?? true;
    for (const one of query?.parameters ?? [])
      setFirst(parameters, textOf(template, one.name), valueHeld(template, one));
    if (isLiteral) setFirst(parameters, textOf(template, name), value ? literalText(template, value) : '');
  }
  for (const name of namesBehind(template, call, url)) if (!parameters.get(name)) parameters.set(name, undefined);
  return new ProfileCall(call, url, parameters, open, isCertain, held);
}

function setFirst(parameters: Map<string, string | undefined>, name: string, value: string | undefined): void {
  if (!parameters.has(name)) parameters.set(name, value);
}

/**
 * `?{{ q }}` or `?user_id=1{{ q }}` after `{% assign q = '&get_recs=true' %}`: the parameters, if `q` can only be one text.
 */
function queryHeldBy(facts: Facts, { start, name, value }: ParameterNode): WrittenQuery | undefined {
  const node = value ?? name;
  if ((value && name.pieces.length > 0) || node.pieces.some((piece) => hidesParameters(facts, piece))) return undefined;
  const [written, ...others] = writtenTexts(facts, node);
  if (!written || others.length > 0) return undefined;
  return queryOf(facts, value ? behindName(facts.template, start, value, written) : written, true);
}

/** Whether an encoded text holds signs of a query, which are no more than text. */
function hidesParameters(facts: Facts, piece: InterpolationNode['pieces'][number]): boolean {
  if (piece.kind !== 'output' || !isEncoded(piece.value)) return false;
  return writtenTexts(facts, piece).some((written) =>
    written.some(({ text }) => text !== undefined && /[&=]/.test(text)),
  );
}

/** Puts `user_id=` before the value, in one stretch with the text that it begins with. */
function behindName(template: TemplateNode, start: number, value: InterpolationNode, written: Written): Written {
  const [first, ...rest] = written;
  const goesOn = first?.start === value.start && first.text !== undefined;
  const span = { start, end: goesOn ? first.end : value.start };
  return [{ ...span, text: textOf(template, span) }, ...(goesOn ? rest : written)];
}

/** The value of a parameter beyond the URL. A flag that is off there is left open, because the URL cannot turn it on. */
function valueHeld(template: TemplateNode, { name, value }: ParameterNode): string | undefined {
  const text = value ? literalText(template, value) : '';
  return text === 'true' || parameterOf(textOf(template, name))?.kind !== 'flag' ? text : undefined;
}

/** `user_id=1{{ more }}`: whether Liquid in the value may add parameters. Encoded text cannot. */
function mayAddParameters(facts: Facts, { pieces }: InterpolationNode): boolean {
  return pieces.some((piece) => {
    if (piece.kind !== 'output' || isEncoded(piece.value)) return false;
    return writtenTexts(facts, piece).some((written) =>
      written.some((stretch) => stretch.text?.includes('&') ?? mayBeMore(facts.template, piece, stretch)),
    );
  });
}

/**
 * Whether an unknown text may be more than the value: behind `=`, `,` or `-` it is a value or a part of one, and so is an
 * attribute of the recipient.
 */
function mayBeMore(template: TemplateNode, { start }: Span, unknown: Span): boolean {
  return /[a-z\d}]/i.test(template.text[start - 1] ?? '') && !textOf(template, unknown).startsWith('${');
}

function isEncoded(value: Expression): boolean {
  const last = value.kind === 'pipeline' ? value.filters.at(-1)?.named : undefined;
  return last === 'url_param_escape' || last === 'url_encode';
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
export function parameterNamed(
  template: TemplateNode,
  { parameters }: Pick<UrlNode, 'parameters'>,
  name: string,
): ParameterNode | undefined {
  return parameters.find((parameter) => textOf(template, parameter.name) === name);
}

/** Returns the decoded text; `undefined` when it contains Liquid or a placeholder. */
function literalText(template: TemplateNode, node: InterpolationNode): string | undefined {
  if (node.pieces.length > 0) return undefined;
  const text = textOf(template, node);
  return /[%+]/.test(text) ? (new URLSearchParams(`=${text}`).get('') ?? '') : text;
}

function addressOf({ template }: Facts, { scheme, host, path }: UrlNode): Address {
  const open = path.pieces.length > 0;
  return { scheme: scheme?.text ?? 'https', host: literalOf(template, host), path: textOf(template, path), open };
}

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
