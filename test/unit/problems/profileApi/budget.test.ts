import { reports, silent } from '../checking';
import { API, ME } from './calling';

const CODE = 'no-requests-left';
let count = 0;
const call = () => `{% connected_content ${API}?${ME}&comp_id=${++count} :auth_credentials b :save a${count} %}`;
const calls = (many: number) => Array.from({ length: many }, call).join('');
const marked = () => call().replace('connected_content', '«connected_content»');

describe('no-requests-left', () => {
  it('is the eleventh call of one recipient', () => {
    reports(CODE, calls(10) + marked() + calls(3));
    reports(CODE, `${calls(5)}{% if b %}${calls(5)}${marked()}${calls(2)}{% endif %}`);
    reports(CODE, `${calls(2)}{% if b %}${calls(3)}{% else %}${calls(8)}{% endif %}${marked()}`);
    reports(
      CODE,
      `{% case b %}{% when 1 %}{% if c %}${calls(9)}{% endif %}${call()}{% else %}d{% endcase %}${marked()}`,
    );
    reports(CODE, `${calls(9)}{% if b %}${call()}{% endif %}{% if c %}${marked()}{% endif %}`);
    reports(CODE, `{% if b %}${calls(4)}{% if c %}${calls(6)}{% else %}${calls(6)}${marked()}{% endif %}{% endif %}`);
  });

  it('is a call that a loop makes eleven times', () => {
    reports(CODE, `{% for b in (1..11) %}${marked()}{% endfor %}`);
    reports(CODE, `{% for b in c limit: 6 %}${call()}${marked()}{% endfor %}`);
    reports(CODE, `{% for b in (1..4) %}{% for c in (1..3) %}${marked()}{% endfor %}{% endfor %}`);
    reports(CODE, `${calls(2)}{% for b in (1..9) %}${marked()}{% endfor %}${call()}`);
    silent(CODE, `{% for b in (1..5) %}${calls(2)}{% endfor %}`);
    silent(CODE, `{% for b in c %}${calls(2)}{% endfor %}`);
    silent(CODE, `{% if c %}{% for b in (1..9) %}${call()}{% endfor %}{% else %}${calls(3)}{% endif %}`);
  });

  it('is not what branches that exclude each other have together, ten calls, or other APIs', () => {
    silent(CODE, calls(10));
    silent(CODE, `{% if b %}${calls(10)}{% else %}${calls(10)}{% endif %}`);
    silent(
      CODE,
      `{% case b %}${Array.from({ length: 20 }, (_, index) => `{% when ${index} %}${call()}`).join('')}{% endcase %}`,
    );
    silent(
      CODE,
      `${calls(4)}{% if b %}{% if c %}${calls(6)}{% else %}${calls(5)}{% endif %}{% elsif d %}${calls(6)}{% endif %}`,
    );
    silent(
      CODE,
      Array.from({ length: 20 }, (_, index) => `{% connected_content https://x.io/${index} :save b${index} %}`).join(
        '',
      ),
    );
    silent(CODE, `${calls(10)}{% comment %}${calls(5)}{% endcomment %}`);
  });
});
