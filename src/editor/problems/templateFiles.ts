import * as v from 'valibot';
import * as vscode from 'vscode';
import { matcherOf } from '../globs';
import { templateLanguages } from '../settings';
import { createLanguageOf, type LanguageFiles, type LanguageOf } from './fileLanguages';

const { Directory, SymbolicLink } = vscode.FileType;

const languageFiles = v.array(
  v.object({
    id: v.string(),
    extensions: v.optional(v.array(v.string())),
    filenames: v.optional(v.array(v.string())),
    filenamePatterns: v.optional(v.array(v.string())),
  }),
);
const contributions = v.object({ contributes: v.object({ languages: languageFiles }) });

export interface FoundFiles {
  /** Sorted by path. */
  readonly files: readonly vscode.Uri[];
  /** Folders that could not be read. */
  readonly unreadable: readonly vscode.Uri[];
}

/**
 * Finds the templates of a workspace folder, by the settings of that folder. Leaves out other workspace folders inside
 * it, which have settings of their own.
 */
export class TemplateFiles {
  private readonly roots: ReadonlySet<string>;
  private readonly languageOf: LanguageOf;
  private readonly languages: ReadonlySet<string>;
  private readonly isExcluded: (path: string) => boolean;

  /** `all` are the folders of the workspace. */
  constructor(
    readonly folder: vscode.WorkspaceFolder,
    all: readonly vscode.WorkspaceFolder[],
  ) {
    this.roots = new Set(all.map(({ uri }) => uri.toString()));
    const associations = settingOf(folder, 'files', 'associations').filter(isText);
    this.languageOf = createLanguageOf(knownLanguages(), Object.fromEntries(associations));
    this.languages = new Set(templateLanguages(folder));
    const excluded = ['files', 'search'].flatMap((section) => settingOf(folder, section, 'exclude'));
    // An object, `{ "when": … }`, hides files generated from a sibling, such as compiled scripts. Templates are not
    // generated.
    const globs = excluded.filter(([, value]) => value === true).map(([glob]) => glob);
    this.isExcluded = matcherOf(...globs);
  }

  /** Whether `find` would return this file if it exists. */
  has(uri: vscode.Uri): boolean {
    const names = this.pathOf(uri).split('/');
    const isHidden = names.some((_name, index) => this.isExcluded(names.slice(0, index + 1).join('/')));
    return !isHidden && this.isTemplate(uri);
  }

  /**
   * Finds all templates. Does not follow links to folders, so that no folder is visited twice. Returns early when the
   * signal is aborted.
   */
  async find(signal: AbortSignal): Promise<FoundFiles> {
    const files: vscode.Uri[] = [];
    const unreadable: vscode.Uri[] = [];
    const waiting = [this.folder.uri];
    for (let parent = waiting.pop(); parent && !signal.aborted; parent = waiting.pop()) {
      for (const [name, type] of await entriesOf(parent, unreadable)) {
        const uri = vscode.Uri.joinPath(parent, name);
        if (this.isExcluded(this.pathOf(uri)) || this.roots.has(uri.toString())) continue;
        if (type === Directory) waiting.push(uri);
        else if (type !== (Directory | SymbolicLink) && this.isTemplate(uri)) files.push(uri);
      }
    }
    return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), unreadable };
  }

  private isTemplate({ path }: vscode.Uri): boolean {
    const language = this.languageOf(path);
    return language !== undefined && this.languages.has(language);
  }

  /** Returns the path relative to the folder. */
  private pathOf({ path }: vscode.Uri): string {
    return path.slice(this.folder.uri.path.replace(/\/$/, '').length + 1);
  }
}

async function entriesOf(parent: vscode.Uri, unreadable: vscode.Uri[]): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(parent);
  } catch {
    unreadable.push(parent);
    return [];
  }
}

/** VS Code has this language without an extension. */
const PLAIN_TEXT: LanguageFiles = { id: 'plaintext', extensions: ['.txt'] };

function knownLanguages(): readonly LanguageFiles[] {
  const contributed = vscode.extensions.all.flatMap(({ packageJSON }) => {
    const result = v.safeParse(contributions, packageJSON);
    return result.success ? result.output.contributes.languages : [];
  });
  return [PLAIN_TEXT, ...contributed];
}

function settingOf(
  folder: vscode.WorkspaceFolder,
  section: string,
  name: string,
): readonly (readonly [string, unknown])[] {
  const value: unknown = vscode.workspace.getConfiguration(section, folder).get(name);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isText(entry: readonly [string, unknown]): entry is readonly [string, string] {
  return typeof entry[1] === 'string';
}
