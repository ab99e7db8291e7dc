import { lookedUp, seenOf } from '../../language/people';
import { CALL_TO, reports, silent } from '../checking';

const CODE = 'number-as-text';
const CALL = CALL_TO('get_computations=true');
const LTV = 'amplitude.userData.amp_props.ltv';
const ASSIGN = `{% assign ltv = ${LTV} | plus: 0 %}`;

const reportsIn = (use: string, afterFix: string) => reports(CODE, CALL + use, CALL + afterFix);

describe('A computation that is compared with a number', () => {
  for (const operator of ['>', '>=', '<', '<=', '==', '!=']) {
    it(`is text: ${operator}`, () =>
      reportsIn(`{% if «${LTV}» ${operator} 100 %}x{% endif %}`, `${ASSIGN}{% if ltv ${operator} 100 %}x{% endif %}`));
  }

  it('may stand anywhere in a condition', () => {
    reportsIn(`{% if 100 < «${LTV}» %}x{% endif %}`, `${ASSIGN}{% if 100 < ltv %}x{% endif %}`);
    reportsIn(`{% if {{«${LTV}»}} > 1.5 %}x{% endif %}`, `${ASSIGN}{% if {{ltv}} > 1.5 %}x{% endif %}`);
    reportsIn(
      `{%- unless x or «${LTV}» > 1 -%}x{%- endunless -%}`,
      `{%- assign ltv = ${LTV} | plus: 0 -%}{%- unless x or ltv > 1 -%}x{%- endunless -%}`,
    );
    reportsIn(`{% case «${LTV}» %}{% when 1 %}x{% endcase %}`, `${ASSIGN}{% case ltv %}{% when 1 %}x{% endcase %}`);
    reportsIn(
      `{% assign n = 100 %}{% if «${LTV}» > n %}x{% endif %}`,
      `{% assign n = 100 %}${ASSIGN}{% if ltv > n %}x{% endif %}`,
    );
  });

  it('is text also where a slip in the parameter is still to be mended', () => {
    for (const parameter of ['GET_COMPUTATIONS=true', 'get_computations=1', 'get_computation=true']) {
      const call = CALL_TO(parameter);
      reports(CODE, `${call}{% if «${LTV}» > 5 %}x{% endif %}`, `${call}${ASSIGN}{% if ltv > 5 %}x{% endif %}`);
    }
  });

  it('may be compared with a number of the answer', () => {
    const call = CALL_TO('get_computations=true&get_propensity=true&prediction_id=p&get_cohort_ids=true');
    for (const number of ['amplitude.userData.propensity', 'amplitude.userData.cohort_ids.size']) {
      reports(
        CODE,
        `${call}{% if «${LTV}» > ${number} %}x{% endif %}`,
        `${call}${ASSIGN}{% if ltv > ${number} %}x{% endif %}`,
      );
    }
    silent(CODE, `${call}{% if ${LTV} == amplitude.userData.device_id or ${LTV} == nil %}x{% endif %}`);
  });

  it('becomes a number once for all branches', () => {
    reportsIn(
      `{% if «${LTV}» > 100 and «${LTV}» < 200 %}x{% elsif «${LTV}» > 10 %}y{% endif %}`,
      `${ASSIGN}{% if ltv > 100 and ltv < 200 %}x{% elsif ltv > 10 %}y{% endif %}`,
    );
  });

  it('becomes a number where it gets its name', () => {
    reportsIn(
      `{% assign n = ${LTV} %}{% if «n» > 100 %}x{% endif %}`,
      `{% assign n = ${LTV} | plus: 0 %}{% if n > 100 %}x{% endif %}`,
    );
    reportsIn(
      `{% assign n = ${LTV}|default:0 %}{% if «n» > 100 %}x{% endif %}`,
      `{% assign n = ${LTV}|default:0|plus:0 %}{% if n > 100 %}x{% endif %}`,
    );
  });

  it('becomes a number beside the text that something else reads', () => {
    reportsIn(
      `{% assign n = ${LTV} %}{% if «n» > 100 %}x{% endif %}{{ n | append: '!' }}`,
      `{% assign n = ${LTV} %}{% assign ltv = n | plus: 0 %}{% if ltv > 100 %}x{% endif %}{{ n | append: '!' }}`,
    );
    reportsIn(
      `{% assign n = ${LTV} %}{% if n == nil %}none{% elsif «n» > 100 %}x{% endif %}`,
      `{% assign n = ${LTV} %}{% assign ltv = n | plus: 0 %}{% if n == nil %}none{% elsif ltv > 100 %}x{% endif %}`,
    );
  });

  it('is text also when something was made of it', () => {
    const capture = `{% capture n %}{{ ${LTV} }}{% endcapture %}`;
    reportsIn(
      `${capture}{% if «n» > 5 %}x{% endif %}`,
      `${capture}{% assign n_2 = n | plus: 0 %}{% if n_2 > 5 %}x{% endif %}`,
    );
    reportsIn(
      `{% assign n = ${LTV} | remove: ',' %}{% if «n» > 5 %}x{% endif %}`,
      `{% assign n = ${LTV} | remove: ',' | plus: 0 %}{% if n > 5 %}x{% endif %}`,
    );
  });

  it('gets a name that is free', () => {
    reportsIn(
      `{% assign ltv = 1 %}{% if «${LTV}» > 100 %}{{ ltv }}{% endif %}`,
      `{% assign ltv = 1 %}{% assign ltv_2 = ${LTV} | plus: 0 %}{% if ltv_2 > 100 %}{{ ltv }}{% endif %}`,
    );
    const ORDERS = "amplitude.userData.amp_props['gp:Orders Made']";
    reportsIn(
      `{% if «${ORDERS}» > 1 %}x{% endif %}`,
      `{% assign orders_made = ${ORDERS} | plus: 0 %}{% if orders_made > 1 %}x{% endif %}`,
    );
  });

  it('becomes a number on a line of its own', () => {
    reportsIn(
      `\r\n  {% if «${LTV}» > 1 %}x{% endif %}`,
      `\r\n  ${ASSIGN.replace(' %}', ' -%}')}\r\n  {% if ltv > 1 %}x{% endif %}`,
    );
    reportsIn(
      `{% liquid\n  if «${LTV}» > 1\n    echo 1\n  endif\n%}`,
      `{% liquid\n  assign ltv = ${LTV} | plus: 0\n  if ltv > 1\n    echo 1\n  endif\n%}`,
    );
  });

  it('is one by its id, or one that was seen as such', () => {
    const one = CALL_TO('comp_id=a');
    reports(CODE, `${one}{% if «${LTV}» > 1 %}x{% endif %}`, `${one}${ASSIGN}{% if ltv > 1 %}x{% endif %}`);
    const both = CALL_TO('get_amp_props=true&get_computations=true');
    const seen = seenOf(lookedUp('testUser', 'get_computations=true'));
    const use = "amplitude.userData.amp_props['computed-prop-2']";
    const assign = `{% assign computed_prop_2 = ${use} | plus: 0 %}`;
    reports(
      CODE,
      `${both}{% if «${use}» > 1 %}x{% endif %}`,
      `${both}${assign}{% if computed_prop_2 > 1 %}x{% endif %}`,
      seen,
    );
    const named = { ...seenOf(), names: { computations: { ltv: 'Lifetime value' } } };
    reports(CODE, `${both}{% if «${LTV}» > 1 %}x{% endif %}`, `${both}${ASSIGN}{% if ltv > 1 %}x{% endif %}`, named);
  });
});

describe('A computation that is not compared with a number', () => {
  const fine: readonly (readonly [use: string, why: string])[] = [
    [`{% assign ltv = ${LTV} | plus: 0 %}{% if ltv > 100 %}x{% endif %}`, 'plus: 0'],
    [`{% assign ltv = ${LTV} | times: 1.0 | round %}{% if ltv > 100 %}x{% endif %}`, 'times: 1.0'],
    [`{% if ${LTV} == '100.0' %}x{% endif %}`, 'a text'],
    [`{% if ${LTV} == nil or ${LTV} != blank %}x{% endif %}`, 'nil'],
    [`{% if ${LTV} %}x{% endif %}`, 'tested alone'],
    [`{% if ${LTV}.size > 3 %}x{% endif %}`, 'its length'],
    [`{% if ${LTV} contains 5 %}x{% endif %}`, 'contains'],
    [`{% if ${LTV} > limit %}x{% endif %}`, 'nobody knows what'],
    [`{{ ${LTV} | at_least: 5 }}`, 'filters make numbers themselves'],
    [`{% case ${LTV} %}{% when '1' %}x{% endcase %}`, 'a case of texts'],
    [`{% comment %}{% if ${LTV} > 1 %}{% endif %}{% endcomment %}`, 'a comment'],
  ];
  for (const [use, why] of fine) it(`is left alone: ${why}`, () => silent(CODE, CALL + use));

  it('may be a property, which can be a number', () => {
    for (const query of [
      'get_amp_props=true',
      'get_amp_props=true&get_computations=true',
      'get_amp_props={{ x }}&get_computations=true',
      '{{ x }}&get_computations=true',
    ]) {
      silent(CODE, `${CALL_TO(query)}{% if ${LTV} > 100 %}x{% endif %}`);
    }
    const seen = seenOf(lookedUp('testUser', 'get_amp_props=true'));
    silent(
      CODE,
      `${CALL_TO('get_amp_props=true')}{% if amplitude.userData.amp_props.number_property > 1 %}x{% endif %}`,
      seen,
    );
  });

  it('is no field of another kind', () => {
    silent(
      CODE,
      `${CALL_TO('get_computations=true&get_propensity=true&prediction_id=p')}{% if amplitude.userData.propensity > 0.5 %}x{% endif %}`,
    );
    silent(CODE, `${CALL_TO('get_computations=true')}{% if amplitude.userData.amp_props.size > 3 %}x{% endif %}`);
  });
});

describe('A number or a flag of an answer that is compared with a text', () => {
  const RECS = CALL_TO('get_recs=true&rec_id=a&get_propensity=true&prediction_id=b');
  const REC = 'amplitude.userData.recommendations[0]';
  const comparisons: readonly (readonly [use: string, right: string])[] = [
    [`{% if ${REC}.is_control == «'true'» %}x{% endif %}`, 'true'],
    [`{% if {{${REC}.is_control}} != «"false"» %}x{% endif %}`, 'false'],
    [`{% case ${REC}.is_control %}{% when «'false'» %}x{% endcase %}`, 'false'],
    [`{% assign control = ${REC}.is_control %}{% unless control == «'true'» %}x{% endunless %}`, 'true'],
    [`{% if amplitude.userData.propensity >= «'0.5'» %}x{% endif %}`, '0.5'],
    [`{% if «'3'» < ${REC}.items.size %}x{% endif %}`, '3'],
    [`{% assign n = ${REC}.items | size %}{% if n > «'3'» %}x{% endif %}`, '3'],
    [`{% liquid\n  if amplitude.userData.propensities[0].prop > «'80'»\n    echo 1\n  endif\n%}`, '80'],
  ];
  for (const [use, right] of comparisons) {
    it(`is never like it: ${use}`, () => {
      const mended = use.replace(/«.*»/, right);
      reports(CODE, RECS + use, RECS + mended);
    });
  }

  const fine: readonly (readonly [use: string, why: string])[] = [
    [`{% if ${REC}.is_control == true or amplitude.userData.propensity > 0.5 %}x{% endif %}`, 'it is no text'],
    [`{% capture c %}{{ ${REC}.is_control }}{% endcapture %}{% if c == 'true' %}x{% endif %}`, 'a text was made of it'],
    [`{% assign c = ${REC}.is_control | append: '' %}{% if c == 'true' %}x{% endif %}`, 'a filter makes a text of it'],
    [`{% if ${REC}.rec_id == '3' or ${REC}.items[0] == 'true' %}x{% endif %}`, 'it is a text itself'],
    [`{% if ${REC}.is_control == 'perhaps' or ${REC}.is_control == '' %}x{% endif %}`, 'the text is no flag'],
    [`{% if ${REC}.items contains '3' %}x{% endif %}`, 'it is looked for in a list'],
    [`{% assign n = 1 %}{% if n == '1' %}x{% endif %}`, 'it is of no answer'],
  ];
  for (const [use, why] of fine) it(`is left alone: ${why}`, () => silent(CODE, RECS + use));

  it('may be a property, which can be anything', () => {
    const seen = seenOf(lookedUp('testUser', 'get_amp_props=true'));
    silent(
      CODE,
      `${CALL_TO('get_amp_props=true')}{% if amplitude.userData.amp_props.number_property == '5' %}x{% endif %}`,
      seen,
    );
  });
});
