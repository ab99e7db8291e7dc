import * as vscode from 'vscode';
import type { Completion, CompletionKind } from '../../language/completion/completion';
import { completionsAt } from '../../language/completion/completions';
import { type Snippets, snippetsAt } from '../../language/completion/snippets';
import type { Seen } from '../../profile/seen';
import { withoutIcons } from '../labels';
import { rangeOf, type Templates } from './templates';

const { CompletionItemKind } = vscode;

const KINDS: { readonly [kind in CompletionKind]: vscode.CompletionItemKind } = {
  field: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  tag: CompletionItemKind.Keyword,
  filter: CompletionItemKind.Function,
  option: CompletionItemKind.Property,
  parameter: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  attribute: CompletionItemKind.Constant,
  keyword: CompletionItemKind.Keyword,
  header: CompletionItemKind.Property,
  snippet: CompletionItemKind.Snippet,
};

/** Suggests again. As if by itself, so that the editor says nothing where there is nothing to suggest. */
const SUGGEST: vscode.Command = {
  command: 'editor.action.triggerSuggest',
  title: 'Suggest',
  arguments: [{ auto: true }],
};

/** Keeps the completion, from which the documentation is made when the item is selected. */
type Item = vscode.CompletionItem & { readonly completion: Completion };

/** Provides completions at the cursor. `seen` returns what is known of people now; the snippets are in the extension. */
export function createCompletions(
  templates: Templates,
  seen: (document: vscode.TextDocument) => Seen,
  extensionUri: vscode.Uri,
): Required<vscode.CompletionItemProvider<Item>> {
  let snippets: Promise<Snippets> | undefined;
  return {
    async provideCompletionItems(document, position, _token, { triggerCharacter }) {
      if (!templates.has(document)) return undefined;
      const facts = templates.factsOf(document);
      const offset = document.offsetAt(position);
      const all = completionsAt(facts, offset, seen(document));
      // A hyphen opens the list of snippets alone, but closes no list of names that hold it.
      const found = triggerCharacter === '-' ? all.filter(({ start }) => start < offset) : all;
      const isText = found.length === 0 && (triggerCharacter === undefined || triggerCharacter === '-');
      if (isText) snippets ??= readSnippets(extensionUri);
      const completions = isText && snippets ? snippetsAt(facts, offset, await snippets) : found;
      if (completions.length === 0) return undefined;
      const leads = !isText && hasEmmet(document) ? leadsTo(document, completions) : undefined;
      const items = completions.map((one, index) => toItem(document, one, index, leads?.get(one.start)));
      // Each letter of a snippet's name makes other filter texts.
      return new vscode.CompletionList(items, isText);
    },
    resolveCompletionItem(item) {
      const markdown = item.completion.documentation?.(Date.now());
      if (markdown) item.documentation = new vscode.MarkdownString(markdown);
      return item;
    },
  };
}

async function readSnippets(extensionUri: vscode.Uri): Promise<Snippets> {
  const file = vscode.Uri.joinPath(extensionUri, 'media/snippets/liquid.json');
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
}

/** `lead` is the text before the completion that becomes part of it. */
function toItem(document: vscode.TextDocument, completion: Completion, index: number, lead = ''): Item {
  const { label, description, kind, newText, isSnippet, filterText, detail, edits, again } = completion;
  const text = withoutIcons(label);
  const shown = description === undefined ? text : { label: text, description };
  const item = Object.assign(new vscode.CompletionItem(shown, KINDS[kind]), { completion });
  const range = rangeOf(document, completion);
  item.range = range.with(range.start.translate(0, -lead.length));
  item.insertText = isSnippet ? snippetOf(lead, newText) : lead + newText;
  item.sortText = kind === 'snippet' ? orderOfSnippet(completion) : String(index).padStart(6, '0');
  item.keepWhitespace = !isSnippet;
  item.filterText = lead + (filterText ?? label);
  if (detail !== undefined) item.detail = detail.replaceAll('`', '');
  if (edits)
    item.additionalTextEdits = edits.map((edit) => vscode.TextEdit.replace(rangeOf(document, edit), edit.newText));
  if (again) item.command = SUGGEST;
  return item;
}

/** Whether Emmet completes here. It makes `<a class="user">` of `a.user` wherever that stands. */
function hasEmmet({ languageId, uri }: vscode.TextDocument): boolean {
  const included = vscode.workspace.getConfiguration('emmet', uri).get<object>('includeLanguages', {});
  return languageId !== 'liquid' || Object.hasOwn(included, languageId);
}

/** Characters of a line before a completion that can become part of it. Editors match no more than 128. */
const LONGEST_LEAD = 80;

/**
 * Returns what leads to the completions, by where they start. It does not reach back to their other edits, which editors
 * make first.
 */
function leadsTo(document: vscode.TextDocument, completions: readonly Completion[]): ReadonlyMap<number, string> {
  const starts = new Set(completions.map(({ start }) => start));
  const edited = new Set(completions.flatMap(({ edits = [] }) => edits.map(({ end }) => end)));
  return new Map(
    [...starts].map((start) => {
      const from = Math.max(start - LONGEST_LEAD, ...[...edited].filter((end) => end <= start));
      return [start, leadTo(document, document.positionAt(start), start - from)];
    }),
  );
}

/**
 * Returns what is before a completion on its line, up to and including the character before the last blank: `{ a.` for
 * `{{ a.█`. Editors rank longer matches higher, so that it is listed before what Emmet makes of the last word.
 */
function leadTo(document: vscode.TextDocument, { line, character }: vscode.Position, longest: number): string {
  const before = document.lineAt(line).text.slice(Math.max(0, character - longest), character);
  return /\S\s*\S*$/u.exec(before)?.[0] ?? '';
}

function snippetOf(lead: string, newText: string): vscode.SnippetString {
  return new vscode.SnippetString(new vscode.SnippetString().appendText(lead).value + newText);
}

/** HTML's own completions stay above snippets, unless the name of one is being typed. */
function orderOfSnippet({ label, filterText }: Completion): string {
  return filterText === undefined ? label : `!${label}`;
}
