import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckResult } from '../../../src/editor/problems/checkResult';
import { actionsAt, diagnosed } from '../diagnosed';
import { openTemplate } from '../openTemplate';
import { run } from '../run';

describe('In Restricted Mode, problems', () => {
  it('are shown and mended', async () => {
    const { document } = await openTemplate(
      '{% connected_content https://x.io/a :cache_max_age 20 :save a %}{{ a.b | default: 1 }}',
    );
    const [diagnostic] = await diagnosed(document.uri, 'cache-age-out-of-range');
    assert.ok(diagnostic);
    const [fix] = await actionsAt(document, diagnostic.range, vscode.CodeActionKind.QuickFix);
    assert.equal(fix?.title, 'Change to 300');
  });

  it('are looked for in the whole workspace', async () => {
    assert.ok((await run<CheckResult>('checkWorkspace', {})).templates >= 5);
    await run('clearProblems');
  });
});
