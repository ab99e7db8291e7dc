import { PARAMETERS, type ProfileRequest, toRequest } from '../profile/request';
import type { WrittenRequest } from '../profile/writtenRequest';
import type { Facts } from '../template/facts';
import type { Call } from '../template/found';
import type { InterpolationNode, ParameterNode, UrlNode } from '../template/markupNodes';
import type { TemplateNode } from '../template/nodes';
import { literalOf, textOf } from '../template/query';

/** A call to the User Profile API, as its URL is written. */
export interface ProfileCall extends WrittenRequest {
  readonly call: Call;
  readonly url: UrlNode;
  /** What it asks for as far as the URL says it literally. */
  readonly request: ProfileRequest;
  /** The parameters whose values Liquid makes. */
  readonly dynamic: ReadonlySet<string>;
}

const HOST = 'profile-api.amplitude.com';

const KNOWN_NAMES: ReadonlySet<string> = new Set(PARAMETERS.map(({ name }) => name));

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
  const literal = [...parameters].filter((entry): entry is [string, string] => entry[1] !== undefined);
  const dynamic = [...parameters.keys()].filter((name) => parameters.get(name) === undefined && KNOWN_NAMES.has(name));
  return {
    call,
    url,
    parameters,
    open,
    request: toRequest(new URLSearchParams(literal)),
    dynamic: new Set(dynamic),
  };
}

/** The parameter as the API reads it: the first of that name. */
export function parameterNamed(template: TemplateNode, url: UrlNode, name: string): ParameterNode | undefined {
  return url.parameters.find((parameter) => textOf(template, parameter.name) === name);
}

/** What the text means once decoded; nothing when Liquid, or a placeholder to fill in, stands in it. */
function literalText(template: TemplateNode, node: InterpolationNode): string | undefined {
  if (node.pieces.length > 0) return undefined;
  return new URLSearchParams(`=${textOf(template, node)}`).get('') ?? '';
}

function leadsToApi(template: TemplateNode, { scheme, host, path }: UrlNode, endpoint: string): boolean {
  const hostName = literalOf(template, host);
  if (hostName === undefined) return /\/userprofile\/?$/i.test(textOf(template, path));
  if (hostName.toLowerCase() === HOST) return true;
  return isEndpoint(`${scheme?.text ?? 'https'}://${hostName}${textOf(template, path)}`, endpoint);
}

function isEndpoint(url: string, endpoint: string): boolean {
  if (endpoint === '' || !URL.canParse(url) || !URL.canParse(endpoint)) return false;
  const [one, other] = [new URL(url), new URL(endpoint)];
  return one.origin === other.origin && one.pathname === other.pathname;
}
