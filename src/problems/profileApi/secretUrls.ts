import { parameterOf } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { InterpolationNode, ParameterNode } from '../../template/markupNodes';
import { textOf } from '../../template/query';
import { writtenTexts } from '../../template/writtenText';
import { withoutParameter } from '../rewriting';
import type { Rule } from '../rule';
import { isMeantForApi } from './authorizations';
import { isKey, isSecret } from './secrets';
import { storedInstead } from './storing';

/** Words in the names of parameters that carry a key. */
const WORDS: ReadonlySet<string> = new Set([
  ...['key', 'apikey', 'secret', 'secretkey', 'token', 'auth', 'authorization'],
  ...['password', 'credential', 'credentials'],
]);

const MESSAGE =
  'A key in a URL is written into logs, and the Profile API does not read it there: store it in Braze as a credential.';

/** `…&api_key=0123…`: Braze logs the URL, and so does everything along the way. */
export const secretInUrl: Rule = {
  code: 'secret-in-url',
  severity: 'error',
  *find(checked) {
    const { facts, shapes } = checked;
    const places = new Set<number>();
    for (const call of facts.calls) {
      const { url } = call.node;
      if (url.kind !== 'url' || !isMeantForApi(checked, call)) continue;
      const { held } = shapes.requestOf(call) ?? {};
      const query = held ?? url;
      for (const node of query.parameters) {
        const { value } = node;
        if (!value || !isSecretParameter(facts, node)) continue;
        const elsewhere = keyElsewhere(facts, value);
        const { start, end } = elsewhere ?? value;
        if (places.has(start)) continue;
        places.add(start);
        const fixes = elsewhere ? [] : [storedInstead(facts, call, withoutParameter(query, node))];
        yield { start, end, message: MESSAGE, fixes };
      }
    }
  },
};

/** Whether a parameter unknown to the API contains a key, as far as its value is literal. */
export function isSecretParameter(facts: Facts, { name, value }: ParameterNode): boolean {
  const parameter = textOf(facts.template, name);
  if (!value || name.pieces.length > 0 || parameterOf(parameter)) return false;
  if (value.pieces.some(({ kind }) => kind === 'braces')) return keyElsewhere(facts, value) !== undefined;
  const texts = writtenTexts(facts, value);
  if (texts.some((text) => text.some((stretch) => stretch.text !== undefined && isKey(stretch.text)))) return true;
  if (!isTelling(parameter)) return false;
  return texts.some((text) => {
    const whole = text.map((stretch) => stretch.text);
    return whole.every((part) => part !== undefined) && isSecret(decoded(whole.join('')));
  });
}

/** Returns the key among the pieces of a value that goes on in another place. */
function keyElsewhere({ template }: Facts, { pieces }: InterpolationNode): Span | undefined {
  return pieces.find((piece) => piece.kind === 'braces' && isKey(textOf(template, piece)));
}

function isTelling(name: string): boolean {
  const words = name.slice(0, 60).replace(/([a-z])([A-Z])/g, '$1_$2');
  return words
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => WORDS.has(word));
}

function decoded(text: string): string {
  const value = new URLSearchParams(`=${text}`).get('') ?? text;
  return value.replace(/^(?:Api-Key|Bearer|Basic)\s+/i, '');
}
