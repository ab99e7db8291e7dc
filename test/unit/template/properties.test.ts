import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rootOf, type Span } from '../../../src/template/expressionNodes';
import { collectFacts } from '../../../src/template/facts';
import type { BlockNode, BranchNode, Content, Node, TemplateNode } from '../../../src/template/nodes';
import { parseTemplate } from '../../../src/template/parser';
import { childrenOf, pathAt, walk } from '../../../src/template/walk';
import { anyTemplate, TEMPLATES } from './arbitraries';

const runs = { numRuns: 500 };

describe('the tree of any text', () => {
  it('has spans that lie inside those around them', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => {
        walk(parseTemplate(text), (node, parent) => {
          const { start, end } = parent ?? { start: 0, end: text.length };
          const where = () =>
            `${node.kind} ${node.start}-${node.end} in ${parent?.kind} ${start}-${end} of ${JSON.stringify(text)}`;
          assert.ok(start <= node.start && node.start <= node.end && node.end <= end, where());
          return undefined;
        });
      }),
      {
        ...runs,
        examples: [
          ['{% connected_content https://x.io :headers {a{{   %}'],
          ['{% message_extras :key a :value b\\{% c %}'],
          ['{% connected_content https://x.io :body b\\'],
          ['{% connected_content https://x.io :headers {"a": "b\\{% c %}'],
        ],
      },
    );
  });

  it('has tokens in the order of the text, none over another', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => {
        walk(parseTemplate(text), (node) => {
          const inOrder = childrenOf(node).filter(({ kind }) => kind !== 'unexpected' && kind !== 'missing');
          inOrder.reduce((before: Node | undefined, child) => {
            const where = () => `${before?.kind} and ${child.kind} of ${node.kind} in ${JSON.stringify(text)}`;
            assert.ok(!before || before.end <= child.start, where());
            return child;
          }, undefined);
          return undefined;
        });
      }),
      runs,
    );
  });

  it('leaves no gap between contents', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => {
        const template = parseTemplate(text);
        walk(template, (node) => {
          const [inside, start, end] = stretchOf(node);
          if (inside) assertCovers(inside, start, end, text);
          return node.kind !== 'lines';
        });
        assertCovers(template.children, 0, text.length, text);
      }),
      runs,
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => assert.deepEqual(parseTemplate(text), parseTemplate(text))),
      { numRuns: 50 },
    );
  });

  it('gives a way to every offset', () => {
    fc.assert(
      fc.property(anyTemplate, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const path = pathAt(parseTemplate(text), offset);
        assert.equal(path[0]?.kind, 'template');
        for (const node of path) assert.ok(node.start <= offset && offset <= node.end);
      }),
      runs,
    );
  });
});

describe('the facts of any text', () => {
  it('stand in document order, with spans inside the text', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => {
        const facts = collectFacts(parseTemplate(text));
        const { lookups, definitions, calls, filters, personalizations, tags, loops } = facts;
        for (const list of [lookups, definitions, calls, filters, personalizations, tags, loops]) {
          assertSorted(list, text);
        }
        for (const variable of facts.variables) {
          assertSorted(variable.definitions, text);
          assertSorted(variable.uses, text);
        }
      }),
      runs,
    );
  });

  it('agree about what a name means', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => {
        const facts = collectFacts(parseTemplate(text));
        for (const lookup of facts.lookups) {
          const variable = facts.variableOf(lookup);
          if (!variable) continue;
          assert.ok(variable.uses.includes(lookup));
          assert.ok(variable.scope.start <= lookup.start && lookup.end <= variable.scope.end);
          assert.equal(facts.variableAt(rootOf(lookup).end), variable);
        }
      }),
      runs,
    );
  });

  it('answer at every offset', () => {
    fc.assert(
      fc.property(anyTemplate, (text) => {
        const facts = collectFacts(parseTemplate(text));
        for (let offset = 0; offset <= text.length; offset += 1 + (text.length >> 6)) {
          const lookup = facts.lookupAt(offset);
          assert.ok(!lookup || (lookup.start <= offset && offset <= lookup.end));
          const call = facts.callAt(offset);
          assert.ok(!call || (call.start <= offset && offset <= call.end));
          for (const { scope } of facts.inScope(offset)) assert.ok(scope.start <= offset && offset <= scope.end);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('long and deep texts', () => {
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['150,000 outputs', '{{a}}'.repeat(150_000)],
    ['30,000 when', `{% case a %}${'{% when 1 %}'.repeat(30_000)}{% endcase %}`],
    ['3,000 nested if', '{% if a %}'.repeat(3000) + '{% endif %}'.repeat(3000)],
    ['30,000 tags that never end', '{%'.repeat(30_000)],
    ['30,000 open brackets', `{{ a${'['.repeat(30_000)} }}`],
    ['30,000 open parentheses', `{% if ${'('.repeat(30_000)} %}`],
    ['30,000 comments', '{% comment %}'.repeat(30_000)],
    ['30,000 liquid in a line', `{% liquid ${'liquid '.repeat(30_000)}%}`],
  ];
  for (const [what, text] of cases) {
    it(`do not exhaust the stack: ${what}`, () => {
      let nodes = 0;
      const template = parseTemplate(text);
      walk(template, () => {
        nodes++;
        return undefined;
      });
      assert.ok(nodes > 1);
      assert.ok(collectFacts(template));
      assert.ok(pathAt(template, text.length >> 1).length > 0);
    });
  }
});

describe('the templates at hand', () => {
  it('are some', () => assert.ok(TEMPLATES.length > 0));

  it('read the same after their line breaks were changed, apart from offsets', () => {
    const shape = (text: string) => {
      const kinds: string[] = [];
      walk(parseTemplate(text), (node) => {
        kinds.push(node.kind);
        return undefined;
      });
      return kinds;
    };
    for (const text of TEMPLATES) {
      const lf = text.replaceAll('\r\n', '\n');
      assert.deepEqual(shape(lf.replaceAll('\n', '\r\n')), shape(lf));
      assert.deepEqual(shape(lf.replaceAll('\n', '\r')), shape(lf));
    }
  });
});

/** The contents that must follow one another without a gap, and where they begin and end. */
function stretchOf(node: Node): readonly [readonly Span[] | undefined, number, number] {
  switch (node.kind) {
    case 'htmlComment':
      return [node.children, node.start + 4, node.end - 3];
    case 'branch':
      return [branchParts(node), node.start, node.end];
    case 'block':
      return [[...node.branches, ...closeOf(node)], node.start, node.end];
    default:
      return [undefined, 0, 0];
  }
}

function branchParts({ tag, children }: BranchNode): readonly Content[] {
  return [tag, ...children];
}

function closeOf({ close }: BlockNode): readonly Node[] {
  return [close];
}

function assertCovers(
  contents: TemplateNode['children'] | readonly Span[],
  start: number,
  end: number,
  text: string,
): void {
  let at = start;
  for (const content of contents) {
    assert.equal(content.start, at, JSON.stringify(text));
    at = content.end;
  }
  assert.equal(at, end, JSON.stringify(text));
}

function assertSorted(spans: readonly Span[], text: string): void {
  let before = 0;
  for (const { start, end } of spans) {
    assert.ok(before <= start && start <= end && end <= text.length, JSON.stringify(text));
    before = start;
  }
}
