import * as vscode from 'vscode';
import { type Lens, lensesIn } from '../../language/lenses';
import { linksIn } from '../../language/links';
import type { Seen } from '../../profile/seen';
import { withoutIcons } from '../labels';
import { endpoint } from '../settings';
import { rangeOf, type Templates } from './templates';

/** Provides, for each call to the Profile API, code lenses above it and a link from its URL to the documentation. */
export function createProfileCalls(templates: Templates, seen: (document: vscode.TextDocument) => Seen) {
  const lenses: vscode.CodeLensProvider = {
    provideCodeLenses(document) {
      return lensesIn(templates.factsOf(document), seen(document)).map((lens) => {
        return new vscode.CodeLens(rangeOf(document, lens), commandOf(lens, document.uri));
      });
    },
  };
  const links: vscode.DocumentLinkProvider = {
    provideDocumentLinks(document) {
      return linksIn(templates.factsOf(document), endpoint()).map((link) => {
        const translated = new vscode.DocumentLink(rangeOf(document, link), vscode.Uri.parse(link.url));
        translated.tooltip = link.tooltip;
        return translated;
      });
    },
  };
  return { lenses, links };
}

/** Returns the command of a lens; without an id for a lens that is text only. */
function commandOf({ title, tooltip, lookUp, preview }: Lens, template: vscode.Uri): vscode.Command {
  const shown = { title: withoutIcons(title), ...(tooltip ? { tooltip } : {}) };
  if (lookUp) return { ...shown, command: 'amplitudeProfile.lookUpCall', arguments: [lookUp] };
  if (!preview) return { ...shown, command: '' };
  return { ...shown, command: 'amplitudeProfile.openPreview', arguments: [{ template: template.toString() }] };
}
