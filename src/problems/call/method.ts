import { literalOf, optionNamed } from '../../template/query';
import { withValue } from '../rewriting';
import type { Rule } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';

const METHODS: readonly string[] = ['get', 'post'];

/** `:method put`: Braze supports GET and POST only. */
export const methodNotSupported: Rule = {
  code: 'method-not-supported',
  severity: 'error',
  *find({ facts, shapes }) {
    for (const call of facts.calls) {
      const option = optionNamed(call.node, 'method');
      const value = option?.value;
      const text = value?.kind === 'interpolation' ? literalOf(facts.template, value) : undefined;
      if (!option || !value || text === undefined || METHODS.includes(text.toLowerCase())) continue;
      const word = text.replace(/\W/g, '').toLowerCase();
      const close = METHODS.includes(word) ? word : similarTo(word, METHODS);
      const sends = optionNamed(call.node, 'body') || ['put', 'patch'].includes(word);
      const isOurs = shapes.requestOf(call) !== undefined;
      const likely = isOurs ? 'get' : (close ?? (sends ? 'post' : 'get'));
      yield {
        start: value.start,
        end: value.end,
        message: `Braze has no method ${said(text)}: write ${METHODS.includes(word) ? said(word) : '“get” or “post”'}.`,
        fixes: [
          { title: `Change to ${said(likely)}`, edits: [withValue(option, value, likely)], safe: likely === close },
        ],
      };
    }
  },
};
