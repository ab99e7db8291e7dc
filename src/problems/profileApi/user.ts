import { type Edit, inserted, replaced } from '../../language/edit';
import { type ProfileCall, parameterNamed } from '../../language/recognition';
import { parameterIsOn } from '../../profile/writtenRequest';
import type { OutputNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { InterpolationNode, ParameterNode } from '../../template/markupNodes';
import { textOf } from '../../template/query';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { postedForm } from './endpoint';
import { isUnescaped } from './escaping';
import { meantBy, meantIn } from './meaning';

/** The parameters that name a person, with what Braze knows of the recipient. */
const RECIPIENT: readonly (readonly [name: string, liquid: string])[] = [
  ['user_id', '{{${user_id} | url_param_escape}}'],
  ['device_id', '{{most_recently_used_device.${id} | url_param_escape}}'],
];

/** Neither `user_id` nor `device_id`: of whom? */
export const noUser: Rule = {
  code: 'no-user',
  severity: 'error',
  *find({ facts: { template }, shapes }) {
    for (const call of shapes.calls) {
      if (RECIPIENT.some(([name]) => parameterIsOn(call, name) !== 'no')) continue;
      const meant = meantIn(template, call);
      const posted = postedForm(template, call);
      if (RECIPIENT.some(([name]) => meant.has(name) || posted?.includes(`${name}=`))) continue;
      const empty = RECIPIENT.flatMap(([name]) => parameterNamed(template, call.url, name) ?? [])[0];
      const { start, end } = empty ?? call.url;
      yield {
        start,
        end,
        message: 'The call says of whom it asks neither by “user_id” nor by “device_id”: add one of them.',
        fixes: [
          {
            title: 'Ask for the recipient',
            edits: [empty ? filled(empty, textOf(template, empty.name)) : added(call)],
            safe: false,
          },
        ],
      };
    }
  },
};

/** `user_id={{${user_id}}}`: an id with `&`, `+` or blanks in it is cut off, or is somebody else’s. */
export const unescapedId: Rule = {
  code: 'unescaped-id',
  severity: 'warning',
  *find({ facts, shapes }) {
    for (const call of shapes.calls) {
      for (const output of outputsOfIds(facts, call)) {
        if (!isUnescaped(facts, output)) continue;
        const { start, end } = output;
        yield {
          start,
          end,
          message: 'An id can hold characters that mean something in a URL: write “| url_param_escape” behind it.',
          fixes: [{ title: 'Escape it', edits: [inserted(output.value.end, ' | url_param_escape')], safe: true }],
        };
      }
    }
  },
};

/** `user_id=testUser`: everybody reads what is known of one person. */
export const sharedCache: Rule = {
  code: 'shared-cache',
  severity: 'warning',
  *find({ facts, shapes }) {
    for (const call of shapes.calls) {
      for (const [name, liquid] of RECIPIENT) {
        const value = idNamed(facts, call, name)?.value;
        if (value && isLiteral(value) && value.start < value.end) yield literalId(value, name, liquid);
      }
    }
  },
};

function literalId(value: Span, name: string, liquid: string): Finding {
  const { start, end } = value;
  const message = `This asks for the same person whoever the recipient is, and Braze keeps the answer for all: write the recipient’s ${said(name)}.`;
  return {
    start,
    end,
    message,
    fixes: [{ title: 'Ask for the recipient', edits: [replaced(value, liquid)], safe: false }],
  };
}

/** Text alone, or `{{ 'testUser' }}`. */
function isLiteral({ pieces }: InterpolationNode): boolean {
  return pieces.every((piece) => piece.kind === 'output' && piece.unexpected.length === 0 && isText(piece));
}

function isText({ value }: OutputNode): boolean {
  const inner = value.kind === 'pipeline' ? value.value : value;
  return inner.kind === 'string' || inner.kind === 'number';
}

/** Of the parameters that the API reads: the first of each name. */
function outputsOfIds(facts: Facts, call: ProfileCall): readonly OutputNode[] {
  const values = RECIPIENT.map(([name]) => idNamed(facts, call, name)?.value);
  return values.flatMap((value) => value?.pieces.filter((piece) => piece.kind === 'output') ?? []);
}

/** Also one whose name is misspelt. */
function idNamed({ template }: Facts, { url }: ProfileCall, name: string): ParameterNode | undefined {
  return (
    parameterNamed(template, url, name) ??
    url.parameters.find((parameter) => meantBy(template, parameter)?.name === name)
  );
}

function filled(node: ParameterNode, name: string): Edit {
  const [, liquid = ''] = RECIPIENT.find(([known]) => known === name) ?? [];
  return replaced({ start: node.name.end, end: node.end }, `=${liquid}`);
}

function added({ url }: ProfileCall): Edit {
  const [first] = url.parameters;
  const [[name, liquid] = []] = RECIPIENT;
  const parameter = `${name}=${liquid}`;
  if (!first) return inserted(url.path.end, `?${parameter}`);
  return inserted(first.start, first.start === first.end && url.parameters.length === 1 ? parameter : `${parameter}&`);
}
