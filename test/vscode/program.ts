import { fetchVSCode, VERSIONS, type VSCode } from './fetch';
import { type Flags, readFlags } from './flags';
import { exitOnSignals, fail } from './processes';

/** Runs tests as the VS Code that `runTests` believes to start: its flags come in, the exit code goes out. */
export async function actAsVSCode(runTests: (code: VSCode, flags: Flags) => Promise<number>): Promise<never> {
  exitOnSignals();
  try {
    const version = VERSIONS.find((one) => one === process.env.TEST_VSCODE);
    if (!version) throw new Error(`TEST_VSCODE must be one of ${VERSIONS.join(', ')}.`);
    process.exit(await runTests(await fetchVSCode(version), readFlags(process.argv.slice(2))));
  } catch (error) {
    return fail(error);
  }
}
