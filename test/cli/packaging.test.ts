import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { folderWith } from '../unit/cli/folders';
import { project } from '../vscode/folders';

const npm = (...args: readonly string[]) => execFileSync('npm', args, { cwd: project, encoding: 'utf8' });

describe('The package for npm', () => {
  it('holds the command with the licences of its parts and nothing else, and installs it', () => {
    const folder = folderWith({ 'package.json': '{}' });
    const [{ filename, files }] = JSON.parse(npm('pack', '--json', '--pack-destination', folder));
    const paths = files.map(({ path }: { path: string }) => path).sort();
    assert.deepEqual(paths, ['LICENSE', 'README.md', 'dist/ThirdPartyNotices.txt', 'dist/cli.js', 'package.json']);
    npm('install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', join(folder, filename));
    const command = join(folder, 'node_modules/.bin/amplitude-connected-content');
    assert.equal(execFileSync(command, ['--version'], { encoding: 'utf8' }), `${version}\n`);
  });

  it('can be started as a program where it is built', () => {
    const built = join(project, 'dist/cli.js');
    accessSync(built, constants.X_OK);
    assert.equal(execFileSync(built, ['--version'], { encoding: 'utf8' }), `${version}\n`);
  });
});
