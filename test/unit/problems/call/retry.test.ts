import { reports, silent } from '../checking';

const CODE = 'retry-never-happens';
const ABORT = `{% abort_message('none') %}`;
const call = (options = ' :retry') => `{% connected_content https://x.io${options} :save a %}`;

/** The call, marked, and after the fix. */
function assertReports(rest: string): void {
  reports(CODE, call(' «:retry»') + rest, call('') + rest);
}

describe('retry-never-happens', () => {
  it('is an abort whenever the call fails', () => {
    for (const condition of [
      'a.__http_status_code__ != 200',
      '{{ a.__http_status_code__ }} != 200',
      "a['__http_status_code__'] != 200",
      'a.__http_status_code__ == nil',
      'a.__http_status_code__ != 200 or a.items == nil',
      'a == nil',
      'a == blank',
      'a.userData == null',
      'a.__http_status_code__ >= 500',
      'a.__http_status_code__ == 500',
    ]) {
      assertReports(`{% if ${condition} %}${ABORT}{% endif %}{{ a.b }}`);
    }
    assertReports(`{% unless a %}${ABORT}{% endunless %}`);
    assertReports(`{% unless a.__http_status_code__ == 200 %}{% abort_message %}{% endunless %}`);
    assertReports(`{% if a.__http_status_code__ == 200 %}{{ a.b }}{% else %}${ABORT}{% endif %}`);
    assertReports(`{% if a.__http_status_code__ == 200 %}{{ a.b }}{% elsif a == nil %}${ABORT}{% endif %}`);
    assertReports(`{% case a.__http_status_code__ %}{% when 200, 201 %}{{ a.b }}{% else %}${ABORT}{% endcase %}`);
    assertReports(`{% liquid\n  if a.__http_status_code__ != 200\n    abort_message\n  endif\n%}`);
  });

  it('sees through variables', () => {
    assertReports(`{% assign s = a.__http_status_code__ %}{% if s != 200 %}${ABORT}{% endif %}`);
    assertReports(`{% assign s = a.__http_status_code__ | default: 0 %}{% if s != 200 %}${ABORT}{% endif %}`);
    assertReports(
      `{% assign s = {{a.__http_status_code__}} | plus: 0 %}{% if s < 200 or s > 299 %}${ABORT}{% endif %}`,
    );
  });

  it('is seen inside of blocks that hold both', () => {
    reports(
      CODE,
      `{% if b %}{% for c in d %}${call(' «:retry»')}{% if a == nil %}${ABORT}{% endif %}{% endfor %}{% endif %}`,
      `{% if b %}{% for c in d %}${call('')}{% if a == nil %}${ABORT}{% endif %}{% endfor %}{% endif %}`,
    );
    reports(
      CODE,
      `{% connected_content https://x.io\n  «:retry»\n%}{% unless connected %}${ABORT}{% endunless %}{{ connected.b }}`,
      `{% connected_content https://x.io\n%}{% unless connected %}${ABORT}{% endunless %}{{ connected.b }}`,
    );
  });

  it('is not an abort on something else, or on more than that', () => {
    for (const rest of [
      `{% if a.__http_status_code__ == 200 %}${ABORT}{% endif %}`,
      `{% if a.items == nil %}${ABORT}{% endif %}`,
      `{% if a.userData.amp_props.city == nil %}${ABORT}{% endif %}`,
      `{% if custom_attribute.\${b} == nil %}${ABORT}{% endif %}`,
      `{% if a.__http_status_code__ != 200 and b %}${ABORT}{% endif %}`,
      `{% if b %}{% if a.__http_status_code__ != 200 %}${ABORT}{% endif %}{% endif %}`,
      `{% if b == 1 %}c{% elsif a == nil %}${ABORT}{% endif %}`,
      `{% if b.__http_status_code__ != 200 %}${ABORT}{% endif %}`,
      `{% for c in a.items %}${ABORT}{% else %}${ABORT}{% endfor %}`,
      `{% if a == nil %}c{% endif %}`,
      `{% comment %}{% if a == nil %}${ABORT}{% endif %}{% endcomment %}`,
      ABORT,
    ]) {
      silent(CODE, call() + rest);
    }
  });

  it('is not an abort before the call, of another call, or without a retry', () => {
    const abort = `{% if a == nil %}${ABORT}{% endif %}`;
    silent(CODE, abort + call());
    silent(CODE, call('') + abort);
    silent(CODE, `${call()}{% connected_content https://x.io/b :save a %}${abort}`);
    silent(CODE, `{% if b %}${call()}{% else %}${abort}{% endif %}`);
    silent(CODE, `${call()}{% assign a = 1 %}${abort}`);
  });
});
