import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explanationsIn } from '../../src/problems/explaining';
import { CODES, RULES } from '../../src/problems/problems';
import { SEVERITIES } from '../../src/problems/rule';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const manifest = JSON.parse(read('package.json'));
const { commands, menus, keybindings, configuration, viewsWelcome, viewsContainers, views, walkthroughs } =
  manifest.contributes;
const prefix = 'amplitudeProfile.';
const names: string[] = commands.map(({ command }: { command: string }) => command.slice(prefix.length));

const editor = readdirSync(join(root, 'src/editor'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(join('src/editor', file)));
const source = [...editor, read('src/extension.ts')].join('\n');
const matches = (pattern: RegExp, text = source) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);

/** `commands.register('x', …)`, `forPeople('x', …)`, and the rows of the table of look-up commands. */
const registered = [
  ...matches(/\b(?:commands\.register|forPeople)\(\s*'(\w+)'/g),
  ...matches(/^ {2}(\w+): \{ argument: expected\./gm),
];

describe('The manifest', () => {
  it('contributes the commands that are registered, and no others', () => {
    assert.ok(names.length > 20);
    assert.deepEqual([...names].sort(), [...new Set(registered)].sort());
  });

  it('gives every command a title in the category Amplitude', () => {
    for (const { command, title, category } of commands) {
      assert.equal(category, 'Amplitude', command);
      assert.match(title, /^[A-Z]/, command);
      assert.ok(command.startsWith(prefix), command);
    }
    assert.equal(new Set(commands.map(({ title }: { title: string }) => title)).size, commands.length);
  });

  it('puts only its own commands into menus, welcome texts and links', () => {
    const inMenus = Object.values<{ command: string }[]>(menus).flatMap((items) => items.map(({ command }) => command));
    const inTexts = matches(
      /command:(amplitudeProfile\.\w+|(?!workbench\.action\.openWalkthrough)[\w.]+)/g,
      viewsWelcome.map(({ contents }: { contents: string }) => contents).join() + JSON.stringify(walkthroughs) + source,
    );
    for (const command of [...inMenus, ...inTexts]) assert.ok(names.includes(command.slice(prefix.length)), command);
  });

  it('gives every step of the walkthrough a picture in the colours of the theme, and an action', () => {
    const [{ steps }, ...others] = walkthroughs;
    assert.equal(others.length, 0);
    for (const { id, description, media, completionEvents } of steps) {
      const actions = matches(/^\[[^\]]+\]\(command:([\w.]+)/gm, description);
      assert.equal(actions.length, 1, id);
      for (const action of actions) {
        assert.ok(names.includes(action.slice(prefix.length)), action);
        assert.deepEqual(completionEvents, [`onCommand:${action}`]);
      }
      assert.match(read(media.svg), /var\(--vscode-editor-background\)/);
      assert.doesNotMatch(read(media.svg), /#[0-9a-f]{3,8}\b/i);
      assert.ok(media.altText, id);
    }
  });

  it('welcomes nobody before it is known which connection is active', () => {
    for (const { when } of viewsWelcome as { when: string }[])
      assert.ok(
        when.split(' && ').some((key) => !key.startsWith('!')),
        when,
      );
  });

  it('leads from the welcome of the view to the walkthrough', () => {
    const target = JSON.stringify([`${manifest.publisher}.${manifest.name}#${walkthroughs[0].id}`, false]);
    const link = `command:workbench.action.openWalkthrough?${encodeURIComponent(target)}`;
    assert.ok(viewsWelcome.some(({ contents }: { contents: string }) => contents.includes(link)));
  });

  it('describes every setting that is read, with a default, and reads every one it describes', () => {
    const contributed = Object.keys(configuration.properties).map((name) => name.slice(prefix.length));
    const settings = read('src/editor/settings.ts');
    assert.deepEqual(
      contributed.sort(),
      [...new Set(matches(/\b(?:get|own<string>|own<number>|number|valuesOf)\('(\w+)'/g, settings))].sort(),
    );
    for (const [name, setting] of Object.entries<Record<string, unknown>>(configuration.properties)) {
      assert.ok(setting.markdownDescription, name);
      assert.ok('default' in setting, name);
    }
  });

  it('is what the documents say: titles of commands, settings and their defaults', () => {
    const documents = ['README.md', 'docs/problems.md', 'package.json'].map(read).join('\n').replaceAll(/\s+/g, ' ');
    const named = matches(/\*\*Amplitude: ([^*]+)\*\*/g, documents);
    const titles = commands.map(({ title }: { title: string }) => title);
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((title) => !titles.includes(title)),
      [],
    );
    const rows = [...read('README.md').matchAll(/^\| `(amplitudeProfile\.\w+)` \| `([^`]*)` \|/gm)];
    const told = Object.fromEntries(rows.map(([, name, value = '']) => [name, value]));
    const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value).replaceAll(',', ', '));
    const settings = Object.entries<{ default: unknown }>(configuration.properties);
    assert.deepEqual(told, Object.fromEntries(settings.map(([name, setting]) => [name, shown(setting.default)])));
  });

  it('reads numbers within the limits that it gives', () => {
    const limits = [...read('src/editor/settings.ts').matchAll(/\bnumber\('(\w+)', ([\d_]+), ([\d_]+)\)/g)];
    assert.equal(limits.length, 3);
    for (const [, name, ...ends] of limits) {
      const { minimum, maximum } = configuration.properties[`${prefix}${name}`];
      assert.deepEqual(
        ends.map((text) => Number(text.replaceAll('_', ''))),
        [minimum, maximum],
        name,
      );
    }
  });

  it('offers every code of a problem in the setting, with its own severity and what it means', () => {
    const setting = configuration.properties[`${prefix}problems`];
    const levels = [...SEVERITIES, 'off'];
    const expected = Object.fromEntries(
      explanationsIn(read('docs/problems.md')).map(({ code, summary }) => {
        const severity = RULES.find((rule) => rule.code === code)?.severity ?? 'information';
        return [code, { enum: levels, default: severity, markdownDescription: summary }];
      }),
    );
    if (process.env.UPDATE_GOLDEN) {
      setting.properties = expected;
      writeFileSync(join(root, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    }
    assert.deepEqual(Object.keys(expected), [...CODES]);
    assert.deepEqual(setting.properties, expected, 'UPDATE_GOLDEN=1 writes it anew');
  });

  it('keeps what concerns keys and network out of workspaces', () => {
    for (const name of ['endpoint', 'timeout', 'requestsPerMinute', 'cacheSeconds']) {
      assert.equal(configuration.properties[prefix + name].scope, 'machine', name);
    }
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [`${prefix}endpoint`]);
  });

  it('names icons that exist', () => {
    const known = new Set(
      matches(/\.codicon-([a-z0-9-]+):before/g, read('node_modules/@vscode/codicons/dist/codicon.css')),
    );
    const used = [
      ...matches(/\$\(([a-z-]+)(?:~spin)?\)/g, JSON.stringify(commands) + source),
      ...matches(/ThemeIcon\('([a-z-]+)/g),
    ];
    assert.ok(used.length > 20);
    for (const icon of used) assert.ok(known.has(icon), icon);
    const files = [
      manifest.icon,
      ...[...viewsContainers.activitybar, ...views.amplitudeProfile].map(({ icon }) => icon),
    ];
    for (const file of files) assert.ok(existsSync(join(root, file)), file);
  });

  it('reads only context keys that are set', () => {
    const clauses = JSON.stringify([
      menus,
      keybindings,
      viewsWelcome,
      commands.map(({ enablement }: { enablement?: string }) => enablement),
    ]);
    const set = matches(/\bset\('(\w+)'/g, read('src/editor/contextKeys.ts'));
    const used = matches(/(?<![:"\w])amplitudeProfile\.(\w+)/g, clauses).filter((name) => name !== 'explorer');
    for (const key of used) assert.ok(set.includes(key), key);
  });

  it('activates for its own views, commands and templates only', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^on(Language|WebviewPanel|View|Command):\w/);
  });

  it('works in the VS Code whose types it is compiled with', () => {
    const [, minimum] = /^\^(\d+\.\d+)\.\d+$/.exec(manifest.engines.vscode) ?? [];
    const types = JSON.parse(read('node_modules/@types/vscode/package.json')).version;
    assert.ok(types.startsWith(`${minimum}.`), `${types} is not ${minimum}`);
  });
});
