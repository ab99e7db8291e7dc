import assert from 'node:assert/strict';
import { CALL_TO, problemsOf, reports, silent } from '../checking';

const CODE = 'status-compared-wrongly';
const CALL = CALL_TO('get_amp_props=true');
const STATUS = 'amplitude.__http_status_code__';
const test = (condition: string) => `${CALL}{% if ${condition} %}x{% else %}y{% endif %}`;

describe('A status that is compared with what it never is', () => {
  const wrong: readonly (readonly [condition: string, afterFix: string])[] = [
    [`${STATUS} == «404»`, `${STATUS} != 200`],
    [`${STATUS}==«500»`, `${STATUS}!= 200`],
    [`${STATUS} != «404»`, `${STATUS} == 200`],
    [`${STATUS} == «0»`, `${STATUS} != 200`],
    [`${STATUS} >= «400»`, `${STATUS} != 200`],
    [`${STATUS} > «299»`, `${STATUS} != 200`],
    [`${STATUS} < «200»`, `${STATUS} != 200`],
    [`${STATUS} == «'200'»`, `${STATUS} == 200`],
    [`${STATUS} != «"200"»`, `${STATUS} != 200`],
    [`${STATUS} == «'404'»`, `${STATUS} != 200`],
    [`${STATUS} == «'OK'»`, `${STATUS} == 200`],
    [`${STATUS} != «'success'»`, `${STATUS} != 200`],
    [`${STATUS} == «true»`, `${STATUS} == 200`],
    [`${STATUS} contains «'20'»`, `${STATUS} == 200`],
    [`${STATUS} < «'300'»`, `${STATUS} < 300`],
    [`${STATUS} >= «'400'»`, `${STATUS} != 200`],
    [`«404» == ${STATUS}`, `200 != ${STATUS}`],
    [`«400» <= ${STATUS}`, `200 != ${STATUS}`],
    [`«'200'» == ${STATUS}`, `200 == ${STATUS}`],
    [`x and ${STATUS} == «429»`, `x and ${STATUS} != 200`],
    [`{{${STATUS}}} == «404»`, `{{${STATUS}}} != 200`],
    [`amplitude['__http_status_code__'] == «404»`, `amplitude['__http_status_code__'] != 200`],
  ];
  for (const [condition, afterFix] of wrong) {
    it(condition, () => reports(CODE, test(condition), test(afterFix)));
  }

  it('is mended together with what is said of it beside that', () => {
    const whole = (wrong: string, right: string) => reports(CODE, test(wrong), test(right));
    whole(`${STATUS} >= «400» and ${STATUS} < 500`, `${STATUS} != 200`);
    whole(`${STATUS} != 200 and ${STATUS} != «404»`, `${STATUS} != 200`);
    whole(`${STATUS} == 200 and ${STATUS} != «404»`, `${STATUS} == 200`);
    whole(`x and ${STATUS} != nil and ${STATUS} == «404» and y`, `x and ${STATUS} != 200 and y`);
    whole(`x or ${STATUS} >= «500»`, `x or ${STATUS} != 200`);
  });

  it('is told to be the number that it is', () => {
    const message = (condition: string) => problemsOf(test(condition)).find(({ code }) => code === CODE)?.message;
    const meaning = 'Braze sets the status only when the call succeeds, as the number 200';
    assert.equal(message(`${STATUS} == '200'`), `${meaning}: write 200 instead of “'200'”.`);
    assert.equal(message(`${STATUS} == 404`), `${meaning}: compare it with “!= 200” instead of “404”.`);
    assert.equal(message(`${STATUS} > 399 and ${STATUS} < 500`), `${meaning}: compare it only with “!= 200”.`);
  });

  it('may have another name', () => {
    const assign = `${CALL}{% assign status = ${STATUS} %}`;
    reports(
      CODE,
      `${assign}{% unless status == «404» %}x{% endunless %}`,
      `${assign}{% unless status != 200 %}x{% endunless %}`,
    );
  });

  it('is one of a case', () => {
    const block = (value: string) =>
      `${CALL}{% case ${STATUS} %}{% when 200 %}x{% when ${value} %}y{% else %}z{% endcase %}`;
    reports(CODE, block('«404», «500»'));
    reports(CODE, block("«'200'»"), block('200'));
  });

  it('is mended without a look where only the quotes are wrong', () => {
    const isSafe = (condition: string) => problemsOf(test(condition)).find(({ code }) => code === CODE)?.fixes[0]?.safe;
    assert.equal(isSafe(`${STATUS} == '200'`), true);
    assert.equal(isSafe(`${STATUS} == 404`), false);
  });
});

describe('A status that is compared with what it can be', () => {
  const right = [
    `${STATUS} == 200`,
    `${STATUS} != 200`,
    `${STATUS} >= 200 and ${STATUS} < 300`,
    `${STATUS} > 199 and ${STATUS} <= 299`,
    `${STATUS} < 400`,
    `${STATUS} == nil`,
    `${STATUS} != blank`,
    `${STATUS}`,
    `${STATUS} == 201`,
    `${STATUS} == expected`,
    'amplitude.userData.amp_props.status == 404',
    'other.__http_status_code__ == 404',
    `404 == 404`,
    `${STATUS} ==`,
  ];
  for (const condition of right) it(condition, () => silent(CODE, test(condition)));

  it('may be that of another API', () =>
    silent(CODE, '{% connected_content https://x.io/a :save a %}{% if a.__http_status_code__ == 404 %}x{% endif %}'));
});
