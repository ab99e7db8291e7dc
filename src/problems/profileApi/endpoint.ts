import { type Edit, inserted, removed, replaced } from '../../language/edit';
import type { ProfileCall } from '../../language/inference/recognition';
import { PARAMETERS } from '../../profile/request';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { InterpolationNode, OptionNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { literalOf, optionNamed, textOf } from '../../template/query';
import { inOrder } from '../../template/sorted';
import { writtenTexts } from '../../template/writtenText';
import { withoutOption } from '../rewriting';
import type { Fix, Rule } from '../rule';
import { isUnescaped } from './escaping';
import { namesNobody } from './meaning';

/** Any Amplitude host in the EU, also after Liquid. */
const EU = /\.eu\.amplitude\.com$/i;
const WRITTEN_HOST = /^(\s*(?:https?:\/\/)?)([\w.-]+)(?=[:/?#\s]|$)/i;
const US = /(?:^|\.)amplitude\.com$/i;

/** `http://profile-api…`: the API redirects, and Braze does not follow redirects. */
export const insecureEndpoint: Rule = {
  code: 'insecure-endpoint',
  severity: 'error',
  *find({ facts, shapes }) {
    const places = new Set<number>();
    for (const call of shapes.calls) {
      for (const scheme of insecureSchemes(facts, call)) {
        const { start, end } = scheme;
        if (places.has(start)) continue;
        places.add(start);
        yield {
          start,
          end,
          message: 'The Profile API answers “http” with a redirect, which Braze does not follow: write “https”.',
          fixes: [
            { title: 'Change to “https”', edits: [replaced(scheme, 'https'), ...withoutPort(facts, call)], safe: true },
          ],
        };
      }
    }
  },
};

/** Returns where the URL says `http`: in the tag, or in the texts that its variable may hold. */
function insecureSchemes(facts: Facts, { url, isCertain }: ProfileCall): readonly Span[] {
  const { scheme, host } = url;
  if (scheme) return scheme.text.toLowerCase() === 'http' && US.test(hostOf(facts.template, host)) ? [scheme] : [];
  if (!isCertain || host.pieces.length === 0 || !facts.once(saysInsecure)) return [];
  return writtenTexts(facts, host).flatMap(([first]) => {
    const [all, blanks = ''] = /^(\s*)http(?=:\/\/)/i.exec(first?.text ?? '') ?? [];
    return first && all ? [{ start: first.start + blanks.length, end: first.start + all.length }] : [];
  });
}

/** `:80` is the port of `http` alone. */
function withoutPort({ template }: Facts, { url: { scheme, host } }: ProfileCall): readonly Edit[] {
  return scheme && /:80$/.test(textOf(template, host)) ? [removed({ start: host.end - 3, end: host.end })] : [];
}

/** Whether the template has such a text anywhere, without which no variable needs to be followed. */
function saysInsecure({ template }: Facts): boolean {
  return /http:\/\//i.test(template.text);
}

function saysEuropean({ template }: Facts): boolean {
  return /\.eu\.amplitude\.com/i.test(template.text);
}

/** `https://profile-api.eu.amplitude.com`: the API has no EU host. */
export const euEndpoint: Rule = {
  code: 'eu-endpoint',
  severity: 'error',
  *find({ facts }) {
    const places = new Set<number>();
    for (const { node } of facts.calls) {
      const hosts = node.url.kind === 'url' ? europeanHosts(facts, node.url.host) : [];
      for (const { start, end } of hosts) {
        if (places.has(start)) continue;
        places.add(start);
        const message = 'Amplitude does not offer the Profile API in its EU region: no host there answers this call.';
        yield { start, end, message };
      }
    }
  },
};

/** Returns where the URL names a host in the EU: in the tag, or in the texts that its variable may hold. */
function europeanHosts(facts: Facts, host: InterpolationNode): readonly Span[] {
  if (EU.test(hostOf(facts.template, host))) return [host];
  if (host.pieces.length === 0 || !facts.once(saysEuropean)) return [];
  return writtenTexts(facts, host).flatMap(([first]) => {
    const [all, beginning = '', name = ''] = WRITTEN_HOST.exec(first?.text ?? '') ?? [];
    if (!first || !all || !EU.test(name)) return [];
    return [{ start: first.start + beginning.length, end: first.start + beginning.length + name.length }];
  });
}

/** `:method post`: the API accepts GET only. */
export const postToProfileApi: Rule = {
  code: 'post-to-profile-api',
  severity: 'error',
  *find({ facts, shapes }) {
    for (const call of shapes.calls) {
      const value = call.isCertain && postIn(facts.template, call);
      if (!value) continue;
      const fix = asGet(facts, call, value);
      yield {
        start: value.start,
        end: value.end,
        message: 'The Profile API answers only GET requests: write “get”, and put the parameters in the URL.',
        fixes: fix ? [fix] : [],
      };
    }
  },
};

/** Returns the form data that a call sends in its body instead of its URL. */
export function postedForm(template: TemplateNode, call: ProfileCall): string | undefined {
  const body = postIn(template, call) && optionNamed(call.call.node, 'body');
  return body ? formOf(template, body) : undefined;
}

function postIn(template: TemplateNode, { call }: ProfileCall): InterpolationNode | undefined {
  const value = optionNamed(call.node, 'method')?.value;
  return value?.kind === 'interpolation' && literalOf(template, value)?.toLowerCase() === 'post' ? value : undefined;
}

/** Returns the text after the last output of the host, without the port. */
function hostOf({ text }: TemplateNode, { pieces, start, end }: InterpolationNode): string {
  return text.slice(pieces.at(-1)?.end ?? start, end).replace(/:\d*$/, '');
}

/** Moves form data from the body to the URL. Returns nothing when only a form that holds more names the user. */
function asGet(facts: Facts, profileCall: ProfileCall, value: InterpolationNode): Fix | undefined {
  const { url, call, held } = profileCall;
  const { template } = facts;
  const text = textOf(template, value);
  const method = replaced(value, text === text.toUpperCase() ? 'GET' : 'get');
  const body = optionNamed(call.node, 'body');
  const form = body && formOf(template, body);
  const isWhole = form === undefined || isOfParameters(form);
  if (!isWhole && namesNobody(profileCall)) return undefined;
  if (!body || !form || !isWhole || held || url.fragment)
    return { title: 'Change to “get”', edits: [method], safe: body === undefined };
  const last = url.parameters.at(-1);
  const sign = !last ? '?' : last.start === last.end ? '' : '&';
  const query = sign + escapedForm(facts, body.value);
  const edits = [inserted(last?.end ?? url.path.end, query), method, withoutOption(template, body)];
  return { title: 'Change to “get”, with the body in the URL', edits: inOrder(edits), safe: false };
}

/** In a URL what is known of the recipient is escaped. */
function escapedForm(facts: Facts, value: OptionNode['value']): string {
  if (value?.kind !== 'interpolation') return '';
  const { text } = facts.template;
  let form = '';
  let at = value.start;
  for (const piece of value.pieces) {
    if (piece.kind !== 'output' || !isUnescaped(facts, piece)) continue;
    form += `${text.slice(at, piece.value.end)} | url_param_escape`;
    at = piece.value.end;
  }
  return form + text.slice(at, value.end);
}

/** Whether the API knows all parameters of the form. */
function isOfParameters(form: string): boolean {
  const names = form.split('&').map((pair) => pair.split('=', 1)[0]);
  return names.every((name) => PARAMETERS.some((parameter) => parameter.name === name));
}

function formOf(template: TemplateNode, { value }: OptionNode): string | undefined {
  if (value?.kind !== 'interpolation') return undefined;
  const text = textOf(template, value);
  const isForm = /^\w+=/.test(text) && gapless(template, value);
  return isForm ? text : undefined;
}

function gapless({ text }: TemplateNode, { start, end, pieces }: InterpolationNode): boolean {
  let at = start;
  for (const piece of [...pieces, { start: end, end }]) {
    if (/\s/.test(text.slice(at, piece.start))) return false;
    at = piece.end;
  }
  return true;
}
