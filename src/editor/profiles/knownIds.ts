import type * as vscode from 'vscode';
import { idProblem } from '../../profile/ids';
import { isObject, type Json, own } from '../../profile/json';
import { ID_FIELDS, type PartName } from '../../profile/profile';
import type { FriendlyNames } from '../../profile/row';
import { SAMPLE_IDS } from '../../sample/shop';
import type { Connections } from '../connections/connections';
import type { KnownId } from '../inputs';
import * as settings from '../settings';
import type { Profiles } from './profiles';

/** A kind of thing that is asked for by id. */
export type IdKind = (typeof KINDS)[number];

const KINDS = ['recommendations', 'computations', 'predictions'] as const;

const PARTS: { readonly [kind in IdKind]: PartName } = {
  recommendations: 'recommendations',
  computations: 'computations',
  predictions: 'propensities',
};

const MEMORY = 'ids';
const MOST = 20;

/** Collects the ids that can be picked instead of typed. */
export class KnownIds implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly connections: Connections,
    private readonly profiles: Profiles,
    private readonly memory: vscode.Memento,
  ) {
    this.subscription = connections.onDidChange(({ forgotten, renamed }) => {
      for (const [name, newName] of renamed) this.move(name, newName);
      for (const name of forgotten) if (!connections.find(name)) this.move(name);
    });
  }

  /**
   * Returns ids from the settings, typed before and seen in answers, and those of the sample while it is active.
   * Without duplicates. Settings are those of the folder, or of all folders without one.
   */
  of(kind: IdKind, folder?: vscode.WorkspaceFolder): KnownId[] {
    const names: NonNullable<FriendlyNames[IdKind]> = settings.names(folder)[kind] ?? {};
    const configured = kind === 'recommendations' ? settings.recommendationIds(folder) : [];
    const sample = this.connections.sampleIsActive ? SAMPLE_IDS[kind] : [];
    const ofSettings = [...configured, ...Object.keys(names)].map((id) => ({ id, source: 'from the settings' }));
    const others = [
      ...this.remembered(kind).map((id) => ({ id, source: 'asked for before' })),
      ...this.seen(kind).map((id) => ({ id, source: 'seen in an answer' })),
      ...sample.map((id) => ({ id, source: 'of the sample' })),
    ];
    // Settings name computations by the names in answers, which may differ from their ids, so these come last.
    const all = kind === 'computations' ? [...others, ...ofSettings] : [...ofSettings, ...others];
    const found: KnownId[] = all.filter(({ id }) => idProblem(id) === undefined);
    const each = new Map(found.toReversed().map((one) => [one.id, one]));
    return [...each.values()].toReversed().map((one) => {
      return Object.hasOwn(names, one.id) ? { ...one, name: names[one.id] } : one;
    });
  }

  remember(kind: IdKind, ids: readonly string[]): void {
    const all = [...new Set([...ids, ...this.remembered(kind)])].slice(0, MOST);
    void this.memory.update(this.key(kind), all);
  }

  /** Renames or deletes the ids typed for a connection, when the connection itself is renamed or removed. */
  private move(name: string, newName?: string): void {
    for (const kind of KINDS) {
      const kept = this.memory.get(this.key(kind, name));
      if (kept === undefined) continue;
      if (newName !== undefined) void this.memory.update(this.key(kind, newName), kept);
      void this.memory.update(this.key(kind, name), undefined);
    }
  }

  private seen(kind: IdKind): string[] {
    return this.profiles.list(this.connections.active).flatMap(({ profile }) => {
      const part = profile.parts[PARTS[kind]];
      const field = ID_FIELDS[PARTS[kind]];
      const entries = field && Array.isArray(part?.value) ? (part.value as readonly Json[]) : [];
      const ids = entries.map((entry) => (field && isObject(entry) ? own(entry, field) : undefined));
      return [...(part?.asked ?? []), ...ids.filter((id) => typeof id === 'string')];
    });
  }

  /** Validates the stored value, because it is in a file that others can write. */
  private remembered(kind: IdKind): readonly string[] {
    const kept: unknown = this.memory.get(this.key(kind));
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  }

  private key(kind: IdKind, connection = this.connections.active): string {
    return `${MEMORY}.${kind}.${connection}`;
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
