import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import { literalOf, optionNamed } from '../../template/query';
import { type Stretch, type Written, writtenTexts } from '../../template/writtenText';
import { changing } from '../changing';
import { credentialIn } from '../credentials';
import type { Checked, Finding, Rule } from '../rule';
import {
  authorizationsIn,
  type Header,
  headersIn,
  headersOf,
  isApiKey,
  isMeantForApi,
  isScheme,
} from './authorizations';
import { type HeldSecret, secretsHeld } from './heldHeaders';
import { isKey, isSecret } from './secrets';
import { type CallHeader, stored, storedForAll } from './storing';

const MESSAGE =
  'Whoever sees this template can use this key: store it in Braze as a credential, and replace it in Amplitude.';

/** A literal of at least this length next to Liquid is taken for a key rather than a prefix of one. */
const LONG = 16;

const TELLING = /key|secret|token|auth|password|credential/;

/** `"Authorization": "Api-Key 0123…"`, also through a variable, which may contain all headers. */
export const secretInTemplate: Rule = {
  code: 'secret-in-template',
  severity: 'error',
  *find(checked) {
    const { facts } = checked;
    const secrets = new Map<number, { readonly span: Span; readonly places: CallHeader[] }>();
    const held = new Map<number, { readonly secret: HeldSecret; readonly calls: readonly Call[] }>();
    for (const call of facts.calls) {
      if (!isMeantForApi(checked, call)) continue;
      yield* inCredentials(facts, call);
      yield* inNames(facts, call);
      const isOurs = isForApi(checked, call);
      for (const secret of secretsHeld(facts, call, isOurs)) {
        const calls = held.get(secret.start)?.calls ?? [];
        held.set(secret.start, { secret, calls: [...calls, call] });
      }
      for (const header of headersIn(facts, call)) {
        const { node } = header;
        for (const span of secretsIn(facts, header, isOurs)) {
          const known = secrets.get(span.start) ?? { span, places: [] };
          if (known.places.at(-1)?.call !== call) known.places.push({ call, node });
          secrets.set(span.start, known);
        }
      }
    }
    for (const { span, places } of secrets.values()) {
      yield { start: span.start, end: span.end, message: MESSAGE, fixes: [stored(facts, places)] };
    }
    for (const { secret, calls } of held.values()) {
      const { start, end, isAlone } = secret;
      yield { start, end, message: MESSAGE, fixes: isAlone ? [storedForAll(facts, calls)] : [] };
    }
  },
};

/** `:auth_credentials 0123…`, `:basic_auth 0123…`: the value is a key instead of a name. */
function* inCredentials(facts: Facts, { node }: Call): Iterable<Finding> {
  for (const option of ['auth_credentials', 'basic_auth']) {
    const value = optionNamed(node, option)?.value;
    const text = value?.kind === 'interpolation' ? literalOf(facts.template, value) : undefined;
    if (!value || text === undefined || !isKey(text)) continue;
    const name = credentialIn(facts);
    const fix = changing(value, name, false);
    yield { start: value.start, end: value.end, message: MESSAGE, fixes: [fix] };
  }
}

/** `{"Authorization" "Api-Key 0123…"}`: without a colon, the value is read as another name. It has a fix once it is mended. */
function* inNames({ template }: Facts, call: Call): Iterable<Finding> {
  for (const { name, value } of headersOf(call)?.headers ?? []) {
    if (value.kind !== 'missing') continue;
    const text = literalOf(template, name.text)?.trimEnd() ?? '';
    const key = text.split(/\s/).at(-1) ?? '';
    if (!isKey(key)) continue;
    const end = name.text.start + text.length;
    yield { start: end - key.length, end, message: MESSAGE };
  }
}

/** When the host is unknown, only texts in the exact format of Amplitude's keys count. */
function secretsIn(facts: Facts, header: Header, isOurs: boolean): readonly Span[] {
  if (header.name !== 'authorization') {
    const isExpected = isOurs && TELLING.test(header.name);
    return writtenTexts(facts, header.value.text).flatMap((text) => keyIn(text, isExpected));
  }
  return authorizationsIn(facts, header).flatMap(({ scheme, key }) => {
    return keyIn(key, isOurs || (scheme !== undefined && isApiKey(scheme.text)));
  });
}

function isForApi({ shapes }: Checked, call: Call): boolean {
  const { url } = call.node;
  return shapes.requestOf(call)?.isCertain === true || (url.kind === 'url' && url.host.pieces.length === 0);
}

function keyIn(text: Written, isExpected: boolean): readonly Span[] {
  const isWhole = text.every((stretch) => stretch.text !== undefined);
  const found = text.find(({ text: part }) => {
    if (part === undefined || isScheme(part.trim())) return false;
    return isKey(part) || (isExpected && isSecret(part) && (isWhole || part.trim().length >= LONG));
  });
  return found ? [trimmed(found)] : [];
}

function trimmed({ start, text = '' }: Stretch): Span {
  const from = start + text.length - text.trimStart().length;
  return { start: from, end: from + text.trim().length };
}
