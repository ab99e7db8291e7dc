// `npm test`: everything. First what needs no VS Code, while VS Code is fetched; then all that runs in VS Code, a version in each lane.
import { launchBrowser } from './browser';
import { fetchVSCode, VERSIONS } from './fetch';
import { project } from './folders';
import { exitOnSignals, fail, launch } from './processes';

async function main(): Promise<void> {
  exitOnSignals();
  const begun = performance.now();
  const [, ...passed] = await Promise.all([fetchAll(), pass('check'), pass('unit'), packageAndCli()]);
  if (!passed.every(Boolean)) throw new Error('There are failures above. What needs VS Code was not run.');
  const lanes = await Promise.all(VERSIONS.map(inVersion));
  console.log(`\n${secondsSince(begun)} in all.`);
  if (!lanes.every(Boolean)) throw new Error('There are failures above.');
  process.exit(0);
}

async function fetchAll(): Promise<void> {
  await Promise.all(VERSIONS.map((version) => fetchVSCode(version)));
  // Where the machine has no browser, the first start unpacks one.
  await (await launchBrowser()).close();
}

async function packageAndCli(): Promise<boolean> {
  return (await pass('package')) && pass('cli');
}

async function inVersion(version: string): Promise<boolean> {
  const integration = await pass('integration', '--vscode', version);
  return (await pass('ui', '--vscode', version)) && integration;
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
