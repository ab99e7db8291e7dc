import { setFlagsFromString } from 'node:v8';

/** Makes V8 optimise later, and inline less. */
const FLAGS = ['--interrupt-budget=300000', '--max-inlined-bytecode-size-cumulative=200'];

/**
 * Makes V8 spend less time on optimising. Every thread optimises hot code anew, which takes about as long as a check of
 * a few seconds itself. Only for Node.js 20 and 21, whose V8 has no cheaper optimising compiler.
 */
export function compileLess(): void {
  if (!process.versions.v8.startsWith('11.')) return;
  for (const flag of FLAGS) setFlagsFromString(flag);
}
