import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every test file in a folder and below. A folder without any is a mistake. */
export function testFilesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const tests = files.filter((file) => /\.test\.[jt]s$/.test(file)).sort();
  if (tests.length === 0) throw new Error(`There is no test file in ${folder}.`);
  return tests.map((file) => join(folder, file));
}

/** Runs test files with mocha in this process. Rejects when a test fails, or when none ran. */
export async function runTestFiles(folder: string, timeout: number): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const { TEST_GREP: grep } = process.env;
  const mocha = new Mocha({ timeout, forbidPending: true, ...(grep ? { grep } : {}) });
  for (const file of testFilesIn(folder)) mocha.addFile(file);
  const { failures, tests } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats ?? Promise.reject(new Error('mocha kept no count.'))));
  });
  if (failures > 0) throw new Error(`${failures} of ${tests} tests failed.`);
  if (tests === 0 && !grep) throw new Error(`No test ran in ${folder}.`);
}
