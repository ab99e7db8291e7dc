import { liquid } from '@codemirror/lang-liquid';
import { toLiquidHtmlAST } from '@shopify/liquid-html-parser';
import { Liquid } from 'liquidjs';

export type Parse = (text: string) => unknown;

/** The parsers of others, set up as their users set them up. They parse only; none collects facts. */
export function peers(): readonly { readonly name: string; readonly parse: Parse }[] {
  const engine = new Liquid();
  engine.registerTag('connected_content', { parse: () => undefined, render: () => undefined });
  const { parser } = liquid().language;
  return [
    { name: 'liquidjs', parse: (text) => engine.parse(text) },
    { name: '@codemirror/lang-liquid', parse: (text) => parser.parse(text) },
    {
      name: '@shopify/liquid-html-parser',
      parse: (text) => toLiquidHtmlAST(text, { mode: 'tolerant', allowUnclosedDocumentNode: true }),
    },
  ];
}
