import assert from 'node:assert/strict';
import { notOffered, refactored } from './refactoring';

const TITLE = 'Abort the message when the call fails';
const CALL = '{% connected_content https://x.io/a :save a %}';
const MARKED = '{% connected_content https://x.io/█a :save a %}';
const IF = 'if a.__http_status_code__ != 200';
const ABORT = "abort_message('The call failed')";

describe('A guard for a call that fails', () => {
  const offered: readonly (readonly [how: string, template: string, expected: string])[] = [
    ['on the same line', `${MARKED}{{ a.b }}`, `${CALL}{% ${IF} %}{% ${ABORT} %}{% endif %}{{ a.b }}`],
    [
      'on lines of its own, which print nothing',
      `<p>\r\n  ${MARKED}\r\n  {{ a.b }}`,
      `<p>\r\n  ${CALL}\r\n  {%- ${IF} %}\r\n    {% ${ABORT} %}\r\n  {% endif %}\r\n  {{ a.b }}`,
    ],
    [
      'with the white-space control of the call',
      `{%- connected_content https://x.io/a█ :save a -%}\n{{ a.b }}`,
      `{%- connected_content https://x.io/a :save a -%}\n{%- ${IF} %}\n  {% ${ABORT} %}\n{%- endif -%}\n{{ a.b }}`,
    ],
    [
      'in a liquid tag',
      '{% liquid\n  connected_content https://x.io/a█ :save a\n  echo a.b\n%}',
      `{% liquid\n  connected_content https://x.io/a :save a\n  ${IF}\n    ${ABORT}\n  endif\n  echo a.b\n%}`,
    ],
    [
      'behind a tag of several lines',
      'Hi\n{% connected_content\n  https://x.io/a\n  :save█ a\n%}\nHo',
      `Hi\n{% connected_content\n  https://x.io/a\n  :save a\n%}\n{%- ${IF} %}\n  {% ${ABORT} %}\n{% endif %}\nHo`,
    ],
    [
      'of a call without a name',
      '{% connected_content https://x.io/█a %}{{ connected.b }}',
      `{% connected_content https://x.io/a %}{% if connected.__http_status_code__ != 200 %}{% ${ABORT} %}{% endif %}{{ connected.b }}`,
    ],
    ['of a selected call', `«${CALL}»!`, `${CALL}{% ${IF} %}{% ${ABORT} %}{% endif %}!`],
  ];
  for (const [how, template, expected] of offered) {
    it(`is added ${how}`, () => assert.equal(refactored(TITLE, template), expected));
  }

  for (const [why, template] of [
    ['the status is read', `${MARKED}{% if a.__http_status_code__ == 200 %}{{ a.b }}{% endif %}`],
    ['the status is read in brackets', `${MARKED}{% if a['__http_status_code__'] == 200 %}{{ a.b }}{% endif %}`],
    ['the call is tried again', '{% connected_content https://x.io/█a :save a :retry %}'],
    ['the call has no name that is right', '{% connected_content https://x.io/█a :save %}'],
    ['the call is not all typed', '{% connected_content https://x.io/█a :save a'],
    ['it is no call', `${CALL} █`],
    ['more than the call is selected', `«${CALL}{{ a.b }}»`],
  ] as const) {
    it(`is of no use where ${why}`, () => notOffered(TITLE, template));
  }
});
