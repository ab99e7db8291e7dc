import * as vscode from 'vscode';
import { foldsIn } from '../../language/folding/folding';
import { selectionsAt } from '../../language/selectionRanges';
import { type SymbolKind, symbolsIn, type TemplateSymbol } from '../../language/symbols';
import type { Span } from '../../template/expressionNodes';
import { rangeOf, type Templates } from './templates';

const KINDS: { readonly [kind in SymbolKind]: vscode.SymbolKind } = {
  call: vscode.SymbolKind.Function,
  variable: vscode.SymbolKind.Variable,
  block: vscode.SymbolKind.Namespace,
  branch: vscode.SymbolKind.Namespace,
};

/** Provides document symbols, folding ranges and selection ranges. */
export function createStructure(templates: Templates) {
  const symbols: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      return symbolsIn(templates.factsOf(document).template).map((symbol) => symbolOf(document, symbol));
    },
  };
  const folding: vscode.FoldingRangeProvider = {
    provideFoldingRanges(document) {
      const indentation = document.languageId !== 'html';
      return foldsIn(templates.factsOf(document).template, { indentation }).map(({ startLine, endLine, kind }) => {
        return new vscode.FoldingRange(
          startLine,
          endLine,
          kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined,
        );
      });
    },
  };
  const selections: vscode.SelectionRangeProvider = {
    provideSelectionRanges(document, positions) {
      if (!templates.has(document)) return undefined;
      const { template } = templates.factsOf(document);
      return positions.map((position) => selectionOf(document, selectionsAt(template, document.offsetAt(position))));
    },
  };
  return { symbols, folding, selections };
}

function symbolOf(document: vscode.TextDocument, symbol: TemplateSymbol): vscode.DocumentSymbol {
  const { name, detail, kind, nameSpan, children } = symbol;
  const range = rangeOf(document, symbol);
  const translated = new vscode.DocumentSymbol(name, detail, KINDS[kind], range, rangeOf(document, nameSpan));
  translated.children = children.map((child) => symbolOf(document, child));
  return translated;
}

/** Converts spans, innermost first, to the innermost selection range, whose parents are the others. */
function selectionOf(document: vscode.TextDocument, spans: readonly Span[]): vscode.SelectionRange {
  return spans.reduceRight<vscode.SelectionRange | undefined>(
    (around, span) => new vscode.SelectionRange(rangeOf(document, span), around),
    undefined,
  ) as vscode.SelectionRange;
}
