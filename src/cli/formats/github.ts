import type { Severity } from '../../problems/rule';
import { rangeOf } from '../positions';
import { printable } from '../printable';
import type { Format } from '../report';
import { pathIn } from './uri';

const LEVELS: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Writes annotations for GitHub Actions: `::error file=a.liquid,line=3,…::What is wrong.` `root` is the folder of the
 * repository.
 * Source: GitHub, Workflow commands.
 */
export function createGithub(root: string): Format<string> {
  return {
    partOf({ name, path, lines, problems }) {
      const parts = problems.map((problem) => {
        const { line, column, endLine, endColumn } = rangeOf(lines, problem);
        const columns = line === endLine ? { col: column, endColumn } : {};
        const file = path === undefined ? name : pathIn(root, path);
        const properties = { file, line, endLine, ...columns, title: problem.code };
        return command(LEVELS[problem.severity], properties, problem.message);
      });
      return parts.join('');
    },
    add: (part) => part,
    fail: ({ message }) => command('error', {}, message),
    end: () => '',
  };
}

function command(name: string, properties: { readonly [name: string]: string | number }, message: string): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${[name, ...(written.length > 0 ? [written.join(',')] : [])].join(' ')}::${inData(message)}\n`;
}

function inData(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function inProperty(text: string): string {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
