import { CALL_TO, reports, silent } from '../checking';

const CODE = 'seconds-not-milliseconds';
const CALL = `${CALL_TO('get_recs=true&rec_id=a')}{% assign rec = amplitude.userData.recommendations[0] %}`;
const reportsIn = (use: string, afterFix: string) => reports(CODE, CALL + use, CALL + afterFix);

describe('last_updated, taken for milliseconds', () => {
  it('is divided by a thousand', () => {
    reportsIn("{{ rec.last_updated | «divided_by: 1000» | date: '%Y' }}", "{{ rec.last_updated | date: '%Y' }}");
    reportsIn("{{ rec.last_updated | «divided_by: '1000'» }}", '{{ rec.last_updated }}');
    reportsIn('{{rec.last_updated|«divided_by:1000.0»|date:"%Y"}}', '{{rec.last_updated|date:"%Y"}}');
    reportsIn('{{ rec.last_updated | plus: 0 | «times: 0.001» }}', '{{ rec.last_updated | plus: 0 }}');
    reportsIn(
      '{% assign t = rec.last_updated | «divided_by: 1000» %}{{ t }}',
      '{% assign t = rec.last_updated | plus: 0 %}{{ t }}',
    );
    reportsIn(
      '{% assign t = rec.last_updated %}{{ t | «divided_by: 1000» }}',
      '{% assign t = rec.last_updated %}{{ t }}',
    );
    reportsIn(
      '{{ amplitude.userData.recommendations[0]["last_updated"]\n | «divided_by: 1000»\n}}',
      '{{ amplitude.userData.recommendations[0]["last_updated"]\n}}',
    );
    reportsIn('{% liquid\n echo rec.last_updated | «divided_by: 1000»\n%}', '{% liquid\n echo rec.last_updated\n%}');
  });

  it('is divided by the milliseconds of a day', () => {
    reportsIn('{{ rec.last_updated | «divided_by: 86400000» }}', '{{ rec.last_updated | divided_by: 86400 }}');
    reportsIn(
      "{% assign age = 'now' | date: '%s' | minus: rec.last_updated | «divided_by: 3600000» %}{{ age }}",
      "{% assign age = 'now' | date: '%s' | minus: rec.last_updated | divided_by: 3600 %}{{ age }}",
    );
  });

  it('is multiplied, and dated further down', () => {
    reportsIn(
      "{% assign time = rec.last_updated | «times: 1000» %}{{ time | date: '%Y' }}",
      "{% assign time = rec.last_updated | plus: 0 %}{{ time | date: '%Y' }}",
    );
  });

  it('is multiplied before it is dated', () => {
    reportsIn("{{ rec.last_updated | «times: 1000» | date: '%Y' }}", "{{ rec.last_updated | date: '%Y' }}");
    reportsIn("{{ rec.last_updated | «append: '000'» | date: '%Y' }}", "{{ rec.last_updated | date: '%Y' }}");
  });

  it('is taken from a time in milliseconds, or the difference is divided', () => {
    const now = "'now' | date: '%s'";
    reportsIn(
      `{% assign age = ${now} | «times: 1000» | minus: rec.last_updated %}{{ age }}`,
      `{% assign age = ${now} | minus: rec.last_updated %}{{ age }}`,
    );
    reportsIn(
      `{% assign age = ${now} | minus: rec.last_updated | «divided_by: 1000» %}{{ age }}`,
      `{% assign age = ${now} | minus: rec.last_updated %}{{ age }}`,
    );
  });

  it('is compared with a time in milliseconds', () => {
    reportsIn(
      '{% if rec.last_updated > «1608670720000» %}x{% endif %}',
      '{% if rec.last_updated > 1608670720 %}x{% endif %}',
    );
    reportsIn(
      '{% if «1608670720123» < rec.last_updated %}x{% endif %}',
      '{% if 1608670720 < rec.last_updated %}x{% endif %}',
    );
  });
});

describe('last_updated, taken for seconds', () => {
  const fine: readonly (readonly [use: string, why: string])[] = [
    ["{{ rec.last_updated | date: '%d.%m.%Y' }}", 'it is dated'],
    ['{{ rec.last_updated | divided_by: 86400 }}', 'days are counted'],
    [
      "{% assign age = 'now' | date: '%s' | minus: rec.last_updated | divided_by: 3600 %}{{ age }}",
      'hours are counted',
    ],
    ['{{ rec.last_updated | times: 1000 }}', 'somebody else wants milliseconds'],
    ['{% assign time = rec.last_updated | times: 1000 %}{{ time }}', 'somebody else wants milliseconds of a variable'],
    ['{{ rec.last_updated | divided_by: 60 | divided_by: 1000 }}', 'thousands of minutes'],
    ['{% if rec.last_updated > 1608670720 %}x{% endif %}', 'it is compared with seconds'],
    ['{{ rec.items.size | divided_by: 1000 }}', 'it is another field'],
    ['{{ x.last_updated | divided_by: 1000 }}', 'it is another variable'],
    ["{{ rec.last_updated | default: 'x' | size | divided_by: 1000 }}", 'it is something else by then'],
    ['{{ 1000 | times: rec.last_updated | divided_by: 1000 }}', 'it is no time any more'],
    ['{% comment %}{{ rec.last_updated | divided_by: 1000 }}{% endcomment %}', 'it is a comment'],
    ['{{ rec.last_updated | divided_by: x }}{{ rec.last_updated | divided_by: }}', 'nobody knows by what'],
  ];
  for (const [use, why] of fine) it(`is left alone: ${why}`, () => silent(CODE, CALL + use));
});
