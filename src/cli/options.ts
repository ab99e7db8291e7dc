import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Misuse } from './command';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses the arguments of a command. Throws `Misuse`. */
export function parsedOptions<const Known extends Options>(args: readonly string[], options: Known) {
  const written = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of written.tokens) {
    const fault = token.kind === 'option' ? faultOf(token, options[token.name]) : undefined;
    if (fault) throw new Misuse(fault);
  }
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

interface WrittenOption {
  /** As it was written, with its dashes. */
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether the value is behind an equals sign. */
  readonly inlineValue: boolean | undefined;
}

function faultOf({ rawName, value, inlineValue }: WrittenOption, known: Options[string] | undefined) {
  if (!known) return `There is no option ${rawName}: --help lists them. Write -- before files that begin with a dash.`;
  if (known.type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value.`;
  // In `--expect --format json` the value is forgotten; `--expect=--format` means it.
  const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
  return isMissing ? `${rawName} needs a value.` : undefined;
}

/** Returns `value` if it is one of the choices. Throws a `Misuse` that lists them if it is not. */
export function oneOf<Choice extends string>(choices: readonly Choice[], value: string, option: string): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Misuse(`${option} is one of ${choices.join(', ')}, not “${value}”.`);
  return choice;
}
