import assert from 'node:assert/strict';
import { completionsAt } from '../../../src/language/completion/completions';
import { hoverAt } from '../../../src/language/hover/hover';
import { inlayHintsIn } from '../../../src/language/inlayHints';
import { code } from '../../../src/language/markdown';
import { awkwardUser } from '../../../src/sample/awkward';
import { asked, factsIn } from './asking';
import { acceptedIn } from './completion/completing';
import { lookedUp, seenOf } from './people';

const QUERY = 'get_recs=true&rec_id=testRecId&get_amp_props=true&get_cohort_ids=true';
const CALL = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&${QUERY} :save a %}`;
const SEEN = seenOf(lookedUp('awkward-user', QUERY));
const NAMES = Object.keys(awkwardUser.properties());

/** What is left of markdown when code is taken out, as CommonMark takes it out. */
function outsideOfCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/gs, '');
}

/** Nothing that is a link, an image, a tag, an icon, or that hides something. */
function assertHarmless(markdown: string): void {
  const text = outsideOfCode(markdown).replaceAll(/\[Documentation\]\(https:\/\/[\w./-]+\)/g, '');
  assert.doesNotMatch(text, /[<>[\]`]|\$\(|command:|window|\p{Cf}/u);
  assert.doesNotMatch(markdown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
}

describe('Hostile names and values', () => {
  const places = [
    '{{ a.userData.amp_props.█ }}',
    "{{ a.userData.amp_props['█'] }}",
    '{% if a.userData.cohort_ids contains █ %}',
    '{% for x in a.userData.recommendations[0].items %}{% if x == █ %}{% endif %}{% endfor %}',
    '{{ a.userData.█ }}',
    "{{ a.userData.amp_props | property_accessor: '█' }}",
  ];
  for (const place of places) {
    it(`are inert in what is offered at ${place}`, () => {
      const { facts, offset, text } = asked(CALL + place);
      const completions = completionsAt(facts, offset, SEEN);
      assert.ok(completions.length > 0);
      for (const completion of completions) {
        assert.doesNotMatch(completion.label + (completion.description ?? ''), /[\p{Cc}\p{Cf}\p{Cs}]/u);
        assertHarmless(completion.documentation?.(5000) ?? '');
        if (completion.kind === 'field' || completion.kind === 'value') assert.equal(completion.isSnippet, undefined);
        const after = factsIn(acceptedIn(text, completion));
        assert.equal(after.tags.length, facts.tags.length, completion.newText);
        assert.equal(after.template.children.length, facts.template.children.length, completion.newText);
      }
    });
  }

  it('are read back from what is inserted', () => {
    const { facts, offset, text } = asked(`${CALL}{{ a.userData.amp_props.█ }}`);
    for (const completion of completionsAt(facts, offset, SEEN)) {
      const inserted = acceptedIn(text, completion);
      const [part] = factsIn(inserted).lookups.at(-1)?.parts.slice(2) ?? [];
      const name =
        part?.kind === 'property'
          ? part.text
          : part?.kind === 'index' && part.value.kind === 'string'
            ? part.value.value
            : '?';
      assert.ok(NAMES.includes(name), inserted.slice(-60));
    }
  });

  it('are inert in hovers and hints', () => {
    const writable = NAMES.filter((name) => !/['\r\n]|\}\}|%\}/.test(name));
    for (const name of writable) {
      const { facts, offset } = asked(`${CALL}{{ a.userData.amp_props['█${name}'] }}`);
      assertHarmless(hoverAt(facts, offset, SEEN, 5000)?.markdown ?? '');
      for (const { label, tooltip } of inlayHintsIn(facts, SEEN, facts.template)) {
        assert.doesNotMatch(label, /[\p{Cc}\p{Cf}\p{Cs}]/u);
        assertHarmless(tooltip);
      }
    }
  });

  it('are code that ends where it should', () => {
    assert.equal(code('a`b'), '`` a`b ``');
    assert.equal(code('``'), '``` `` ```');
    assert.equal(code(''), '`  `');
    assert.equal(code('a\nb\u202E'), '`a\\u{A}b\\u{202E}`');
    assert.equal(code('x'.repeat(500)).length, 202);
  });
});
