import { cliRows } from './cli';
import { hostRows } from './inHost';
import { windowRows } from './inWindow';
import { languageRows } from './language/rows';
import { lookUpRows } from './lookUp';
import { print, type Row } from './measure';
import { previewRows } from './preview/rows';
import { problemRows } from './problems/rows';
import { templateRows } from './template/rows';

const SUITES: { readonly [name: string]: () => Promise<Row[]> } = {
  host: hostRows,
  window: windowRows,
  'look-up': lookUpRows,
  language: languageRows,
  problems: problemRows,
  template: templateRows,
  preview: previewRows,
  cli: cliRows,
};

/** `npm run bench [-- host window look-up language problems template preview cli]`: exits with 1 when a limit is missed. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(SUITES)) {
    if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await measure()));
  }
  print(rows);
  if (rows.some(({ holds }) => !holds)) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
