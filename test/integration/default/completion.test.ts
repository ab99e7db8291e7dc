import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openTemplate } from '../openTemplate';
import { run } from '../run';

const API = 'https://profile-api.amplitude.com/v1/userprofile?user_id=1';

/** Labels as they are sorted in the list, ours alone. */
function labels({ items }: vscode.CompletionList): string[] {
  const sorted = items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  return sorted.map(labelOf);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function offered(template: string, language?: string) {
  const opened = await openTemplate(template, language);
  const list = await opened.ask<vscode.CompletionList>('executeCompletionItemProvider', opened.position, undefined, 50);
  return { ...opened, list };
}

/** The text after the completion of that label was accepted, as the editor would. */
async function accepted(template: string, label: string, language?: string): Promise<string> {
  const { document, list } = await offered(template, language);
  const item = list.items.find((one) => labelOf(one) === label);
  assert.ok(item, `${label} is not offered`);
  const edit = new vscode.WorkspaceEdit();
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  assert.ok(range);
  const { insertText } = item;
  const newText = typeof insertText === 'string' ? insertText : (insertText?.value ?? label);
  edit.set(document.uri, [vscode.TextEdit.replace(range, newText), ...(item.additionalTextEdits ?? [])]);
  assert.ok(await vscode.workspace.applyEdit(edit));
  return document.getText();
}

describe('Completion in a template', () => {
  before(async () => {
    await run('selectConnection', { connection: 'Sample' });
    await run('clearProfiles');
    await run('getUserProperties', { userId: 'awkward-user' });
    await run('getCohorts', { userId: 'testUser' });
    await run('getUserProperties', { userId: 'testUser' });
  });

  it('puts fields that the request fills first', async () => {
    const { list } = await offered(`{% connected_content ${API}&get_amp_props=true :save a %}{{ a.userData.█ }}`);
    const all = labels(list);
    assert.deepEqual(all.slice(0, 3), ['amp_props', 'user_id', 'device_id']);
    assert.deepEqual(all.slice(-4), ['recommendations', 'cohort_ids', 'propensity', 'propensities']);
    const unasked = list.items.find((item) => labelOf(item) === 'recommendations');
    assert.equal(typeof unasked?.label === 'object' && unasked.label.description, 'not asked for');
  });

  it('matches more of the line than Emmet, which makes elements of variables in HTML', async () => {
    await vscode.extensions.getExtension('vscode.emmet')?.activate();
    const call = `{% connected_content ${API} :save a %}`;
    const places = [
      `${call}<p>{{ a.us█ }}</p>`,
      `${call}{% liquid\n  assign b = a.us█\n%}`,
      '{% if a == tr█ %}{% endif %}',
    ];
    for (const template of places) {
      const { list, document, position } = await offered(template, 'html');
      const emmets = list.items.find((item) => labelOf(item) === /[\w.]+(?=█)/.exec(template)?.[0]);
      const item = list.items.find((one) => /^(userData|true)$/.test(labelOf(one)));
      assert.ok(emmets?.range instanceof vscode.Range && item?.range instanceof vscode.Range, template);
      assert.ok(item.range.start.isBefore(emmets.range.start), template);
      assert.ok(item.filterText?.startsWith(document.getText(item.range.with({ end: position }))), template);
    }
  });

  it('inserts no more than a name where Emmet does not complete', async () => {
    const { list, document } = await offered(`{% connected_content ${API} :save a %}{{ a.us█ }}`);
    const { insertText, range } = list.items.find((item) => labelOf(item) === 'userData') ?? {};
    assert.equal(insertText, 'userData');
    assert.ok(range instanceof vscode.Range);
    assert.equal(document.getText(range), 'us');
  });

  it('writes what is before a tag as it was, also where it would mean something in a snippet', async () => {
    const { list } = await offered('{{${a}}}{%i█ %}', 'html');
    const { insertText } = list.items.find((item) => labelOf(item) === 'if') ?? {};
    assert.ok(insertText instanceof vscode.SnippetString);
    assert.ok(insertText.value.startsWith('{{\\${a\\}\\}\\}{%'), insertText.value);
  });

  it('offers snippets in text, and none for a field that nobody has', async () => {
    const named = async (template: string) =>
      labels((await offered(template)).list).filter((label) => label.startsWith('amp-'));
    assert.equal((await named('Hi amp█')).length, 8);
    assert.deepEqual(
      await named(`{% connected_content ${API}&get_amp_props=true :save a %}{{ a.userData.amp_props.status█ }}`),
      [],
    );
    assert.deepEqual(await named('Thank you for your post█'), []);
  });

  it('goes on with names that hold a hyphen, which begins no other list', async () => {
    const behindHyphen = async (template: string) => {
      const { ask, position } = await openTemplate(template);
      return labels(await ask<vscode.CompletionList>('executeCompletionItemProvider', position, '-', 50));
    };
    const header = `{% connected_content ${API} :headers {"Content-█": "x"} :save a %}`;
    assert.ok((await behindHyphen(header)).includes('Content-Type'));
    assert.equal((await behindHyphen('Hi amp-█')).length, 8);
    assert.deepEqual(await behindHyphen('{{-█'), []);
  });

  it('adds the parameter for a field that is not asked for', async () => {
    const template = `{% connected_content ${API}&get_cohort_ids=false :save a %}{{ a.userData.█ }}`;
    assert.equal(
      await accepted(template, 'cohort_ids'),
      `{% connected_content ${API}&get_cohort_ids=true :save a %}{{ a.userData.cohort_ids }}`,
    );
  });

  it('turns a flag on from the beginning of the query, and asks in every branch', async () => {
    const first = (query: string) => `{% connected_content ${API.replace('user_id=1', query)} :save a %}`;
    assert.equal(await accepted(first('█&get_amp_props=false'), 'get_amp_props'), first('get_amp_props=true'));
    assert.equal(await accepted(first('get_amp_props=false&█'), 'get_amp_props'), first('get_amp_props=true'));
    const branches = (query: string) => `{% if x %}${first(`x=1${query}`)}{% else %}${first(`x=2${query}`)}{% endif %}`;
    assert.equal(
      await accepted(`${branches('')}{{ a.userData.█ }}`, 'cohort_ids'),
      `${branches('&get_cohort_ids=true')}{{ a.userData.cohort_ids }}`,
    );
  });

  it('offers the words between values, and values behind them', async () => {
    assert.equal(await accepted('{% if a co█ %}{% endif %}', 'contains'), '{% if a contains  %}{% endif %}');
    assert.equal(await accepted('{% for x in y █ %}{% endfor %}', 'reversed'), '{% for x in y reversed %}{% endfor %}');
    const template = `{% connected_content ${API}&get_cohort_ids=true :save a %}{% case a.userData.cohort_ids[0] %}{% when █ %}{% endcase %}`;
    assert.equal(await accepted(template, 'cohort1'), template.replace('█', "'cohort1'"));
  });

  it('knows the properties of people who were looked up', async () => {
    const template = `{% connected_content ${API}&get_amp_props=true :save a %}{{ a.userData.amp_props.█ }}`;
    assert.equal(await accepted(template, 'gp:email'), template.replace('.█', "['gp:email']"));
    const { list } = await offered(template);
    const library = list.items.find((item) => labelOf(item) === 'library');
    assert.equal(typeof library?.label === 'object' && library.label.description, '"http/1.0"');
    const { documentation } = library ?? {};
    assert.ok(documentation instanceof vscode.MarkdownString && !documentation.isTrusted);
    assert.match(documentation.value, /`testUser`, just now/);
  });

  it('offers cohorts that were seen', async () => {
    const template = `{% connected_content ${API}&get_cohort_ids=true :save a %}{% if a.userData.cohort_ids contains '█' %}{% endif %}`;
    assert.equal(await accepted(template, 'cohort3'), template.replace('█', 'cohort3'));
  });

  it('writes tags with their end, filters, parameters and options', async () => {
    assert.equal(await accepted('{% █ %}', 'raw'), '{% raw %}{% endraw %}');
    assert.equal(await accepted('{{ a | up█ }}', 'upcase'), '{{ a | upcase }}');
    assert.equal(
      await accepted(`{% connected_content ${API}&█ %}`, 'get_amp_props'),
      `{% connected_content ${API}&get_amp_props=true %}`,
    );
    assert.equal(await accepted(`{% connected_content ${API} :█ %}`, 'retry'), `{% connected_content ${API} :retry %}`);
  });

  it('goes on to values as if by itself, so that nothing is said where none is known', async () => {
    const { list } = await offered(`{% connected_content ${API}&█ %}`);
    const { command } = list.items.find((item) => labelOf(item) === 'comp_id') ?? {};
    assert.deepEqual([command?.command, command?.arguments], ['editor.action.triggerSuggest', [{ auto: true }]]);
  });

  it('works in attributes of HTML, and leaves the rest of HTML to others', async () => {
    const html = vscode.languages.registerCompletionItemProvider('html', {
      provideCompletionItems: () => [new vscode.CompletionItem('of HTML')],
    });
    try {
      assert.equal(await accepted('<b title="{{ x | up█ }}">', 'upcase', 'html'), '<b title="{{ x | upcase }}">');
      assert.deepEqual(
        (await offered('<b █>', 'html')).list.items
          .map(labelOf)
          .filter((label) => label === 'of HTML' || label === 'if'),
        ['of HTML'],
      );
    } finally {
      html.dispose();
    }
  });
});
