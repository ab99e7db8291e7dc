import * as vscode from 'vscode';
import { shortened, visible } from '../../profile/visible';
import { Refusal } from '../commands';
import { openDocument } from '../openDocuments';
import { rangesIn } from '../templates/templates';
import { isAtOrIn } from '../uris';
import { type CheckResult, CheckTotals } from './checkResult';
import { toDiagnostics } from './diagnostics';
import { textOfFile, Unread } from './fileText';
import { TemplateFiles } from './templateFiles';
import type { TemplateProblems } from './templateProblems';

/** The number of files that are read at the same time. */
const READERS = 8;

const OPEN_FOLDER = ['workbench.action.files.openFolder', 'Open Folder…'] as const;

/** Settings that decide which files are checked and what is reported. */
const SETTINGS = ['amplitudeProfile', 'files.associations', 'files.exclude', 'search.exclude'];

/** Called with the number of templates done and their total. */
export type Progress = (done: number, all: number) => void;

export interface CheckedFiles {
  readonly result: CheckResult;
  /** The result as sentences. */
  readonly report: string;
}

/**
 * Shows the problems of templates in the workspace that are not open, once a check was started. From then on files that
 * change, appear or disappear are followed. Open templates have their own diagnostics.
 */
export class WorkspaceCheck implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('amplitudeProfile.workspace');
  /** The folders of the last check. Empty before the first one and after `clear`. */
  private folders: readonly TemplateFiles[] = [];
  private following: vscode.Disposable | undefined;
  private running = new AbortController();
  private finished: Promise<unknown> = Promise.resolve();
  /** The files and folders to look at again, with whether they were deleted. */
  private readonly changed = new Map<string, { readonly uri: vscode.Uri; readonly isDeleted: boolean }>();
  private isUpdating = false;

  constructor(
    private readonly problems: TemplateProblems,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /**
   * Checks every template of the workspace. Ends a check that is still under way. Rejects with `Refusal` if no folder
   * is open.
   */
  check(progress: Progress, signal: AbortSignal): Promise<CheckedFiles> {
    this.running.abort();
    this.running = new AbortController();
    const checking = this.checkAll(progress, AbortSignal.any([signal, this.running.signal]));
    this.finished = checking.catch(() => undefined);
    return checking;
  }

  /** Removes all problems and stops following files. */
  clear(): void {
    this.running.abort();
    this.following?.dispose();
    this.following = undefined;
    this.folders = [];
    this.changed.clear();
    this.shown.clear();
  }

  private async checkAll(progress: Progress, signal: AbortSignal): Promise<CheckedFiles> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) throw new Refusal('Open the folder that holds your templates first.', OPEN_FOLDER);
    this.folders = folders.map((folder) => new TemplateFiles(folder, folders));
    this.following ??= this.follow();
    const totals = new CheckTotals();
    const files: vscode.Uri[] = [];
    for (const folder of this.folders) {
      const found = await folder.find(signal);
      files.push(...found.files);
      for (const uri of found.unreadable) this.skip(uri, 'cannot be read', totals);
    }
    const waiting = files.values();
    let done = 0;
    const reader = async () => {
      for (const uri of waiting) {
        if (signal.aborted) break;
        await this.checkFile(uri, signal, totals);
        progress(++done, files.length);
      }
    };
    await Promise.all(Array.from({ length: READERS }, reader));
    if (!signal.aborted) this.keep(files);
    return { result: totals.result(signal.aborted), report: totals.report(signal.aborted) };
  }

  private async checkFile(uri: vscode.Uri, signal: AbortSignal, totals?: CheckTotals): Promise<void> {
    const document = openDocument(uri);
    if (document) {
      totals?.add(this.problems.of(document));
      return;
    }
    try {
      const text = await textOfFile(uri);
      if (signal.aborted) return;
      const problems = this.problems.inText(text, { uri });
      totals?.add(problems);
      if (openDocument(uri)) return;
      const rangeOf = rangesIn(text);
      this.shown.set(uri, toDiagnostics(problems, rangeOf));
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.shown.delete(uri);
      if (totals) this.skip(uri, error.message, totals);
    }
  }

  private skip(uri: vscode.Uri, reason: string, totals: CheckTotals): void {
    const name = shortened(visible(vscode.workspace.asRelativePath(uri)), 80);
    totals.skip(name, reason);
    this.log.info(`“${name}” was skipped: it ${reason}.`);
  }

  /** Removes the problems of all other files. */
  private keep(files: readonly vscode.Uri[]): void {
    const kept = new Set(files.map(String));
    this.shown.forEach((uri) => {
      if (!kept.has(uri.toString())) this.shown.delete(uri);
    });
  }

  private follow(): vscode.Disposable {
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => void this.update(uri);
    const gone = (uri: vscode.Uri) => {
      this.forget(uri);
      void this.update(uri, true);
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(gone),
      workspace.onDidOpenTextDocument(({ uri }) => this.shown.delete(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
      workspace.onDidChangeWorkspaceFolders(() => void this.again()),
      workspace.onDidChangeConfiguration((event) => {
        if (SETTINGS.some((name) => event.affectsConfiguration(name))) void this.again();
      }),
    );
  }

  /**
   * Checks changed files one after the other. A deleted one may have been read in the meantime, or exist again, so it is
   * forgotten and looked for once more.
   */
  private async update(changed: vscode.Uri, isDeleted = false): Promise<void> {
    this.changed.set(changed.toString(), { uri: changed, isDeleted });
    if (this.isUpdating) return;
    this.isUpdating = true;
    try {
      await this.finished;
      for (const [key, one] of this.changed) {
        const { uri } = one;
        this.changed.delete(key);
        if (one.isDeleted) this.forget(uri);
        const folder = vscode.workspace.getWorkspaceFolder(uri);
        const isTemplate = this.folders.some((files) => files.folder.uri === folder?.uri && files.has(uri));
        if (isTemplate) await this.checkFile(uri, this.running.signal);
      }
    } finally {
      this.isUpdating = false;
    }
  }

  /** Removes the problems of a file, or of all files in a folder. */
  private forget(place: vscode.Uri): void {
    this.shown.forEach((uri) => {
      if (isAtOrIn(uri, place)) this.shown.delete(uri);
    });
  }

  /** Repeats the check after the current one, because settings or folders have changed. */
  private async again(): Promise<void> {
    const before = this.running;
    await this.finished;
    if (this.running !== before || !this.following) return;
    if (vscode.workspace.workspaceFolders?.length) await this.check(() => undefined, new AbortController().signal);
    else this.clear();
  }

  dispose(): void {
    this.clear();
    this.shown.dispose();
  }
}
