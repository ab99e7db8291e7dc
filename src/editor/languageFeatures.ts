import * as vscode from 'vscode';
import { registerNavigation } from './navigation';
import { registerProfileCalls } from './profileCalls';
import { registerSignatureHelp } from './signatureHelp';
import { registerStructure } from './structure';
import { Templates } from './templates';

/** All that the editor offers in templates. */
export function registerLanguageFeatures(): vscode.Disposable {
  const templates = new Templates();
  return vscode.Disposable.from(
    templates,
    registerNavigation(templates),
    registerStructure(templates),
    registerSignatureHelp(templates),
    registerProfileCalls(templates),
  );
}
