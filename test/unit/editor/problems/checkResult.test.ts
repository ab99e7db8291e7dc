import assert from 'node:assert/strict';
import { CheckTotals } from '../../../../src/editor/problems/checkResult';
import type { Problem, Severity } from '../../../../src/problems/rule';

const usual = { code: 'x', message: 'It is wrong.', start: 0, end: 0, fixes: [], unnecessary: false } as const;
const problem = (severity: Severity): Problem => ({ ...usual, severity });

describe('What came of a check', () => {
  it('is counted by severity', () => {
    const totals = new CheckTotals();
    totals.add([]);
    totals.add([problem('error'), problem('hint'), problem('error')]);
    totals.add([problem('warning')]);
    totals.skip('a.liquid', 'is no text');
    assert.deepEqual(totals.result(false), {
      templates: 3,
      withProblems: 2,
      problems: 4,
      errors: 2,
      warnings: 1,
      informations: 0,
      hints: 1,
      skipped: 1,
      cancelled: false,
    });
    assert.equal(
      totals.report(false),
      'Checked 3 templates: 3 problems and 1 hint in 2 of them. “a.liquid” was skipped: it is no text.',
    );
  });

  it('is said of one template, of none, and of what was cancelled', () => {
    const totals = new CheckTotals();
    assert.equal(totals.report(false), 'There are no templates in this workspace.');
    assert.equal(totals.report(true), 'Cancelled after 0 templates: no problems.');
    totals.add([problem('error')]);
    assert.equal(totals.report(false), 'Checked 1 template: 1 problem.');
    totals.add([]);
    assert.equal(totals.report(true), 'Cancelled after 2 templates: 1 problem in 1 of them.');
  });

  it('tells hints from what the Problems panel lists', () => {
    const totals = new CheckTotals();
    totals.add([problem('hint'), problem('hint')]);
    assert.equal(totals.report(false), 'Checked 1 template: 2 hints.');
    totals.add([]);
    assert.equal(totals.report(false), 'Checked 2 templates: 2 hints in 1 of them.');
  });

  it('names one of many files that were skipped', () => {
    const totals = new CheckTotals();
    for (let file = 0; file < 1200; file++) totals.skip(`${file}.liquid`, 'cannot be read');
    assert.equal(
      totals.report(false),
      'Checked 0 templates: no problems. “0.liquid” and 1,199 others were skipped: the log says why.',
    );
  });
});
