/** Texts that make parsers slow: each of them, repeated to a size. */
export const NASTY: readonly (readonly [
  name: string,
  unit: string,
  frame?: readonly [before: string, after: string],
])[] = [
  ['outputs', '{{a}}'],
  ['open outputs', '{{'],
  ['open outputs with a word', '{{ a '],
  ['open tags', '{%'],
  ['open tags with a word', '{% if a '],
  ['braces', '{'],
  ['nested if', '{% if a %}'],
  ['nested for', '{% for x in x %}{{x}}'],
  ['stray ends', '{% endif %}'],
  ['mismatched blocks', '{% if a %}{% capture b %}{% else %}'],
  ['when', '{% when 1 %}', ['{% case a %}', '{% endcase %}']],
  ['raw without end', '{% raw %}'],
  ['comments without end', '{% comment %}'],
  ['html comments without end', '<!-- {{a}}'],
  ['html comments', '<!--{% raw %}-->'],
  ['quotes and openings', '{{"{{\','],
  ['apostrophes and openings', "{{',"],
  ['brackets', '[', ['{{ a', ' }}']],
  ['brackets and connectives', '[a and ', ['{% if ', ' %}']],
  ['parentheses', '(a and ', ['{% if ', ' %}']],
  ['ranges', '(1..2 and ', ['{% if ', ' %}']],
  ['outputs in a tag', '{{a ', ['{% if ', ' %}']],
  ['filters', '| a: "', ['{{ x ', ' }}']],
  ['curly quotes', '“a ‘', ['{{ x ', ' }}']],
  ['personalization', '${', ['{{ ', ' }}']],
  ['options', ' :save', ['{% connected_content u', ' %}']],
  ['braces in a URL', '{a', ['{% connected_content u', ' %}']],
  ['open headers', '{"a', ['{% connected_content u :headers {', ' %}']],
  ['query parameters', '&{{a}}=', ['{% connected_content https://a?', ' %}']],
  ['lines of a liquid tag', 'comment\n', ['{% liquid\n', '%}']],
  ['nested outputs', '{{ a | b: '],
];

export function nasty([, unit, [before, after] = ['', '']]: (typeof NASTY)[number], size: number): string {
  return before + unit.repeat(Math.max(1, Math.floor(size / unit.length))) + after;
}
