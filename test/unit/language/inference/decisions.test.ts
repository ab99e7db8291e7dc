import assert from 'node:assert/strict';
import { shapesOf } from '../../../../src/language/inference/inference';
import type { Origins } from '../../../../src/language/inference/recognition';
import { NOTHING_SEEN } from '../../../../src/profile/seen';
import { CALL_TO } from '../../problems/checking';
import { asked } from '../asking';

const CALL = `${CALL_TO('get_recs=true&rec_id=a&get_amp_props=true')}{% assign rec = amplitude.userData.recommendations[0] %}`;

function words(origins: Origins): string {
  const all = origins.map(({ call, control, items, status }) => {
    const parts = [control && 'control', items && 'items', status && 'status'].filter(Boolean);
    return `${call.call.variable?.name}: ${parts.join(' ') || 'answer'}`;
  });
  return all.join(', ');
}

/** What decides whether the lookup at the `█` is evaluated, and whether the message is aborted. */
function decidedIn(template: string): { around: string; aborting: string } {
  const { facts, offset } = asked(CALL + template);
  const lookup = facts.lookupAt(offset);
  assert.ok(lookup, template);
  const shapes = shapesOf(facts, NOTHING_SEEN);
  return { around: words(shapes.decidedAt(lookup)), aborting: words(shapes.aborting) };
}

const isAround = (template: string, expected: string) =>
  assert.deepEqual(decidedIn(template), { around: expected, aborting: '' }, template);
const isAborting = (template: string, expected: string) =>
  assert.deepEqual(decidedIn(template), { around: '', aborting: expected }, template);

describe('What decides whether something is evaluated', () => {
  it('is nothing outside of conditions', () => {
    isAround('{{ rec.items█[0] }}', '');
    isAround('{% if rec.is_control %}x{% endif %}{{ rec.items█[0] }}', '');
    isAround('{% if x %}{{ rec.items█[0] }}{% endif %}', '');
    isAround('{% if other.is_control %}{{ rec.items█[0] }}{% endif %}', '');
  });

  it('is the condition around it', () => {
    isAround('{% if rec.is_control == false %}{{ rec.items█[0] }}{% endif %}', 'amplitude: control');
    isAround('{% unless rec.is_control %}{{ rec.items█[0] }}{% endunless %}', 'amplitude: control');
    isAround('{% if amplitude.__http_status_code__ == 200 %}{{ rec█ }}{% endif %}', 'amplitude: status');
    isAround('{% if amplitude.userData.error %}{{ rec█ }}{% endif %}', 'amplitude: status');
    isAround('{% if amplitude.userData.amp_props.is_control %}{{ rec█ }}{% endif %}', 'amplitude: answer');
    isAround('{% for p in rec.items %}{{ rec█ }}{% endfor %}', 'amplitude: answer');
    isAround('{% case rec.is_control %}{% when false %}{{ rec█ }}{% endcase %}', 'amplitude: control');
    isAround('{% if {{rec.is_control}} == false %}{{ rec█ }}{% endif %}', 'amplitude: control');
  });

  it('is every condition around it, together', () => {
    isAround(
      '{% if rec.is_control == false %}{% if rec.items.size > 2 %}{{ rec█ }}{% endif %}{% endif %}',
      'amplitude: control',
    );
    isAround(
      '{% if rec.is_control == false and amplitude.__http_status_code__ == 200 %}{{ rec█ }}{% endif %}',
      'amplitude: control status',
    );
  });

  it('is also what did not hold before it in the same block', () => {
    isAround('{% if rec.is_control %}x{% else %}{{ rec█ }}{% endif %}', 'amplitude: control');
    isAround('{% if x %}x{% elsif rec.is_control %}y{% else %}{{ rec█ }}{% endif %}', 'amplitude: control');
    isAround('{% if rec.items.size > 2 %}{{ rec█ }}{% elsif rec.is_control %}y{% endif %}', 'amplitude: answer');
    isAround('{% case rec.is_control %}{% when true %}x{% else %}{{ rec█ }}{% endcase %}', 'amplitude: control');
  });

  it('is what a variable holds because of an answer', () => {
    isAround('{% assign control = rec.is_control %}{% if control %}{{ rec█ }}{% endif %}', 'amplitude: control');
    isAround(
      "{% capture text %}{{ rec.is_control }}{% endcapture %}{% if text == 'false' %}{{ rec█ }}{% endif %}",
      'amplitude: control',
    );
    isAround(
      '{% if rec.is_control %}{% assign ok = true %}{% endif %}{% if ok %}{{ rec█ }}{% endif %}',
      'amplitude: control',
    );
    isAround('{% assign control = rec.is_control %}{% assign control = 1 %}{% if control %}{{ rec█ }}{% endif %}', '');
  });

  it('is what is looked up for recommended items', () => {
    isAround(
      '{% catalog_items shop {{ rec.items[0] }} %}{% if items[0].name %}{{ rec█ }}{% endif %}',
      'amplitude: answer',
    );
    isAround(
      '{% connected_content https://x.io/{{ rec.items[0] }} :save b %}{% if b.name %}{{ rec█ }}{% endif %}',
      'amplitude: answer',
    );
    isAround('{% catalog_items shop {{ rec.rec_id }} %}{% if items[0].name %}{{ rec█ }}{% endif %}', '');
  });

  it('is what went on with the next round of a loop', () => {
    isAround(
      '{% for i in (1..2) %}{% if rec.is_control %}{% continue %}{% endif %}{{ rec█ }}{% endfor %}',
      'amplitude: control',
    );
    isAround(
      '{% for i in (1..2) %}{% if rec.is_control %}{% if x %}{% break %}{% endif %}{% endif %}{{ rec█ }}{% endfor %}',
      'amplitude: control',
    );
    isAround('{% for i in (1..2) %}{% if rec.is_control %}{% break %}{% endif %}{% endfor %}{{ rec█ }}', '');
    isAround('{% if rec.is_control %}{% for i in (1..2) %}{% break %}{% endfor %}{% endif %}{{ rec█ }}', '');
  });

  it('is of the call that answered', () => {
    const other = CALL_TO('get_recs=true&rec_id=b').replace(':save amplitude', ':save b');
    const test = 'b.userData.recommendations[0].is_control';
    isAround(`${other}{% if ${test} %}{{ rec█ }}{% endif %}`, 'b: control');
    isAround(`${other}{% if ${test} or rec.items %}{{ rec█ }}{% endif %}`, 'b: control, amplitude: answer');
  });
});

describe('What decides that a message is not aborted', () => {
  it('is a test of the control group that aborts the message, before it or after', () => {
    isAborting('{% if rec.is_control %}{% abort_message %}{% endif %}{{ rec█ }}', 'amplitude: control');
    isAborting(
      '{% unless rec.is_control == false %}{% abort_message %}{% endunless %}{{ rec█ }}',
      'amplitude: control',
    );
    isAborting(
      '{% if x %}{% if rec.is_control %}{% abort_message %}{% endif %}{% endif %}{{ rec█ }}',
      'amplitude: control',
    );
    isAborting('{% liquid\n  if rec.is_control\n    abort_message\n  endif\n  echo rec█\n%}', 'amplitude: control');
    isAborting(
      '{% for r in (1..2) %}{% if rec.is_control %}{% abort_message %}{% endif %}{% endfor %}{{ rec█ }}',
      'amplitude: control',
    );
  });

  it('is no other test, and no abort that comes later or elsewhere', () => {
    isAborting('{% if amplitude.__http_status_code__ != 200 %}{% abort_message %}{% endif %}{{ rec█ }}', '');
    isAborting('{{ rec█ }}{% if rec.is_control %}{% abort_message %}{% endif %}', 'amplitude: control');
    isAborting('{% if rec.is_control %}x{% endif %}{% if y %}{% abort_message %}{% endif %}{{ rec█ }}', '');
    isAborting('{% comment %}{% if rec.is_control %}{% abort_message %}{% endif %}{% endcomment %}{{ rec█ }}', '');
  });
});

describe('Decisions in large templates', () => {
  it('are found without stopping anybody', () => {
    const nested = 2000;
    const template = `${'{% if rec.is_control %}'.repeat(nested)}{% abort_message %}${'{% endif %}'.repeat(nested)}{{ rec█ }}`;
    isAborting(template, 'amplitude: control');
  });
});
