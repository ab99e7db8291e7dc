// Takes the place of @vscode/spdlog, which is native, in a fetched VS Code: the same functions, plain appends.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
const nothing = () => undefined;

class Logger {
  level = LEVELS.indexOf('info');
  bare = false;
  setPattern = nothing;
  flush = nothing;
  drop = nothing;

  constructor(_type, _name, file) {
    this.file = file;
    LEVELS.forEach((name, level) => {
      this[name] = (message) => this.write(level, message);
    });
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.bare = true;
  }

  write(level, message) {
    if (level < this.level) return;
    const line = this.bare ? message : `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`;
    try {
      appendFileSync(this.file, line);
    } catch {
      // A log must not break VS Code, not even when its folder is already gone.
    }
  }
}

async function create(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('plain', name, file);
}

exports.version = 0;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
