import assert from 'node:assert/strict';
import { ExactNumber } from '../../../src/profile/json';
import { assertValues, outputOf } from './rendering';

describe('Reckoning', () => {
  it('keeps decimals exact, as people write them', async () => {
    await assertValues([
      ['0.1 | plus: 0.2', '0.3'],
      ['1.1 | times: 1.1', '1.21'],
      ['10 | divided_by: 3.0', '3.3333333333333335'],
      ['3.0 | minus: 1', '2.0'],
      ['1.005 | round: 2', '1.01'],
      ['-2.5 | round', '-3'],
      ['1250 | round: -2', '1300'],
    ]);
  });

  it('reads numbers behind the white space of Ruby only', async () => {
    await assertValues([
      ["'\t 2' | plus: ' 1.5 '", '3.5'],
      ["'\u00a02' | plus: '\u30001.5'", '0'],
    ]);
  });

  it('rounds whole quotients down, and gives remainders the sign of the divisor', async () => {
    await assertValues([
      ['-7 | divided_by: 2', '-4'],
      ['7 | divided_by: -2', '-4'],
      ['-7 | modulo: 3', '2'],
      ['7 | modulo: -3', '-2'],
      ['-7.5 | modulo: 2', '0.5'],
    ]);
  });

  it('says what cannot be divided', async () => {
    await assertValues([
      ['1 | divided_by: 0', 'Liquid error: divided by 0'],
      ['1 | modulo: 0', 'Liquid error: divided by 0'],
      ['1.5 | divided_by: 0', 'Infinity'],
    ]);
  });

  it('goes on with what has no end, and what is no number', async () => {
    await assertValues([
      ['1 | divided_by: 0.0', 'Infinity'],
      ['-1 | divided_by: 0.0 | plus: 1', '-Infinity'],
      ['-1 | divided_by: 0.0 | abs', 'Infinity'],
      ['1 | divided_by: 0.0 | round: 2', 'Infinity'],
      ['1 | divided_by: 0.0 | round', "Liquid error: Computation results in 'Infinity'"],
      ['0 | divided_by: 0.0 | floor', "Liquid error: Computation results in 'NaN' (Not a Number)"],
      ['1 | divided_by: 0.0 | at_most: 3', '3'],
      ['1 | divided_by: 0.0 | at_least: 3', 'Infinity'],
      ['0 | divided_by: 0.0 | at_most: 3', 'NaN'],
      ['1 | divided_by: 0.0 | times: 0', 'NaN'],
      ['1 | divided_by: 0.0 | modulo: 0', 'Liquid error: divided by 0'],
    ]);
    const endless = { n: new ExactNumber('1e400') };
    assert.equal(
      await outputOf(
        '{{ 3 | plus: n }} {{ 3 | minus: n }} {{ 3 | divided_by: n }} {{ -3 | modulo: n }} {{ 3 | at_most: n }}',
        endless,
      ),
      'Infinity -Infinity 0.0 Infinity 3',
    );
  });

  it('keeps the sign of a decimal zero', async () => {
    assert.equal(await outputOf('{{ n | times: 1 }}', { n: new ExactNumber('-0.0') }), '-0.0');
    await assertValues([
      ['-0.0 | times: 1', '-0.0'],
      ['-0 | times: 1.5', '0.0'],
      ['-0.0 | divided_by: -2', '0.0'],
      ['-0.04 | round: 1', '-0.0'],
      ['-0.4 | round', '0'],
    ]);
  });

  it('loses no digit of large whole numbers', async () => {
    await assertValues([
      ['9007199254740993 | plus: 1', '9007199254740994'],
      ['9007199254740993 | times: 9007199254740993', '81129638414606699710187514626049'],
      ["'12345678901234567890' | minus: 1", '12345678901234567889'],
      ['9007199254740993 | divided_by: -2', '-4503599627370497'],
    ]);
  });
});
