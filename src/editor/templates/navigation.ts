import * as vscode from 'vscode';
import { definitionsAt } from '../../language/definition';
import { type Highlight, highlightsAt } from '../../language/highlights';
import { occurrencesAt } from '../../language/occurrences';
import { type Refused, renamableAt, renameAt } from '../../language/rename';
import { editOf, locationOf, rangeOf, type Templates } from './templates';

const KINDS: { readonly [kind in Highlight['kind']]: vscode.DocumentHighlightKind } = {
  read: vscode.DocumentHighlightKind.Read,
  write: vscode.DocumentHighlightKind.Write,
  text: vscode.DocumentHighlightKind.Text,
};

/** Provides definition, references, highlights and rename of variables. */
export function createNavigation(templates: Templates) {
  const definition: vscode.DefinitionProvider = {
    provideDefinition(document, position) {
      const answer = definitionsAt(templates.factsOf(document), document.offsetAt(position));
      return answer?.definitions.map((definition): vscode.LocationLink => {
        return {
          originSelectionRange: rangeOf(document, answer.origin),
          targetUri: document.uri,
          targetRange: rangeOf(document, definition.tag),
          targetSelectionRange: rangeOf(document, definition),
        };
      });
    },
  };
  const references: vscode.ReferenceProvider = {
    provideReferences(document, position, { includeDeclaration }) {
      return occurrencesAt(templates.factsOf(document), document.offsetAt(position))
        ?.filter(({ role }) => includeDeclaration || role === 'use')
        .map((occurrence) => locationOf(document, occurrence));
    },
  };
  const highlights: vscode.DocumentHighlightProvider = {
    provideDocumentHighlights(document, position) {
      return highlightsAt(templates.factsOf(document), document.offsetAt(position))?.map((highlight) => {
        return new vscode.DocumentHighlight(rangeOf(document, highlight), KINDS[highlight.kind]);
      });
    },
  };
  const rename: Required<vscode.RenameProvider> = {
    prepareRename(document, position) {
      const answer = permitted(renamableAt(templates.factsOf(document), document.offsetAt(position)));
      return answer && { range: rangeOf(document, answer), placeholder: answer.name };
    },
    provideRenameEdits(document, position, newName) {
      const answer = permitted(renameAt(templates.factsOf(document), document.offsetAt(position), newName));
      return answer && editOf(document, answer.edits);
    },
  };
  return { definition, references, highlights, rename };
}

/** Turns a refusal into an error, whose message the editor shows beside the name. */
function permitted<Answer extends { readonly kind: string }>(answer: Answer | Refused | undefined): Answer | undefined {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

function isRefused(answer: { readonly kind: string } | undefined): answer is Refused {
  return answer?.kind === 'refused';
}
