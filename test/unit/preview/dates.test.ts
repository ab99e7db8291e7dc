import assert from 'node:assert/strict';
import { outputOf, problemsOf } from './rendering';

const read = (text: string) => outputOf("{{ text | date: '%Y-%m-%d %H:%M:%S %z' }}", { text });

describe('A date', () => {
  const spellings: readonly (readonly [text: string, time: string])[] = [
    ['2016-03-14', '2016-03-14 00:00:00 +0000'],
    ['March 14, 2016', '2016-03-14 00:00:00 +0000'],
    ['14th March 2016', '2016-03-14 00:00:00 +0000'],
    ["14 Mar '16", '2016-03-14 00:00:00 +0000'],
    ['10/11/2016', '2016-11-10 00:00:00 +0000'],
    ['2016/03/14', '2016-03-14 00:00:00 +0000'],
    ['14.03.2016', '2016-03-14 00:00:00 +0000'],
    ['28-Aug-2000', '2000-08-28 00:00:00 +0000'],
    ['99-01-02', '1999-01-02 00:00:00 +0000'],
    ['2016-074', '2016-03-14 00:00:00 +0000'],
    ['Mon, 14 Mar 2016 10:20:30 GMT', '2016-03-14 10:20:30 +0000'],
    ['Sat Aug 28 02:55:00 2000', '2000-08-28 02:55:00 +0000'],
    ['2016-03-14T10:20:30.123+02:00', '2016-03-14 10:20:30 +0200'],
    ['2016-03-14 10:20 PST', '2016-03-14 10:20:00 -0800'],
    ['Mar 14 2016 4:05 PM', '2016-03-14 16:05:00 +0000'],
    ['41,', '2026-11-23 14:05:41 +0000'],
    ['20160314,5', '2026-11-20 16:03:14 +0000'],
    ['14Mar2016', '2016-03-14 00:00:00 +0000'],
    ["2ndSept '16 9h05m07s", '2016-09-02 09:05:07 +0000'],
    ['2016-03-14 9h PM', '2016-03-14 21:00:00 +0000'],
    ['2016-03-14 10:20 M', '2016-03-14 10:20:00 +1200'],
    ['Mon Mar 14 2016 10:20:30 GMT+0100 (Central European Standard Time)', '2016-03-14 10:20:30 +0000'],
    ['2016-03-14 10:20 Eastern Standard Time', '2016-03-14 10:20:00 +0000'],
    ['2016-02-31', '2016-03-02 00:00:00 +0000'],
    ['12:30', '2026-11-23 12:30:00 +0000'],
    ['March', '2026-03-01 00:00:00 +0000'],
    ['now', '2026-11-23 14:05:09 +0000'],
    ['Today', '2026-11-23 14:05:09 +0000'],
    ['1152098955', '2006-07-05 11:29:15 +0000'],
  ];

  for (const [text, time] of spellings)
    it(`may be written as ${text}`, async () => assert.equal(await read(text), time));

  for (const text of ['hello', 'monday', '2016-13-01', '25:00', '-1152098955', '', '2016-00-10', '24:30', '2015-366']) {
    it(`stays as it is when it is none: ${JSON.stringify(text)}`, async () => assert.equal(await read(text), text));
  }

  it('may be a number of seconds, and is nothing else', async () => {
    assert.equal(
      await outputOf("{{ 0 | date: '%Y' }} {{ 1.5 | date: '%Y' }} {{ true | date: '%Y' }}"),
      '1970 1.5 true',
    );
    assert.equal(await outputOf("{{ nil | date: '%Y' }}|{{ 'now' | date: nil }}|{{ 'now' | date: '' }}"), '|now|now');
  });

  it('is printed in every format of Ruby', async () => {
    const shown = async (format: string) => outputOf('{{ "2024-02-03 09:05:06.789" | date: f }}', { f: format });
    const formats: readonly (readonly [format: string, text: string])[] = [
      ['%a %A %b %B %h', 'Sat Saturday Feb February Feb'],
      ['%d %e %-d %_d %j', '03  3 3  3 034'],
      ['%m %-m %_m %y %Y %C', '02 2  2 24 2024 20'],
      ['%H %k %I %l %M %S %L %N %3N', '09  9 09  9 05 06 789 789000000 789'],
      ['%p %P %#p', 'AM am am'],
      ['%U %W %V %G %g %u %w', '04 05 05 2024 24 6 6'],
      ['%c', 'Sat Feb  3 09:05:06 2024'],
      ['%D %x %F', '02/03/24 02/03/24 2024-02-03'],
      ['%T %X %R %r', '09:05:06 09:05:06 09:05 09:05:06 AM'],
      ['%v', ' 3-FEB-2024'],
      ['%s %z %:z %::z %Z', '1706951106 +0000 +00:00 +00:00:00 UTC'],
      ['%^a %^10B %05d %010Y %10a', 'SAT   FEBRUARY 00003 0000002024        Sat'],
      ['%%|%n|%t|%Q|%Ey', '%|\n|\t|%Q|24'],
      ['%5', 'Liquid error: invalid format: %5'],
      ['%0_d|%_0d|%-_5d', ' 3|03|3'],
      ['%^c|%#c', 'SAT FEB  3 09:05:06 2024|Sat Feb  3 09:05:06 2024'],
      ['%:Y|%Em|%OA|%Od|%EC|%:', '%:Y|%Em|%OA|03|20|%:'],
    ];
    for (const [format, text] of formats) assert.equal(await shown(format), text, format);
  });

  it('has its zone in every form of Ruby', async () => {
    const shown = (time: string, format: string) =>
      outputOf('{{ t | date: f }}', { t: `2024-02-03 09:05${time}`, f: format });
    const format = '%z|%:z|%::z|%:::z|%_z|%_:z|%10z|%10:z|%_10z|%3Z.';
    assert.equal(
      await shown('+05:30', format),
      '+0530|+05:30|+05:30:00|+05:30| +530| +5:30|+000000530|+000005:30|      +530|.',
    );
    assert.equal(
      await shown('-03:00', format),
      '-0300|-03:00|-03:00:00|-03| -300| -3:00|-000000300|-000003:00|      -300|.',
    );
  });

  it('keeps what comes after milliseconds, in other zones too', async () => {
    const text = "{{ t | date: '%N %6N %L' }} {{ t | time_zone: 'Asia/Tokyo' | date: '%9N' }}";
    assert.equal(await outputOf(text, { t: '2024-02-03T09:05:06.123456789Z' }), '123456789 123456 123 123456789');
    assert.equal(await outputOf(text, { t: '1960-02-03T09:05:06.000001Z' }), '000001000 000001 000 000001000');
  });

  it('may be before the year 0', async () => {
    const text = "{{ '-0044-03-15' | date: '%Y %G %g %v' }}";
    assert.equal(await outputOf(text), '-0044 -0044 56 15-MAR--044');
  });

  it('can be read in another time zone, in summer and in winter', async () => {
    const text =
      "{{ t | time_zone: 'Europe/Berlin' | date: '%d %H:%M %z %Z' }}|{{ t | time_zone: 'America/Los_Angeles' | date: '%d %H:%M %Z' }}";
    assert.equal(await outputOf(text, { t: '2026-07-01 23:30' }), '02 01:30 +0200 CEST|01 16:30 PDT');
    assert.equal(await outputOf(text, { t: '2026-01-01 05:00' }), '01 06:00 +0100 CET|31 21:00 PST');
    assert.equal(await outputOf("{{ 'now' | time_zone: 'Asia/Kolkata' }}"), '2026-11-23 19:35:09 +0530');
  });

  it('names every time zone as the database does', async () => {
    for (const [zone, winter, summer = winter] of [
      ['Europe/London', 'GMT', 'BST'],
      ['Europe/Dublin', 'GMT', 'IST'],
      ['Europe/Moscow', 'MSK'],
      ['America/New_York', 'EST', 'EDT'],
      ['America/St_Johns', 'NST', 'NDT'],
      ['America/Sao_Paulo', '-03'],
      ['Africa/Johannesburg', 'SAST'],
      ['Africa/Lagos', 'WAT'],
      ['Africa/Maputo', 'CAT'],
      ['Africa/Nairobi', 'EAT'],
      ['Asia/Tokyo', 'JST'],
      ['Japan', 'JST'],
      ['Asia/Kolkata', 'IST'],
      ['Asia/Tel_Aviv', 'IST', 'IDT'],
      ['Asia/Dubai', '+04'],
      ['Asia/Kathmandu', '+0545'],
      ['Australia/Sydney', 'AEDT', 'AEST'],
      ['Pacific/Guam', 'ChST'],
      ['UTC', 'UTC'],
    ] as const) {
      const text = `{{ '2026-01-15' | time_zone: '${zone}' | date: '%Z' }} {{ '2026-07-15' | time_zone: '${zone}' | date: '%Z' }}`;
      assert.equal(await outputOf(text), `${winter} ${summer}`, zone);
    }
  });

  it('stays in its zone when there is no such one, and that is said', async () => {
    assert.equal(await outputOf("{{ 'now' | time_zone: 'Europe/Nowhere' | date: '%H' }}"), '14');
    assert.deepEqual(await problemsOf("{{ 'now' | time_zone: 'Mars' }}"), [
      'time_zone: There is no time zone `Mars`: the time stays as it is.',
    ]);
  });
});
