import * as vscode from 'vscode';
import { problemsIn, type Severities, stepsOfSearch } from '../../problems/problems';
import type { Problem } from '../../problems/rule';
import { Search } from '../../problems/search';
import type { Seen } from '../../profile/seen';
import type { SeenPeople } from '../profiles/seenPeople';
import { severities } from '../settings';
import { factsIn, type Templates } from '../templates/templates';

interface Known {
  readonly version: number;
  readonly seen: Seen;
  readonly severities: Severities;
  readonly search: Search;
}

/** The location of a text, which decides which folder's settings apply. */
export type Place = Pick<vscode.TextDocument, 'uri'>;

/**
 * Finds the problems of templates, by the people of the active connection and the settings of the template's folder.
 */
export class TemplateProblems implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when the same text may have other problems. */
  readonly onDidChange = this.changed.event;
  private readonly known = new WeakMap<vscode.TextDocument, Known>();
  /** Keyed by the URI of the workspace folder. */
  private readonly severitiesByFolder = new Map<string, Severities>();
  private readonly listeners: vscode.Disposable;

  constructor(
    private readonly templates: Templates,
    private readonly seenPeople: SeenPeople,
  ) {
    const renew = () => {
      this.severitiesByFolder.clear();
      this.changed.fire();
    };
    this.listeners = vscode.Disposable.from(
      seenPeople.onDidChange(renew),
      vscode.workspace.onDidChangeWorkspaceFolders(renew),
    );
  }

  /** Returns the problems of the current version of a document; none if it is not a template. */
  of(document: vscode.TextDocument): readonly Problem[] {
    return this.searchIn(document)?.problems ?? [];
  }

  /** Continues the search for a little over `milliseconds` at most. Returns whether it is complete. */
  lookInto(document: vscode.TextDocument, milliseconds: number): boolean {
    return this.searchIn(document)?.goOn(milliseconds) ?? true;
  }

  private searchIn(document: vscode.TextDocument): Search | undefined {
    if (!this.templates.has(document)) return undefined;
    const { version } = document;
    const seen = this.seenPeople.of(document);
    const severities = this.severitiesOf(document);
    const known = this.known.get(document);
    if (known?.version === version && known.seen === seen && known.severities === severities) return known.search;
    const search = new Search(this.stepsIn(document, seen, severities));
    this.known.set(document, { version, seen, severities, search });
    return search;
  }

  private *stepsIn(
    document: vscode.TextDocument,
    seen: Seen,
    severities: Severities,
  ): Generator<undefined, readonly Problem[]> {
    const facts = this.templates.factsOf(document);
    yield;
    return yield* stepsOfSearch(facts, seen, severities);
  }

  /** Returns the problems of a text that is not an open document. */
  inText(text: string, place: Place): readonly Problem[] {
    return problemsIn(factsIn(text), this.seenPeople.of(place), this.severitiesOf(place));
  }

  private severitiesOf({ uri }: Place): Severities {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const key = folder?.uri.toString() ?? '';
    const chosen = this.severitiesByFolder.get(key) ?? severities(folder);
    this.severitiesByFolder.set(key, chosen);
    return chosen;
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }
}
