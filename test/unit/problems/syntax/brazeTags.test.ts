import { reports, silent } from '../checking';

const CODE = 'unfinished-expression';

describe('A tag of Braze', () => {
  it('names what it reads', () => {
    reports(CODE, '{% catalog_items «books» %}{{ items[0].a }}');
    reports(CODE, '{% catalog_items «{{custom_attribute.${b}}}» :rerender %}{{ items[0].a }}');
    reports(CODE, '{% catalog_selection_items «books» %}{{ items[0].a }}');
    for (const tag of ['{% «promotion» %}', '{% «promotion»() %}', '{% liquid\n  «promotion»\n%}']) reports(CODE, tag);
    silent(CODE, "{% catalog_items books 1 {{ 2 }} :rerender %}{{ items[0].a }}{% promotion('b') %}");
    silent(CODE, '{% catalog_selection_items books sale %}{{ items[0].a }}');
  });

  it('has its arguments in parentheses', () => {
    reports(CODE, "{% promotion «'a'» %}", "{% promotion('a') %}");
    reports(CODE, "{% abort_message «'a'» %}", "{% abort_message('a') %}");
    reports(CODE, '{% liquid\n  abort_message «"a"»\n%}', '{% liquid\n  abort_message("a")\n%}');
    silent(CODE, "{% promotion ( 'a' ) %}{% if true %}{% abort_message ('b') %}{% endif %}");
  });

  it('has a name and a value among the extras of a message', () => {
    reports(CODE, '{% «message_extras» %}');
    reports(CODE, '{% «message_extras» :key a %}');
    reports(CODE, '{% «message_extras» :value {{${city}}} %}');
    reports(CODE, '{% message_extras «key a value b» %}', '{% message_extras :key a :value b %}');
    reports(CODE, '{% message_extras «a: b» %}');
    silent(CODE, '{% message_extras :value {{${city}}} :key a %}');
  });

  it('aborts for a reason that is a plain text', () => {
    reports(CODE, "{% abort_message(«'no {{${city}}}'») %}");
    reports(CODE, '{% abort_message(«{{${city}}}») %}');
    reports(CODE, '{% abort_message(«reason») %}', "{% abort_message('reason') %}");
    reports(CODE, "{% assign reason = 'a' %}{% abort_message(«reason») %}");
    silent('unknown-variable', '{% abort_message(reason) %}');
    for (const spelling of ['', '()', "('a')", ' ("it\'s 5 {")']) silent(CODE, `{% abort_message${spelling} %}`);
  });
});
