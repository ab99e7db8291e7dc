import { type Edit, inserted, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { OptionNode } from '../../template/markupNodes';
import { optionNamed, textOf } from '../../template/query';
import { credentialIn } from '../credentials';
import { withOption, withoutOption } from '../rewriting';
import type { Finding, Fix, Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import {
  type Authorization,
  authorizationsIn,
  type Header,
  headersIn,
  isApiKey,
  isScheme,
  mayBeAuthorized,
} from './authorizations';
import { isSecretParameter } from './secretUrls';
import { stored } from './storing';

/** Options that can authorize a call. */
const AUTHORIZING: readonly string[] = ['headers', 'auth_credentials', 'basic_auth'];

/** Neither a header nor a stored credential: the API rejects the call. */
export const missingAuthorization: Rule = {
  code: 'missing-authorization',
  severity: 'warning',
  *find({ facts, shapes }) {
    for (const profileCall of shapes.calls) {
      const { call, query, isCertain } = profileCall;
      if (!isCertain || call.tag.unclosed?.kind === 'missing' || isAuthorized(facts, call)) continue;
      if (query.parameters.some((parameter) => isSecretParameter(facts, parameter))) continue;
      const option = `:auth_credentials ${credentialIn(facts)}`;
      yield {
        start: call.tag.word.start,
        end: call.tag.word.end,
        message:
          'The Profile API refuses a call without authorization: add “:auth_credentials” with the credential stored in Braze.',
        fixes: [
          {
            title: `Add ${said(option)}`,
            edits: [withOption(facts.template, call.tag, call.node, option)],
            safe: false,
          },
        ],
      };
    }
  },
};

/** `:basic_auth`, `Bearer …`, or a key without `Api-Key`. */
export const wrongAuthorization: Rule = {
  code: 'wrong-authorization',
  severity: 'error',
  *find({ facts, shapes }) {
    for (const { call, isCertain } of shapes.calls) {
      if (!isCertain) continue;
      const basic = optionNamed(call.node, 'basic_auth');
      if (basic) yield ofBasicAuth(facts, call, basic);
      for (const header of headersIn(facts, call)) {
        if (header.name !== 'authorization') continue;
        const faults = authorizationsIn(facts, header).map((one) => faultOf(facts, call, header, one));
        const [first] = faults;
        if (first && !faults.includes(undefined)) yield first;
      }
    }
  },
};

/**
 * Whether the call is authorized, possibly by an option that is misspelt or lacks its colon; another rule reports
 * those.
 */
function isAuthorized(facts: Facts, call: Call): boolean {
  if (mayBeAuthorized(facts, call) || call.node.options.some((option) => authorizes(facts, call, option))) return true;
  return call.tag.unexpected.some((words) =>
    /\b(?:auth_credentials|authorization)\b/i.test(textOf(facts.template, words)),
  );
}

function authorizes({ template }: Facts, { tag }: Call, { name, start }: OptionNode): boolean {
  if (name.kind !== 'name' || name.text === 'headers') return false;
  const meant = name.text === 'auth' ? name.text : similarTo(name.text, AUTHORIZING);
  return meant === 'headers' ? /authorization/i.test(template.text.slice(start, tag.end)) : meant !== undefined;
}

function ofBasicAuth(facts: Facts, { node }: Call, option: OptionNode): Finding {
  const { start, name, value } = option;
  const has = optionNamed(node, 'auth_credentials');
  const credential = value && value.kind !== 'missing' ? '' : ` ${credentialIn(facts)}`;
  const edit = has ? withoutOption(facts.template, option) : replaced(name, `auth_credentials${credential}`);
  const title = has ? 'Remove “:basic_auth”' : 'Change to “:auth_credentials”';
  const message =
    '“:basic_auth” cannot say “Api-Key”, which the Profile API wants: store the header in Braze and name it with “:auth_credentials”.';
  return { start, end: name.end, message, fixes: [{ title, edits: [edit], safe: false }] };
}

function faultOf(
  facts: Facts,
  call: Call,
  header: Header,
  { scheme, key, isOpen }: Authorization,
): Finding | undefined {
  if (isOpen) return undefined;
  const { text } = header.value;
  const [first] = key;
  if (!scheme)
    return first && !isScheme(first.text?.trim() ?? '') ? bare(facts, header, first) : keyless(facts, call, header);
  if (key.length === 0) return keyless(facts, call, header);
  const { start, end, gap } = scheme;
  if (!isApiKey(scheme.text)) {
    const word = isScheme(scheme.text) ? said(scheme.text) : 'this word';
    const message = `The Profile API does not know ${word} before a key: write “Api-Key”.`;
    const edit = replaced({ start, end: end + gap.length }, 'Api-Key ');
    return finding({ start, end }, message, fix('Change to “Api-Key”', edit));
  }
  if (gap.trim() === '' && gap !== '') return undefined;
  const message = 'A space belongs between “Api-Key” and the key: write one.';
  const edit = replaced({ start: end, end: end + gap.length }, ' ');
  return finding({ start, end: end + gap.trimEnd().length }, message, fix('Write a space', edit, start >= text.start));
}

function bare({ template }: Facts, { value }: Header, first: Span & { readonly text?: string | undefined }): Finding {
  const { text } = value;
  const isHere = first.start >= text.start && first.end <= text.end;
  const written = textOf(template, isHere ? first : text);
  const from = (isHere ? first.start : text.start) + written.length - written.trimStart().length;
  const span = { start: from, end: from + written.trim().length };
  return finding(
    span,
    'The key on its own is not enough: write “Api-Key” before it.',
    fix('Write “Api-Key” before it', inserted(from, 'Api-Key ')),
  );
}

function keyless(facts: Facts, call: Call, { node, value }: Header): Finding {
  const span = value.text.start < value.text.end ? value.text : value;
  return finding(
    span,
    'No key follows here: name the credential stored in Braze with “:auth_credentials”.',
    stored(facts, [{ call, node }]),
  );
}

function finding({ start, end }: Span, message: string, one: Fix): Finding {
  return { start, end, message, fixes: [one] };
}

function fix(title: string, edit: Edit, safe = false): Fix {
  return { title, edits: [edit], safe };
}
