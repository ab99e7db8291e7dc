#!/usr/bin/env node
// The desktop VS Code that DESKTOP_VSCODE names, with the workspace trust that `runTests` always switches off.
const { spawn } = require('node:child_process');

const flags = process.argv.slice(2).filter((flag) => flag !== '--disable-workspace-trust');
spawn(process.env.DESKTOP_VSCODE, flags, { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1));
