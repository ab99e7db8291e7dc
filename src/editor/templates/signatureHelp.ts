import * as vscode from 'vscode';
import { signatureAt } from '../../language/signatureHelp';
import type { Templates } from './templates';

/** Shows the arguments of a filter while they are typed. */
export function createSignatureHelp(templates: Templates): vscode.SignatureHelpProvider {
  return {
    provideSignatureHelp(document, position) {
      const signature = signatureAt(templates.factsOf(document), document.offsetAt(position));
      if (!signature) return undefined;
      const { label, parameters, active, markdown } = signature;
      const shown = new vscode.SignatureInformation(label, new vscode.MarkdownString(markdown));
      shown.parameters = parameters.map(([start, end]) => new vscode.ParameterInformation([start, end]));
      const help = new vscode.SignatureHelp();
      help.signatures = [shown];
      help.activeSignature = 0;
      help.activeParameter = active ?? parameters.length;
      return help;
    },
  };
}
