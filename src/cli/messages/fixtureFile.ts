import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Fixture, FixtureFault, readFixture } from '../../preview/fixture';
import { Misuse } from '../command';
import { textNamed } from '../namedText';

/**
 * Returns the fixture of that name. Without a name, the one beside the template, or an empty one if there is none.
 * Throws `Misuse`.
 */
export function fixtureFor(template: string, named: string | undefined, folder: string): Fixture {
  if (named === undefined && template === '-') return {};
  const name = named ?? `${template}.fixture.json`;
  if (named === undefined && !existsSync(resolve(folder, name))) return {};
  const text = textNamed(name, folder);
  try {
    return readFixture(text);
  } catch (error) {
    throw error instanceof FixtureFault ? new Misuse(`“${name}” cannot be used. ${error.message}`) : error;
  }
}
