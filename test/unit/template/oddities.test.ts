import assert from 'node:assert/strict';
import { textOf } from '../../../src/template/query';
import { factsIn } from '../language/asking';

/** Each kind of oddity that there is, with the texts. */
function odditiesIn(text: string) {
  const { oddities, template } = factsIn(text);
  const texts = (list: readonly { readonly node: { start: number; end: number } }[]) =>
    list.map(({ node }) => textOf(template, node));
  const lists = {
    unclosed: texts(oddities.unclosed),
    unfitting: texts(oddities.unfitting),
    lacks: oddities.lacks.map(({ node, asker }) => `${node.expected} of ${asker.kind}`),
    operators: texts(oddities.operators),
    groups: texts(oddities.groups),
    pipelines: texts(oddities.pipelines),
    curly: texts(oddities.curly),
    braces: texts(oddities.braces),
    strays: oddities.strays.map(({ tag }) => tag.name),
    unknown: oddities.unknown.map(({ tag }) => tag.name),
    endless: oddities.endless.map(({ block }) => block.name),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

describe('Oddities of a template', () => {
  it('are none in a well-formed one', () => {
    assert.deepEqual(
      odditiesIn(
        `{% if a == 1 and {{ b | size }} > 2 or c <> d %}{% elsif e contains 'f' %}{% else %}{% endif %}
        {% for g in (1..h) limit: 2 %}{{ g.i['j'][0].\${k} | default: 'l', allow_false: true }}{% endfor %}
        {% connected_content https://x.io/{{ m }}?n={{ o }} :headers { "p": "{{ q }}" } :body r={{ s }} :save t %}
        {% case u %}{% when 1, 2 %}{% endcase %}{% liquid
          assign v = w | upcase
          echo v | downcase
        %}{% comment %}{{ x | {% endcomment %}<!-- {% if y %} -->{% # z %}`,
      ),
      {},
    );
  });

  it('are found wherever they stand', () => {
    assert.deepEqual(odditiesIn('{% if a && (b | size) = “c” %}{{ d | }}{{ e f }}{% endif %}{{ g'), {
      unclosed: ['{{ g'],
      unfitting: ['{{ e f }}'],
      lacks: ['filter of filter'],
      operators: ['&&', '='],
      groups: ['(b | size)'],
      pipelines: ['b | size'],
      curly: ['“c”'],
    });
    assert.deepEqual(
      odditiesIn('{% connected_content https://x.io/{a} :headers { “b”: "{c}" } :body {{ d[e | first] }} %}'),
      { pipelines: ['e | first'], curly: ['“b”'], braces: ['{a}', '{c}'] },
    );
    assert.deepEqual(odditiesIn('{% else %}{% for a in b | sort %}{% wibble %}{% endif %}'), {
      pipelines: ['b | sort'],
      strays: ['else', 'endif'],
      unknown: ['wibble'],
      endless: ['for'],
    });
  });

  it('know the piece around them, and the one around that', () => {
    const { oddities, template } = factsIn('{% if {{ a[b | size] }} %}{% endif %}');
    const [pipeline] = oddities.pipelines;
    assert.deepEqual(
      [pipeline?.piece, pipeline?.outer].map((piece) => piece && textOf(template, piece)),
      ['{{ a[b | size] }}', '{% if {{ a[b | size] }} %}'],
    );
  });

  it('know where they stand in blocks', () => {
    const { oddities } = factsIn('{% if a %}{% for b in c %}{% endif %}{% endfor %}');
    const [endless] = oddities.endless;
    const [stray] = oddities.strays;
    assert.equal(endless?.level.block?.name, 'if');
    assert.equal(endless?.level.parent, stray?.level);
    assert.equal(stray?.level.block, undefined);
  });

  it('are worked out once', () => {
    const facts = factsIn('{{ a | }}');
    assert.equal(facts.oddities, facts.oddities);
  });
});
