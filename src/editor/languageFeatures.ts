import * as vscode from 'vscode';
import { registerAutoClosing } from './autoClosing';
import { registerCompletions } from './completions';
import { registerHovers } from './hovers';
import { registerInlayHints } from './inlayHints';
import { registerNavigation } from './navigation';
import { registerProfileCalls } from './profileCalls';
import type { SeenPeople } from './seenPeople';
import { registerSignatureHelp } from './signatureHelp';
import { registerStructure } from './structure';
import type { Templates } from './templates';

/** All that the editor offers in templates, with the values of people who were looked up. Nothing of it calls the network. */
export function registerLanguageFeatures(templates: Templates, seenPeople: SeenPeople): vscode.Disposable {
  const seen = (document: vscode.TextDocument) => seenPeople.of(document);
  return vscode.Disposable.from(
    registerCompletions(templates, seen),
    registerHovers(templates, seen),
    registerInlayHints(templates, seen, seenPeople.onDidChange),
    registerNavigation(templates),
    registerStructure(templates),
    registerSignatureHelp(templates),
    registerProfileCalls(templates),
    registerAutoClosing(templates),
  );
}
