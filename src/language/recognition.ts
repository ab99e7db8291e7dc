import { PARAMETERS, type ProfileRequest, toRequest } from '../profile/request';
import type { WrittenRequest } from '../profile/writtenRequest';
import type { Facts } from '../template/facts';
import type { Call } from '../template/found';
import type { InterpolationNode, ParameterNode, UrlNode } from '../template/markupNodes';
import type { TemplateNode } from '../template/nodes';
import { literalOf, textOf } from '../template/query';

/** A call to the User Profile API, as its URL is written. */
export class ProfileCall implements WrittenRequest {
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
 * `/userprofile` behind a host that Liquid makes. Nothing for any other call.
 */
export function profileRequestOf(
  call: Call,
  { template }: Pick<Facts, 'template'>,
  endpoint: string,
): ProfileCall | undefined {
  const { url } = call.node;
  if (url.kind !== 'url' || !leadsToApi(template, url, endpoint)) return undefined;
  const parameters = new Map<string, string | undefined>();
  let open = url.path.pieces.length > 0;
  for (const { name, value } of url.parameters) {
    const written = name.pieces.length > 0 ? undefined : textOf(template, name);
    if (written === undefined) open = true;
    else if (!parameters.has(written)) parameters.set(written, value ? literalText(template, value) : '');
  }
  return new ProfileCall(call, url, parameters, open);
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

function leadsToApi(template: TemplateNode, { scheme, host, path }: UrlNode, endpoint: string): boolean {
  const hostName = literalOf(template, host);
  if (hostName === undefined) return /\/userprofile\/?$/i.test(textOf(template, path));
  if (/^profile-api\.amplitude\.com(:(443|80))?$/i.test(hostName)) return true;
  return isEndpoint(`${scheme?.text ?? 'https'}://${hostName}${textOf(template, path)}`, endpoint);
}

function isEndpoint(url: string, endpoint: string): boolean {
  if (endpoint === '' || !URL.canParse(url) || !URL.canParse(endpoint)) return false;
  const [one, other] = [new URL(url), new URL(endpoint)];
  return one.origin === other.origin && withoutSlash(one.pathname) === withoutSlash(other.pathname);
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
