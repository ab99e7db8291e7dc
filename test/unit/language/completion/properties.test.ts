import assert from 'node:assert/strict';
import type { Seen } from '../../../../src/profile/seen';
import { lookedUp, seenOf } from '../people';
import { accepted, completionNamed, offered } from './completing';

const URL = 'https://profile-api.amplitude.com/v1/userprofile?user_id=testUser';
const call = (query: string, options = ':save a') => `{% connected_content ${URL}${query} ${options} %}\n`;

const PROPERTIES = '&get_amp_props=true';

describe('Completion of properties', () => {
  const seen = seenOf(lookedUp('awkward-user', 'get_amp_props=true'), lookedUp('testUser', 'get_amp_props=true'));
  const printed = (use: string) => `${call(PROPERTIES)}{{ ${use} }}`;
  const written: readonly (readonly [use: string, label: string, expected: string])[] = [
    ['a.userData.amp_props.█', 'library', 'a.userData.amp_props.library'],
    ['a.userData.amp_props.█', 'gp:email', "a.userData.amp_props['gp:email']"],
    ['a.userData.amp_props.gp█', 'gp:email', "a.userData.amp_props['gp:email']"],
    ['a.userData.amp_props.gp:█', 'gp:email', "a.userData.amp_props['gp:email']"],
    ['a.userData.amp_props.gp:em█x | upcase', 'gp:email', "a.userData.amp_props['gp:email'] | upcase"],
    ['a.userData.amp_props.█', "it's", 'a.userData.amp_props["it\'s"]'],
    ["a.userData.amp_props['█']", 'gp:email', "a.userData.amp_props['gp:email']"],
    ["a.userData.amp_props['gp█x:y']", 'gp:email', "a.userData.amp_props['gp:email']"],
    ["a.userData.amp_props['█", 'gp:email', "a.userData.amp_props['gp:email']"],
    ["a.userData.amp_props['it█']", "it's", 'a.userData.amp_props["it\'s"]'],
    ['a.userData.amp_props["█"]', 'library', "a.userData.amp_props['library']"],
    ['a.userData.amp_props[█]', 'gp:email', "a.userData.amp_props['gp:email']"],
    ['a.userData.amp_props[█', 'gp:email', "a.userData.amp_props['gp:email']"],
    ['a.userData.amp_props.█', 'size', "a.userData.amp_props['size']"],
    ['a.userData.amp_props.█', 'constructor', 'a.userData.amp_props.constructor'],
    [
      "a.userData.amp_props | property_accessor: '█'",
      'gp:email',
      "a.userData.amp_props | property_accessor: 'gp:email'",
    ],
  ];
  for (const [use, label, expected] of written) {
    it(`writes ${expected} from ${use}`, () => assert.equal(accepted(printed(use), label, seen), printed(expected)));
  }

  it('compares what is typed with names in brackets', () => {
    assert.equal(completionNamed(printed('a.userData.amp_props.gp█'), 'gp:email', seen).filterText, '.gp:email');
    assert.equal(completionNamed(printed('a.userData.amp_props.gp█'), 'library', seen).filterText, '.library');
    assert.equal(completionNamed(printed('a.userData.█'), 'amp_props').filterText, 'amp_props');
    assert.equal(completionNamed(printed("a.userData.amp_props['gp█']"), 'gp:email', seen).filterText, "['gp:email");
  });

  it('says kind and last value beside the name, and the evidence below', () => {
    const { detail, description, documentation } = completionNamed(printed('a.userData.amp_props.█'), 'library', seen);
    assert.equal(detail, 'text');
    assert.equal(description, '"http/1.0"');
    assert.match(
      documentation?.(61_000) ?? '',
      /`"http\/1\.0"` for `testUser`, 1 minute ago {2}\nSeen in 1 of 2 profiles; null in 1/,
    );
  });

  describe('that another parameter fills', () => {
    const both = seenOf(lookedUp('testUser', 'get_computations=true', 'get_amp_props=true'));
    const COMPUTATIONS = '&get_computations=true';
    const computations = 'computed-prop-1 computed-prop-2';
    const properties = 'boolean_property first_used last_used library number_property';
    const printedBy = (query: string, use: string) => `${call(query)}{{ a.userData.amp_props${use} }}`;

    it('puts it behind what the request fills', () => {
      assert.equal(offered(printedBy(PROPERTIES, '.█'), both), `${properties} | ${computations}`);
      assert.equal(offered(printedBy(COMPUTATIONS, '.█'), both), `${computations} | ${properties}`);
      assert.equal(offered(printedBy('&comp_id=x', '.█'), both), `${computations} | ${properties}`);
    });

    const adding: readonly (readonly [query: string, label: string, use: string, expected: string])[] = [
      [PROPERTIES, 'computed-prop-1', "['computed-prop-1']", PROPERTIES + COMPUTATIONS],
      [COMPUTATIONS, 'library', '.library', COMPUTATIONS + PROPERTIES],
      ['', 'computed-prop-1', "['computed-prop-1']", COMPUTATIONS],
      ['&get_amp_props=false', 'computed-prop-1', "['computed-prop-1']", `&get_amp_props=false${COMPUTATIONS}`],
      ['&get_computations=false', 'library', '.library', `&get_computations=false${PROPERTIES}`],
    ];
    for (const [query, label, use, expected] of adding) {
      it(`asks for ${label} with ${expected}`, () => {
        assert.equal(accepted(printedBy(query, '.█'), label, both), printedBy(expected, use));
      });
    }

    it('takes it for either where both were asked for at once', () => {
      const mixed = seenOf(lookedUp('testUser', 'get_computations=true&get_amp_props=true'));
      assert.ok(offered(printedBy(COMPUTATIONS, '.█'), mixed).endsWith(' | '));
      assert.ok(offered(printedBy(PROPERTIES, '.█'), mixed).endsWith(' | '));
    });
  });

  it('takes names from the settings for computations', () => {
    const named: Seen = { ...seenOf(), names: { computations: { orders: 'Orders' } } };
    assert.equal(offered(`${call('&get_computations=true')}{{ a.userData.amp_props.█ }}`, named), 'orders | ');
    assert.equal(offered(`${call(PROPERTIES)}{{ a.userData.amp_props.█ }}`, named), ' | orders');
  });

  it('shows and finds computations by the names that the settings give them', () => {
    const profile = lookedUp('testUser', 'get_computations=true');
    const seen: Seen = { ...seenOf(profile), names: { computations: { 'computed-prop-1': 'Orders so far' } } };
    const before = `${call('&get_computations=true')}{{ a.userData.amp_props`;
    const { description, filterText } = completionNamed(`${before}.█ }}`, 'computed-prop-1', seen);
    assert.deepEqual([description, filterText], ['Orders so far, "5000000.0"', '.computed-prop-1 Orders so far']);
    const inFilter = completionNamed(`${before} | property_accessor: '█' }}`, 'computed-prop-1', seen);
    assert.equal(inFilter.filterText, 'computed-prop-1 Orders so far');
  });
});
