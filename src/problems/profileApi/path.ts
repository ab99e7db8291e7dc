import { inserted } from '../../language/edit';
import type { ProfileCall } from '../../language/inference/recognition';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { literalOf, textOf } from '../../template/query';
import { writtenTexts } from '../../template/writtenText';
import { changing } from '../changing';
import type { Finding, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';

const PATH = '/v1/userprofile';
const HOST = /^profile-api\.amplitude\.com(?::\d+)?$/i;
/** The path of a whole URL. Where it names parameters, another rule asks for the `?` before them. */
const OWN = /^[^?#&;]*/;
const HELD = /^\s*(?:https?:\/\/)?profile-api\.amplitude\.com(?::\d+)?(\/[^?#&;\s]*)(?=[?#&;]|$)/i;

/** `https://profile-api.amplitude.com/v1/userprofiles`: nothing but 404 is answered there. */
export const wrongPath: Rule = {
  code: 'wrong-path',
  severity: 'warning',
  *find({ facts, shapes, seen }) {
    const known = [PATH, pathOf(seen.endpoint)];
    const places = new Set<number>();
    for (const call of shapes.calls) {
      for (const path of pathsOf(facts, call)) {
        const written = textOf(facts.template, path);
        if (places.has(path.start) || known.includes(written.replace(/\/$/, ''))) continue;
        places.add(path.start);
        yield written === '' ? missing(call, path) : unknown(path, written);
      }
    }
  },
};

/** Returns the path in the tag, or those in the texts that its variable may hold, of URLs with the API's host. */
function pathsOf(facts: Facts, { url: { host, path } }: ProfileCall): readonly Span[] {
  const { template } = facts;
  const literal = literalOf(template, host);
  if (literal !== undefined) {
    if (!HOST.test(literal) || path.pieces.length > 0) return [];
    const [own = ''] = OWN.exec(textOf(template, path)) ?? [];
    return [{ start: path.start, end: path.start + own.length }];
  }
  return writtenTexts(facts, host).flatMap(([first, ...others]) => {
    const [all, own] = HELD.exec(first?.text ?? '') ?? [];
    if (!first || all === undefined || own === undefined) return [];
    const end = first.start + all.length;
    const goesOn = end === first.end && (others.length > 0 || path.end > path.start);
    return goesOn ? [] : [{ start: end - own.length, end }];
  });
}

function pathOf(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { host, pathname } = new URL(endpoint);
  return HOST.test(host) ? pathname.replace(/\/$/, '') : undefined;
}

function missing({ url: { host } }: ProfileCall, path: Span): Finding {
  const message = `The Profile API answers only at the path ${said(PATH)}: write it after the host.`;
  const fixes = [{ title: `Add ${said(PATH)}`, edits: [inserted(path.start, PATH)], safe: true }];
  return { start: host.start, end: host.end, message, fixes };
}

function unknown(path: Span, written: string): Finding {
  const { start, end } = path;
  const message = `The Profile API answers 404 at ${said(written)}: write ${said(PATH)}.`;
  const safe = similarTo(written, [PATH]) !== undefined;
  return { start, end, message, fixes: [changing(path, PATH, safe)] };
}
