import { runTestFiles } from '../vscode/testFiles';

/** VS Code calls it in the extension host, with one suite's bundled tests beside it. */
export function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  return runTestFiles(__dirname, 60_000);
}
