import type { Message, PreviewModel, Variant } from '../../../src/webview/preview/protocol';

/** A message in which each of these texts was printed by an expression of its own: the first at 0–10, the second at 10–20… */
export function messageOf(output: string, ...printed: readonly string[]): Message {
  return {
    output,
    printed: printed.map((text, index) => {
      const from = output.indexOf(text);
      return { from, to: from + text.length, start: index * 10, end: index * 10 + 10 };
    }),
  };
}

export const MAIL = messageOf(
  `<html><body style="font-family: sans-serif"><h1>Hello Ada</h1><p>Picked for you: <b>Oat Cookie</b></p>
<img src="https://x.io/a.png" alt="A picture"><p><a href="https://shop.example/">Shop</a></p>
<table><tr><td>42 points</td></tr></table></body></html>`,
  'Ada',
  'Oat Cookie',
  'https://x.io/a.png',
  '42',
);

export function preview(changes: Partial<PreviewModel> = {}): PreviewModel {
  return {
    template: 'file:///a/welcome.liquid',
    connection: 'Sample',
    sample: true,
    restricted: false,
    person: 'treated-user',
    isHtml: true,
    message: MAIL,
    calls: [
      {
        start: 0,
        end: 90,
        words: 'recommendations home-page of treated-user',
        url: 'https://profile-api.amplitude.com/v1/userprofile?user_id=treated-user&get_recs=true&rec_id=home-page',
        method: 'GET',
        variable: 'amplitude',
        status: 200,
        durationMs: 143,
        size: 1234,
        fromCache: true,
        retries: 2,
        simulated: true,
        answered: true,
        allowed: false,
      },
      {
        start: 90,
        end: 120,
        words: 'api.weather.example',
        url: 'https://api.weather.example/today?key=…',
        method: 'GET',
        variable: 'weather',
        failure: 'Not called: this host is not allowed in this workspace.',
        durationMs: 0,
        fromCache: false,
        retries: 0,
        simulated: false,
        answered: false,
        host: 'api.weather.example',
        allowed: false,
      },
    ],
    problems: [{ start: 3, end: 9, message: 'Liquid error: divided by 0', line: 3, column: 5 }],
    attributes: [
      { group: '', name: 'first_name', value: 'Ada' },
      { group: '', name: 'email_address' },
      { group: 'custom_attribute', name: 'favourite colour', value: 'blue' },
    ],
    fixture: { name: 'welcome.liquid.fixture.json', exists: true },
    comparable: 1,
    whatIfs: [
      { id: 'control', title: 'Control group', about: 'The default has to be served.' },
      { id: 'slow', title: 'Slower than 2 s', about: 'The answer takes longer than Braze waits.' },
      { id: 'wrong-key', title: 'Wrong key', about: 'The API answers 401.' },
    ],
    whatIf: 'control',
    waiting: true,
    images: false,
    busy: false,
    ...changes,
  };
}

export const VARIANTS: readonly Variant[] = [
  { title: 'As it is', same: true, message: MAIL },
  { title: 'Control group', same: false, message: messageOf(MAIL.output.replace('Oat Cookie', 'Our bestsellers')) },
  { title: 'Slower than 2 s', same: true, message: MAIL },
  {
    title: 'Wrong key',
    same: false,
    message: { ...messageOf(''), aborted: { reason: 'no profile', cause: 'The call was answered with 401.' } },
  },
];
