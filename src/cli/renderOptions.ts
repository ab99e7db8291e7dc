import type { ParseArgsConfig } from 'node:util';
import { WHAT_IFS, whatIfNamed } from '../preview/whatIf';
import { Misuse } from './command';
import { oneOf, parsedOptions } from './options';

const FORMATS = ['text', 'json'] as const;

/** The case in which no what-if applies. `ALL` stands for this case and every what-if. */
export const AS_IT_IS = 'as-it-is';
const ALL = 'all';

/** The parsed options of `render`. */
export interface RenderOptions {
  /** The name of a file, or `-` for standard input. */
  readonly template: string;
  /** If absent, the fixture beside the template is used, if there is one. */
  readonly fixture: string | undefined;
  /** Names of what-ifs, or `AS_IT_IS`. At least one, without duplicates. */
  readonly whatIfs: readonly string[];
  /** Whether the output is a list: `--what-if` names more than one case. */
  readonly isList: boolean;
  readonly expect: string | undefined;
  /** The reason with which the message is expected to be aborted. */
  readonly expectAbort: string | undefined;
  readonly format: (typeof FORMATS)[number];
  readonly config: string | undefined;
}

const OPTIONS = {
  fixture: { type: 'string' },
  'what-if': { type: 'string', multiple: true, default: [] },
  expect: { type: 'string' },
  'expect-abort': { type: 'string' },
  format: { type: 'string', default: 'text' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options'];

const REHEARSALS = WHAT_IFS.map(({ id, title }) => `    ${id.padEnd(22)} ${title}`).join('\n');

export const HELP = `Usage: amplitude-connected-content render [options] <template>

Prints the message exactly as a person would read it. It makes no calls: the fixture holds their answers.
- reads the template from standard input.

  --fixture <file>         the person, the time and the answers to calls (default: <template>.fixture.json, if it exists)
  --what-if <name>         what happens to calls to the Profile API; repeat it, or say "${ALL}", to list every outcome
  --expect <file>          the message that is expected: prints the difference instead
  --expect-abort <reason>  expects the message to be aborted for this reason; "" for an abort without one
  --format <format>        ${FORMATS.join(', ')} (default: text)
  --config <file>          settings.json of VS Code: amplitudeProfile.endpoint is read from it
  -h, --help

What if:

${REHEARSALS}
    ${AS_IT_IS.padEnd(22)} None of these

Exit codes: 0 rendered, and as expected; 1 aborted, not as expected, or stopped because it would take too long or become
too large; 2 something could not be read, written or understood. A list exits with 0, also with aborted messages.
`;

/** Parses the arguments of `render`. Returns nothing for `--help`. Throws `Misuse`. */
export function readRenderOptions(args: readonly string[]): RenderOptions | undefined {
  const { values, positionals } = parsedOptions(args, OPTIONS);
  if (values.help) return undefined;
  const [template, another] = positionals;
  if (template === undefined) throw new Misuse('Name a template to render, as in: render emails/welcome.liquid');
  if (another !== undefined) throw new Misuse(`render takes one template: “${another}” is another.`);
  const format = oneOf(FORMATS, values.format, '--format');
  const whatIfs = whatIfsNamed(values['what-if']);
  const isList = whatIfs.length > 1;
  const { fixture, expect, 'expect-abort': expectAbort, config } = values;
  if (expectAbort !== undefined && expect !== undefined)
    throw new Misuse('A message that is aborted cannot be read: give --expect or --expect-abort, not both.');
  if (expectAbort !== undefined && isList) throw new Misuse('--expect-abort is for one message, not for a list.');
  return { template, fixture, whatIfs, isList, expect, expectAbort, format, config };
}

function whatIfsNamed(names: readonly string[]): readonly string[] {
  const known = [AS_IT_IS, ...WHAT_IFS.map(({ id }) => id)];
  for (const name of names) oneOf([...known, ALL], name, '--what-if');
  if (names.includes(ALL)) return known;
  return names.length === 0 ? [AS_IT_IS] : [...new Set(names)];
}

/** `control` → **Control group**. */
export function titleOf(whatIf: string): string {
  return whatIfNamed(whatIf)?.title ?? 'As it is';
}
