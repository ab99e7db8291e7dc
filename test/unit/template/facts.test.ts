import assert from 'node:assert/strict';
import { rootOf } from '../../../src/template/expressionNodes';
import { collectFacts, type Facts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { doublePipesIn } from '../../../src/template/query';
import { pathAt } from '../../../src/template/walk';
import { marked } from './marks';

const factsOf = (text: string): Facts => collectFacts(parseTemplate(text));

const span = ({ start, end }: { start: number; end: number }) => ({ start, end });

/** The name under the cursor means exactly the marked places. */
function assertMeans(template: string): void {
  const { text, offset, spans } = marked(template);
  const variable = factsOf(text).variableAt(offset);
  const named = variable?.definitions.filter(({ named }) => named) ?? [];
  const places = [...named.map(span), ...(variable?.uses.map((lookup) => span(rootOf(lookup))) ?? [])];
  assert.deepEqual(
    places.sort((a, b) => a.start - b.start),
    spans,
  );
}

function definitionsIn(text: string): string[] {
  return factsOf(text).definitions.map(({ kind, variable }) => `${kind} ${variable.name}`);
}

function namesInScope(template: string): string[] {
  const { text, offset } = marked(template);
  return factsOf(text)
    .inScope(offset)
    .map(({ name }) => name);
}

describe('a variable', () => {
  it('is defined by every tag that keeps a value', () => {
    assert.deepEqual(
      definitionsIn(
        '{% assign a = 1 %}{% capture b %}{% endcapture %}{% increment c %}{% decrement d %}{% catalog_items e f %}' +
          '{% connected_content u :save g %}{% connected_content u %}{% for h in i %}{% endfor %}{% tablerow j in k %}{% endtablerow %}',
      ),
      [
        'assign a',
        'capture b',
        'counter c',
        'counter d',
        'catalog items',
        'call g',
        'call connected',
        'loopState forloop',
        'loop h',
        'loopState tablerowloop',
        'loop j',
      ],
    );
  });

  it('has its definitions and uses in document order', () => {
    assertMeans(
      '{{ «a» }}{% assign «█a» = 1 %}{% assign «a» = «a».b | plus: {{«a»}} %}{% if c[«a»] == «a» %}{{ b }}{% endif %}',
    );
    assertMeans(
      '{% connected_content https://a.b?c={{ «d» }} :headers {"e": "{{«d»}}"} :body f={{«d»}} :save «█d» %}{{ «d».d }}',
    );
  });

  it('is what an answer is kept in, also where braces stand around its name', () => {
    assertMeans('{% connected_content u :save {{ «█a» }} %}{{ «a».b }}');
    assertMeans('{% assign «a» = 1 %}{% connected_content u :save {{ «█a» }} %}{{ «a».b }}');
    assert.deepEqual(definitionsIn('{% connected_content u :save {{ a }} %}'), ['call a']);
    assert.deepEqual(definitionsIn('{% assign a = 1 %}{% connected_content u :save {{ a }} %}'), ['assign a']);
    assert.deepEqual(definitionsIn('{% connected_content u :save {{ a.b }} %}'), []);
  });

  it('lives in its loop, and hides another of its name there', () => {
    assertMeans('{% assign «a» = 1 %}{% for a in «█a» limit:«a» %}{{ a }}{% else %}{{ «a» }}{% endfor %}{{ «a» }}');
    assertMeans('{{ a }}{% for «a» in a %}{{ «█a» }}{% for a in «a» %}{{ a }}{% endfor %}{{ «a» }}{% endfor %}{{ a }}');
  });

  it('is found in the lines of a liquid tag', () => {
    assertMeans('{% liquid\n assign «a» = 1\n for b in «a»\n  echo «█a»\n endfor %}{{ «a» }}');
  });

  it('is used in what fits nowhere', () => {
    assertMeans('{% assign «█a» = 1 %}{% no_such_tag «a» {{ «a» | b: «a» }} c: «a».d "a"{{ «a» }}{{«a»}}a %}{{ «a» }}');
    assertMeans('{% if «█a» x.a «a» and «a» {{ «a» [«a»] }} or «a» %}{% endif =«a» %}{{ b «a» | c «a» | d: «a» }}');
    assertMeans(
      '{% connected_content https://a.b/a a {{ «█a» }} ?a={{ «a» «a» }} :save b %}{% comment a %}{% endcomment %}',
    );
  });

  it('is used in what fits nowhere before what comes after it', () => {
    const { lookups, filters } = factsOf('{% if a b and c d %}{% assign x = e[f {{ g | h }}] | i: j %}');
    assert.deepEqual(
      lookups.map(({ head }) => typeof head === 'string' && head),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'j'],
    );
    assert.deepEqual(
      filters.map(({ named }) => named),
      ['h', 'i'],
    );
  });

  it('is used in as many places as one likes', () => {
    const { lookups, meanings } = factsOf(`{% no_such_tag ${'a '.repeat(200_000)}%}`);
    assert.equal(lookups.length, 200_000);
    assert.equal(meanings[0]?.uses.length, 200_000);
  });

  it('is not what stands in comments, raw and HTML comments', () => {
    assertMeans('{{ «█a» }}{% comment %}{{ a }}{% endcomment %}{% raw %}{{ a }}{% endraw %}<!-- {{ a }} -->{% # a %}');
  });

  it('is not the group of a personalization', () => {
    const facts = factsOf('{{ custom_attribute.${a}.b }}{{ ${c} }}{{ d }}');
    assert.deepEqual(
      facts.lookups.map((lookup) => facts.variableOf(lookup)?.name),
      [undefined, undefined, 'd'],
    );
    assert.deepEqual(
      facts.personalizations.map(({ group, node }) => [group, node.text]),
      [
        ['custom_attribute', 'a'],
        ['', 'c'],
      ],
    );
  });

  it('without definition is no variable of the template', () => {
    const facts = factsOf('{{ a }}');
    assert.deepEqual(facts.variables, []);
    assert.deepEqual(facts.variableAt(3)?.definitions, []);
  });
});

describe('what is in scope', () => {
  it('is what was defined before, and the variables of loops around', () => {
    assert.deepEqual(namesInScope('{% assign a = 1 %}{% for b in c %}█{% endfor %}{% assign d = 1 %}'), [
      'b',
      'forloop',
      'a',
    ]);
    assert.deepEqual(namesInScope('{% for b in c %}{% endfor %}█{% assign d = 1 %}'), []);
    assert.deepEqual(namesInScope('{% for b in c %}{% else %}█{% endfor %}'), []);
  });

  it('holds a captured text only after its end', () => {
    assert.deepEqual(namesInScope('{% capture a %}█{% endcapture %}'), []);
    assert.deepEqual(namesInScope('{% capture a %}{% endcapture %}█'), ['a']);
  });
});

describe('the facts at an offset', () => {
  it('are the innermost lookup', () => {
    const at = (template: string) => {
      const { text, offset } = marked(template);
      const lookup = factsOf(text).lookupAt(offset);
      return lookup && text.slice(lookup.start, lookup.end);
    };
    assert.equal(at('{{ a.b█.c }}'), 'a.b.c');
    assert.equal(at('{{ a[b█].c }}'), 'b');
    assert.equal(at('{{ a[b].c█ }}'), 'a[b].c');
    assert.equal(at('{{ a.█ }}'), 'a. ');
    assert.equal(at('{{ a }}█'), undefined);
  });

  it('are the call, and what its answer is kept in', () => {
    const { text, offset } = marked('a{% connected_content https://a.b?█c=d :save e %}{{ e.f }}');
    const call = factsOf(text).callAt(offset);
    assert.equal(call?.variable?.name, 'e');
    assert.equal(call?.variable?.uses.length, 1);
    assert.equal(factsOf(text).callAt(0), undefined);
  });

  it('are the double pipes in an output', () => {
    const { text, spans } = marked('{{ a «||» b | c }}{{ d «||» e «||» f }}{% if a || b %}{{ g | | h }}{% endif %}');
    assert.deepEqual(doublePipesIn(factsOf(text).filters), spans);
  });

  it('are filters with their names', () => {
    assert.deepEqual(
      factsOf('{{ a | b | c: d }}{% assign e = f | g %}').filters.map(({ named }) => named),
      ['b', 'c', 'g'],
    );
  });
});

describe('the way to an offset', () => {
  const kindsAt = (template: string) => {
    const { text, offset } = marked(template);
    return pathAt(parseTemplate(text), offset)
      .map(({ kind }) => kind)
      .join(' ');
  };

  it('holds the token that ends there', () => {
    assert.equal(kindsAt('{{ a.b█ }}'), 'template output lookup property');
    assert.equal(kindsAt('{% if a %}{% if b█ %}'), 'template block branch block branch tag lookup name');
  });

  it('holds what is missing there', () => {
    assert.equal(kindsAt('{{ a | █ }}'), 'template output pipeline filter missing');
    assert.equal(kindsAt('{{ a.█\n'), 'template output lookup missing');
  });

  it('is not inside an output or a tag before or behind its delimiters', () => {
    assert.equal(kindsAt('{{ a }}█{{ b }}'), 'template');
    assert.equal(kindsAt('█{% if a %}'), 'template');
    assert.equal(kindsAt('{{ a }}b█'), 'template text');
  });

  it('goes into the lines of a liquid tag', () => {
    assert.equal(kindsAt('{% liquid\n echo a█\n%}'), 'template tag lines tag lookup name');
    assert.equal(kindsAt('{% liquid\n █echo a\n%}'), 'template tag lines tag name');
    assert.equal(kindsAt('{% liquid\n █if a\n endif\n%}'), 'template tag lines block branch tag name');
    assert.equal(kindsAt('{% liquid\n if a\n endif█\n%}'), 'template tag lines block tag name');
    assert.equal(
      kindsAt('{% liquid\n if a\n else\n █if b\n %}'),
      'template tag lines block branch block branch tag name',
    );
  });

  it('goes into what is not expected', () => {
    assert.equal(kindsAt('{% no_such_tag {{ a.b█ }} %}'), 'template tag unexpected output lookup property');
    assert.equal(kindsAt('{{ a b.c█ }}'), 'template output unexpected lookup property');
  });
});
