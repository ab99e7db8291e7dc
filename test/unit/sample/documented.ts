import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request and its answer, as Amplitude documents them. */
export interface DocumentedPair {
  readonly name: string;
  readonly request: string;
  readonly status: number;
  readonly response: unknown;
}

const FOLDER = join(__dirname, '../../fixtures/profile-api');

export const documentedPairs: readonly DocumentedPair[] = readdirSync(FOLDER).map((file) => ({
  name: file.replace('.json', ''),
  ...(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Omit<DocumentedPair, 'name'>),
}));
