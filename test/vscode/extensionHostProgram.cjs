#!/usr/bin/env node
// A program with the flags of VS Code, for `runTests` to start: runs the tests inside the extension host.
require('tsx/cjs');
const { runInExtensionHost } = require('./extensionHost.ts');
const { actAsVSCode } = require('./program.ts');

actAsVSCode(runInExtensionHost);
