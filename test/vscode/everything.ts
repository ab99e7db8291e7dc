// `npm test`: everything. A lane for each version of VS Code, and one for what needs none.
import { launchBrowser } from './browser';
import { fetchVSCode, VERSIONS } from './fetch';
import { project } from './folders';
import { exitOnSignals, fail, launch } from './processes';

async function main(): Promise<void> {
  exitOnSignals();
  const begun = performance.now();
  const packaged = pass('package');
  const ready = Promise.all([packaged, fetchAll()]).then((all) => all.every(Boolean));
  const lanes = await Promise.all([withoutVSCode(packaged), ...VERSIONS.map((version) => inVSCode(version, ready))]);
  console.log(`\n${secondsSince(begun)} in all.`);
  if (!lanes.every(Boolean)) throw new Error('There are failures above.');
  process.exit(0);
}

async function withoutVSCode(packaged: Promise<boolean>): Promise<boolean> {
  const passed = [
    await pass('check'),
    await pass('unit'),
    await pass('pages'),
    (await packaged) && (await pass('cli')),
  ];
  return passed.every(Boolean);
}

/** The UI tests come first: they often wait, while `withoutVSCode` still has work for the cores. Integration tests hardly do. */
async function inVSCode(version: string, ready: Promise<boolean>): Promise<boolean> {
  if (!(await ready)) return false;
  const passed = [await pass('ui', '--vscode', version), await pass('integration', '--vscode', version)];
  return passed.every(Boolean);
}

/** Says why when it fails. */
async function fetchAll(): Promise<boolean> {
  try {
    await Promise.all(VERSIONS.map((version) => fetchVSCode(version)));
    // Where the machine has no browser, the first start unpacks one.
    await (await launchBrowser()).close();
    return true;
  } catch (error) {
    console.error(`\n── fetching VS Code and a browser: FAILED\n\n${error}`);
    return false;
  }
}

/** Runs a script of package.json. What it prints is printed in one piece when it is done. */
async function pass(script: string, ...options: string[]): Promise<boolean> {
  const begun = performance.now();
  const args = ['run', '--silent', script, ...(options.length > 0 ? ['--', ...options] : [])];
  const program = launch('npm', args, { cwd: project });
  const code = await program.ended;
  const said = code === 0 ? 'passed' : 'FAILED';
  console.log(
    `\n── npm run ${[script, ...options].join(' ')}: ${said} after ${secondsSince(begun)}\n\n${program.output().trim()}`,
  );
  return code === 0;
}

const secondsSince = (begun: number) => `${Math.round((performance.now() - begun) / 1000)} s`;

main().catch(fail);
