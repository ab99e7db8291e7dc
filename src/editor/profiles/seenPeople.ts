import * as vscode from 'vscode';
import { type Person, type Profile, personKey } from '../../profile/profile';
import type { Seen } from '../../profile/seen';
import type { Connections } from '../connections/connections';
import * as settings from '../settings';
import type { KnownIds } from './knownIds';
import type { Profiles } from './profiles';

/**
 * Collects what language features know of people: the profiles of the active connection, and the settings of the
 * template's folder.
 */
export class SeenPeople implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** Keyed by the URI of the workspace folder. */
  private readonly known = new Map<string, Seen>();
  private readonly listeners: vscode.Disposable;
  private shown: Person | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly profiles: Profiles,
    private readonly knownIds: KnownIds,
  ) {
    const forget = () => this.forget();
    this.listeners = vscode.Disposable.from(
      connections.onDidChange(forget),
      profiles.onDidChange(forget),
      settings.onDidChangeSettings(forget),
    );
  }

  /** Returns the same object until something changes. */
  of({ uri }: Pick<vscode.TextDocument, 'uri'>): Seen {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const key = folder?.uri.toString() ?? '';
    const seen = this.known.get(key) ?? this.newSeen(folder);
    this.known.set(key, seen);
    return seen;
  }

  /** Makes this the person whose values are shown in templates. */
  show(person: Person): void {
    this.shown = person;
    this.forget();
  }

  private newSeen(folder: vscode.WorkspaceFolder | undefined): Seen {
    const profiles = newestFirst(this.profiles.list(this.connections.active).map(({ profile }) => profile));
    const shown = this.shown && personKey(this.shown);
    const active = profiles.find(({ person }) => personKey(person) === shown) ?? profiles[0];
    const ids = (kind: Parameters<KnownIds['of']>[0]) => this.knownIds.of(kind, folder).map(({ id }) => id);
    return {
      profiles,
      ...(active ? { active } : {}),
      isSample: this.connections.sampleIsActive,
      names: settings.names(folder),
      ids: {
        recommendations: ids('recommendations'),
        computations: ids('computations'),
        predictions: ids('predictions'),
      },
      endpoint: settings.endpoint(),
    };
  }

  private forget(): void {
    this.known.clear();
    this.changed.fire();
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }
}

/** Leaves out people of whom only the id is known, as after a restart. */
function newestFirst(profiles: readonly Profile[]): readonly Profile[] {
  const time = ({ lastAnswer }: Profile) => lastAnswer?.fetchedAt ?? 0;
  return profiles.filter(({ lastAnswer }) => lastAnswer).sort((one, other) => time(other) - time(one));
}
