#!/usr/bin/env node
// A program with the flags of VS Code, for `runTests` to start: runs the tests here, before a window of VS Code.
require('tsx/cjs');
const { runBeforeWindow } = require('./window.ts');
const { actAsVSCode } = require('./program.ts');

actAsVSCode(runBeforeWindow);
