import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARAMETERS } from '../../../src/profile/request';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { literalOf, optionNamed, textOf } from '../../../src/template/query';
import { syntaxFaultsIn } from './faults';

interface Snippet {
  readonly description: string;
  readonly body: readonly string[];
}

const file = join(import.meta.dirname, '../../../media/snippets/liquid.json');
const snippets: Readonly<Record<string, Snippet>> = JSON.parse(readFileSync(file, 'utf8'));

const sign = /\\(?<sign>[$}\\])/;
const choice = /\$\{(?<chosen>\d+)\|(?<choices>[^|]*)\|\}/;
const stop = /\$\{(?<stop>\d+):(?<text>(?:\\.|[^}\\])*)\}/;
const mirror = /\$(?<mirrored>\d+)/;
const PARTS = new RegExp([sign, choice, stop, mirror].map(({ source }) => source).join('|'), 'g');

/** What stands in the editor when every tab stop is left as it is offered, each choice at its first. */
function filledIn(body: string, offers = offersIn(body)): string {
  return body.replace(PARTS, (...match) => {
    const { sign, chosen, mirrored, text } = match.at(-1);
    return text === undefined ? (sign ?? offers.get(chosen ?? mirrored) ?? '') : filledIn(text, offers);
  });
}

function offersIn(body: string): ReadonlyMap<string, string> {
  const offers = new Map<string, string>();
  for (const { groups } of body.matchAll(PARTS)) {
    if (groups?.chosen) offers.set(groups.chosen, groups.choices?.split(',')[0] ?? '');
    if (groups?.stop) offers.set(groups.stop, groups.text ?? '');
  }
  return offers;
}

const known = new Map(PARAMETERS.map((parameter) => [parameter.name, parameter]));

describe('A snippet', () => {
  it('is there for every part of a profile and both guards', () => {
    const parts = ['recommendation', 'recommendations', 'properties', 'cohort', 'computation', 'propensity'];
    assert.deepEqual(
      Object.keys(snippets),
      [...parts, 'abort', 'status'].map((name) => `amp-${name}`),
    );
  });

  for (const [name, { description, body }] of Object.entries(snippets)) {
    const template = parseTemplate(filledIn(body.join('\n')));

    it(`reads without a fault once filled in: ${name}`, () => {
      assert.deepEqual(syntaxFaultsIn(template), []);
      assert.doesNotMatch(template.text, /\\|\$\d|\$\{\d/);
    });

    it(`is described in one line: ${name}`, () => {
      assert.match(description, /^[A-Z][^\n]{10,120}\.$/);
    });

    it(`calls as the Profile API and Braze want it: ${name}`, () => {
      for (const { node } of collectFacts(template).calls) {
        const { url } = node;
        assert.ok(url.kind === 'url');
        const sent = url.parameters.map(({ name }) => literalOf(template, name) ?? '');
        for (const parameter of sent) assert.ok(known.has(parameter), parameter);
        for (const parameter of sent)
          assert.ok(sent.includes(known.get(parameter)?.needs ?? parameter), `${parameter} alone`);
        assert.match(textOf(template, url), /user_id=\{\{\$\{user_id\} \| url_param_escape\}\}/);
        assert.ok(optionNamed(node, 'auth_credentials'));
        assert.ok(optionNamed(node, 'save'));
      }
    });

    it(`reads only variables that it has filled: ${name}`, () => {
      const { meanings, calls } = collectFacts(template);
      const unfilled = meanings.filter((variable) => variable?.definitions.length === 0);
      assert.deepEqual(
        unfilled.map((variable) => variable?.name),
        calls.length === 0 ? ['amplitude'] : [],
      );
    });
  }
});
