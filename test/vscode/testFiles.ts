import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every test file in a folder, and below it when `deep`. A folder without any is a mistake. */
export function testFilesIn(folder: string, deep = true): string[] {
  const files = readdirSync(folder, { recursive: deep, encoding: 'utf8' });
  const tests = files.filter((file) => /\.test\.[jt]s$/.test(file)).sort();
  if (tests.length === 0) throw new Error(`There is no test file in ${folder}.`);
  return tests.map((file) => join(folder, file));
}

/** Runs test files with mocha in this process. Rejects when a test fails, or when none ran. */
export async function runTestFiles(folder: string, timeout: number, deep = true): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const { TEST_GREP: grep } = process.env;
  const mocha = new Mocha({ timeout, forbidPending: true, ...(grep ? { grep } : {}) });
  for (const file of testFilesIn(folder, deep)) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (mocha.suite.total() === 0) throw new Error(`There is no test in ${folder}.`);
  if (failures > 0) throw new Error(`${failures} of ${mocha.suite.total()} tests failed.`);
}
