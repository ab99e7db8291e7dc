import { Lines } from '../language/lines';
import { toTemplateRendering } from '../preview/templateRendering';
import { parseTemplate } from '../template/parser';
import { CLEAN, type Command } from './command';
import { fixtureFor } from './messages/fixtureFile';
import { outcomesOf, type RehearsalOutcome } from './messages/rehearsals';
import { type NamedTemplate, remarksOn } from './messages/remarks';
import { unreadableIn } from './messages/unreadable';
import { verdictOn } from './messages/verdict';
import { inputOf, textNamed } from './namedText';
import { printableJson } from './printable';
import { HELP, readRenderOptions } from './renderOptions';
import { settingsFrom } from './settingsFile';

const STDIN = '<stdin>';

/** `render welcome.liquid --fixture ada.json`: prints what a person would read, without the network. */
export const render: Command = {
  async run(args, shell) {
    const options = readRenderOptions(args);
    const { folder, env, stdout, stderr } = shell;
    if (!options) {
      await stdout.write(HELP);
      return CLEAN;
    }
    const { template, fixture, whatIfs, isList, expect, expectAbort: abort, format, config } = options;
    const settings = await settingsFrom(config, shell);
    const text = template === '-' ? await inputOf(shell, STDIN) : textNamed(template, folder);
    const expected = expect === undefined ? undefined : { name: expect, text: textNamed(expect, folder) };
    const tree = parseTemplate(text);
    const { endpoint } = settings.seen;
    const outcomes = await outcomesOf(tree, fixtureFor(template, fixture, folder), whatIfs, endpoint);
    const source = {
      name: template === '-' ? STDIN : template,
      lines: new Lines(text),
      mistake: unreadableIn(tree, settings),
    };
    // With `--format json`, standard output holds JSON only, so the difference goes to standard error.
    const forPeople = format === 'json' ? stderr : stdout;
    const style = { colours: forPeople.hasColours(env), isTerminal: stdout.columns !== undefined };
    const verdict = verdictOn(source, outcomes, { isList, expected, abort }, style);
    for (const line of [...remarksOn(source, outcomes), ...verdict.stderr]) await stderr.write(`${line}\n`);
    if (format === 'text' || expected) await forPeople.write(verdict.stdout);
    if (format === 'json') await stdout.write(jsonOf(source, outcomes, isList));
    return verdict.code;
  },
};

/**
 * Returns the result as the `renderTemplate` command gives it. For a list, an array of results, each with the name of
 * its what-if.
 */
function jsonOf({ lines }: NamedTemplate, outcomes: readonly RehearsalOutcome[], isList: boolean): string {
  const results = outcomes.map(({ whatIf, rendering }) => ({
    ...(isList ? { whatIf } : {}),
    ...toTemplateRendering(rendering, (offset) => lines.positionOf(offset)),
  }));
  return `${printableJson(isList ? results : results[0])}\n`;
}
