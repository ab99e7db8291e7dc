import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Misuse } from './command';

/** Parses the arguments of a command. Throws `Misuse`. */
export function parsedOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw error instanceof TypeError ? new Misuse(error.message.replaceAll('\n', ' ')) : error;
  }
}

/** Returns `value` if it is one of the choices. Throws a `Misuse` that lists them if it is not. */
export function oneOf<Choice extends string>(choices: readonly Choice[], value: string, option: string): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Misuse(`${option} is one of ${choices.join(', ')}, not “${value}”.`);
  return choice;
}
