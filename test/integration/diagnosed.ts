import * as vscode from 'vscode';

/** What we say of a document, in document order. */
export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Amplitude')
    .sort((one, other) => one.range.start.compareTo(other.range.start));
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until this is all that we say of a document: the codes of its problems, in document order. */
export function diagnosed(uri: vscode.Uri, ...codes: string[]): Promise<readonly vscode.Diagnostic[]> {
  return diagnosedAs(uri, (diagnostics) => diagnostics.map(codeOf).join() === codes.join());
}

/** Waits until what we say of a document fits. */
export function diagnosedAs(
  uri: vscode.Uri,
  fits: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = () => {
      const diagnostics = diagnosticsOf(uri);
      if (!fits(diagnostics)) return;
      listener.dispose();
      resolve(diagnostics);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** What VS Code offers at a place: of one kind, where one is asked for. */
export async function actionsAt(
  { uri }: { readonly uri: vscode.Uri },
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
  );
  return found ?? [];
}

/** Does what an action does, once it is offered under this title. */
export async function perform(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const actions = await actionsAt(document, range);
  const action = actions.find((one) => one.title === title);
  if (!action) throw new Error(`“${title}” is not among ${actions.map((one) => one.title).join(', ')}.`);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
