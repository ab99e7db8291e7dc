import { inserted, removed, replaced } from '../../language/edit';
import { restOfUrl } from '../../language/restOfUrl';
import { spanOf } from '../../language/spans';
import type { Span } from '../../template/expressionNodes';
import type { Call } from '../../template/found';
import type { UrlNode } from '../../template/markupNodes';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { optionNamed, textOf } from '../../template/query';
import { changing } from '../changing';
import { withoutPart } from '../rewriting';
import type { Finding, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';

const PORTS: readonly number[] = [80, 443];

/** `{% connected_content :save weather %}`: the URL is missing; `https://x.io ?a=b`: a part of it is ignored. */
export const missingUrl: Rule = {
  code: 'missing-url',
  severity: 'error',
  *find({ facts: { calls, template } }) {
    for (const call of calls) {
      const { tag, node } = call;
      if (node.url.kind === 'missing') {
        const late = tag.unexpected.find((span) => /^https?:\/\//i.test(textOf(template, span)));
        yield late ? misplaced(template, tag, late) : absent(tag);
      } else if (laterUrl(template, call) !== undefined) {
        yield behindWord(template, call, node.url, laterUrl(template, call) ?? 0);
      } else if (/^(["']?)(?:https?:\/*)?\1$/i.test(textOf(template, node.url))) {
        yield { ...spanOf(node.url), message: 'This URL names no server: write it whole.' };
      } else if (isMisbegun(template, node.url)) yield misbegun(template, node.url);
      else if (BARE_HOST.test(textOf(template, node.url))) yield withoutScheme(template, node.url);
      else if (QUOTED.test(textOf(template, node.url))) yield quoted(template, node.url);
      else if (tag.unexpected.length > 0) yield* torn(template, node.url, restOfUrl(template, call));
    }
  },
};

/** The scheme with what follows it, after what some people write before: `https:/`, `url=https://`, `ftp://`. */
const BEGINNING = /^((?:\w+=|https?:\/\/(?=https?:))?)([a-z][a-z\d+.-]*)([:;][\\/]+|\/\/|:)/i;

/** `www.x.io/a`, `//x.io/a`; not `localhost/a`, nor a word or two that stand for a URL. */
const BARE_HOST = /^(?:\/\/(?:[a-z\d-]+\.)+|(?:[a-z\d-]+\.){2,})[a-z]{2,}(?=[/?#:]|$)/i;

/** `"https://x.io"`, `<https://x.io>`, `('https://x.io')`. */
const QUOTED = /^(["'\u2018-\u201f<]|\(["']?)(https?:\/\/.*?)(["'\u2018-\u201f>]|["']?\))?$/is;

const SCHEMES: readonly string[] = ['https', 'http'];

/** `https//x.io`, `https:/x.io`, `htps://x.io`, `ftp://x.io`; not `localhost:80/a`. */
function isMisbegun(template: TemplateNode, url: Span): boolean {
  const [, before, scheme = '', sign] = BEGINNING.exec(textOf(template, url)) ?? [];
  const isKnown = SCHEMES.includes(scheme.toLowerCase());
  return isKnown ? before !== '' || sign !== '://' : before === '' && sign === '://';
}

function misbegun(template: TemplateNode, { start, end }: Span): Finding {
  const [written = '', , scheme = ''] = BEGINNING.exec(template.text.slice(start, end)) ?? [];
  const meant = similarTo(scheme.toLowerCase(), SCHEMES);
  const right = `${meant ?? 'https'}://`;
  const span = { start, end: start + written.length };
  const message = `Braze calls only URLs that begin with “https://” or “http://”, not ${said(written)}: write ${said(right)}.`;
  if (!meant) return { ...span, message };
  return { ...span, message, fixes: [changing(span, right, true)] };
}

function withoutScheme(template: TemplateNode, { start, end }: Span): Finding {
  const [host = ''] = BARE_HOST.exec(textOf(template, { start, end })) ?? [];
  const span = { start, end: start + host.length };
  const edits = [replaced({ start, end: start + (host.startsWith('//') ? 2 : 0) }, 'https://')];
  const message = `Braze calls only URLs that begin with “https://” or “http://”: write “https://” before ${said(host)}.`;
  return { ...span, message, fixes: [{ title: 'Insert “https://”', edits, safe: true }] };
}

function quoted(template: TemplateNode, { start, end }: Span): Finding {
  const [, opening = '', url = '', close] = QUOTED.exec(textOf(template, { start, end })) ?? [];
  const what = opening === '<' ? 'brackets' : opening.startsWith('(') ? 'parentheses' : 'quotes';
  const message = `A URL is written without ${what}: remove them.`;
  if (!close || /\s/.test(url.replace(/\{\{.*?\}\}/gs, ''))) return { start, end, message };
  const gap = /\s/.test(template.text.charAt(start - 1)) ? '' : ' ';
  const edits = [replaced({ start, end }, gap + url)];
  return { start, end, message, fixes: [{ title: `Remove the ${what}`, edits, safe: true }] };
}

/** `GET https://x.io`, `url: https://x.io`, `x = https://x.io` → the offset of the URL. */
function laterUrl(template: TemplateNode, { tag, node: { url } }: Call): number | undefined {
  const [next] = tag.unexpected;
  if (!next || !/^(?:\w+[:=]?|[:=])$/.test(textOf(template, url))) return undefined;
  const [before] = /^(?:=\s*)?(?=https?:\/\/)/i.exec(textOf(template, next)) ?? [];
  return before === undefined || textOf(template, { start: url.end, end: next.start }).trim() !== ''
    ? undefined
    : next.start + before.length;
}

function behindWord(template: TemplateNode, { node, tag }: Call, { start }: Span, later: number): Finding {
  const written = template.text.slice(start, later).trimEnd();
  const end = start + written.length;
  const [, variable] = /^(\w+)\s*=$/.exec(written) ?? [];
  const save = variable !== undefined && !optionNamed(node, 'save') ? `:save ${variable}` : undefined;
  const isMethod = /^(?:post|put|patch|delete)$/i.test(written);
  const rest = save ? `write ${said(save)} behind the URL` : isMethod ? 'write “:method” behind the URL' : 'remove it';
  const message = `Braze takes ${said(written)} for the URL: ${rest}.`;
  const edits = [
    removed({ start, end: later }),
    ...(save ? [inserted(tag.unexpected[0]?.end ?? end, ` ${save}`)] : []),
  ];
  const title = save ? `Write ${said(save)} behind the URL` : `Remove ${said(written)}`;
  return { start, end, message, ...(isMethod ? {} : { fixes: [{ title, edits, safe: false }] }) };
}

/** `https://x.io:8443/`: Braze allows two ports only. */
export const portNotSupported: Rule = {
  code: 'port-not-supported',
  severity: 'error',
  *find({ facts: { calls, template } }) {
    for (const { node } of calls) {
      const port = node.url.kind === 'url' ? portOf(template, node.url) : undefined;
      if (!port || PORTS.includes(Number(textOf(template, port)))) continue;
      const { start, end } = port;
      const colon = { start: start - 1, end };
      yield {
        start,
        end,
        message: `Braze calls only the ports 80 and 443: remove ${said(textOf(template, colon))} and let the server answer there.`,
        fixes: [{ title: 'Remove the port', edits: [removed(colon)], safe: false }],
      };
    }
  },
};

function absent({ word: { start, end } }: TagNode): Finding {
  return { start, end, message: 'This call has no URL: write it after “connected_content”, before the options.' };
}

function misplaced(template: TemplateNode, { word }: TagNode, { start, end }: Span): Finding {
  const edits = [inserted(word.end, ` ${textOf(template, { start, end })}`), withoutPart(template, { start, end })];
  return {
    start,
    end,
    message: 'Braze looks for the URL before the options: move it to the front.',
    fixes: [{ title: 'Move the URL to the front', edits, safe: false }],
  };
}

function* torn(template: TemplateNode, url: UrlNode, parts: readonly Span[]): Iterable<Finding> {
  const [first] = parts;
  const last = parts[parts.length - 1];
  if (!first || !last) return;
  const edits = parts.map(({ start }, index) => removed({ start: (parts[index - 1] ?? url).end, end: start }));
  yield {
    start: first.start,
    end: last.end,
    message: `Braze reads a URL up to its first space: remove the spaces before ${said(textOf(template, first))}.`,
    fixes: [{ title: 'Join it with the URL', edits, safe: true }],
  };
}

/**
 * Returns the span of `8443` in `https://{{ host }}:8443/`; `undefined` when the port is missing or contains Liquid.
 */
function portOf({ text }: TemplateNode, { host }: UrlNode): Span | undefined {
  const start = host.pieces.at(-1)?.end ?? host.start;
  const [, digits] = /:(\d+)$/.exec(text.slice(start, host.end)) ?? [];
  return digits === undefined ? undefined : { start: host.end - digits.length, end: host.end };
}
