import * as vscode from 'vscode';
import { ApiFailure } from '../../api/failure';
import { type Answer, type Person, personKey, personOf } from '../../profile/profile';
import { refreshRequests } from '../../profile/refreshRequests';
import { normalized, type ProfileRequest, requestProblem } from '../../profile/request';
import type { Clients } from '../connections/clients';
import { type Connections, SAMPLE } from '../connections/connections';
import type { Profiles } from './profiles';

/** The result of the look-up commands. */
export interface LookUpResult {
  /**
   * As received, unknown keys included. A copy that belongs to the caller. Numbers are JavaScript's, so large ones lose
   * digits.
   */
  readonly userData: object;
  readonly connection: string;
  readonly status: number;
  /** ISO 8601. */
  readonly fetchedAt: string;
  readonly durationMs: number;
  readonly fromCache: boolean;
}

export interface LookUpOptions {
  /** Sends a request even if an answer is in memory. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Looks people up on the active connection and adds the answers to the profiles. */
export class LookUps implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when a look-up begins or ends. */
  readonly onDidChange = this.changed.event;
  private readonly lookedUp = new vscode.EventEmitter<Person>();
  /** Fires after a look-up by a command, with the person, of whom there may be newer answers than pages show. */
  readonly onDidLookUp = this.lookedUp.event;
  private readonly underWay = new Set<{ connection: string; person: Person; controller: AbortController }>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly connections: Connections,
    private readonly profiles: Profiles,
    private readonly clients: Clients,
  ) {
    this.subscription = connections.onDidChange(({ switched, forgotten, renamed }) => {
      if (switched || renamed.length > 0) this.cancel();
      for (const name of [...forgotten, ...renamed.map(([name]) => name)]) this.clients.forget(name);
      for (const name of forgotten) this.profiles.clear(name);
      for (const [name, newName] of renamed) this.profiles.rename(name, newName);
      const names = connections.all.map(({ name }) => name);
      if (!connections.failure) this.profiles.keepOnly([SAMPLE, ...names]);
    });
  }

  /** Returns the people who are being looked up on a connection. */
  running(connection: string): Person[] {
    return [...this.underWay].filter((one) => one.connection === connection).map(({ person }) => person);
  }

  isRunning(connection: string, person: Person): boolean {
    return this.running(connection).some((one) => personKey(one) === personKey(person));
  }

  /** Cancels the look-ups of a person, or all of them. */
  cancel(person?: Person): void {
    for (const { person: asked, controller } of this.underWay) {
      if (!person || personKey(asked) === personKey(person)) controller.abort();
    }
  }

  /** Looks a person up. Rejects with `ApiFailure`. */
  async lookUp(request: ProfileRequest, options?: LookUpOptions): Promise<LookUpResult> {
    const { connection, answer } = await this.ask(request, options);
    this.lookedUp.fire(personOf(request));
    return toResult(connection, answer);
  }

  /** Requests everything anew that is known of a person. Resolves to the last answer. Rejects with `ApiFailure`. */
  async refresh(person: Person): Promise<LookUpResult> {
    await this.connections.ready();
    const { profile } = this.profiles.get(this.connections.active, person) ?? {};
    const requests = profile ? refreshRequests(profile) : [];
    const last = requests.pop();
    for (const request of requests) await this.lookUp({ ...request, ...person }, { fresh: true });
    return this.lookUp({ ...last, ...person }, { fresh: true });
  }

  /** Like `lookUp`, but resolves to the answer as it was received. */
  async ask(
    request: ProfileRequest,
    { fresh = false, signal }: LookUpOptions = {},
  ): Promise<{ readonly connection: string; readonly answer: Answer }> {
    const problem = requestProblem(request);
    if (problem) throw new ApiFailure('invalid-request', problem);
    await this.connections.ready();
    const connection = this.connections.active;
    if (connection !== SAMPLE && !vscode.workspace.isTrusted) throw new ApiFailure('refused', RESTRICTED);

    const asked = normalized(request);
    const person = personOf(asked);
    const controller = new AbortController();
    const one = { connection, person, controller };
    const either = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
    this.underWay.add(one);
    this.changed.fire();
    try {
      const answer = await this.clients.lookUp(connection, asked, { fresh, signal: either });
      either.throwIfAborted();
      this.profiles.addAnswer(connection, answer);
      return { connection, answer };
    } catch (error) {
      if (either.aborted) throw new ApiFailure('cancelled', 'The look-up was cancelled.');
      if (!(error instanceof ApiFailure) || error.kind === 'cancelled') throw error;
      const failure = new ApiFailure(error.kind, error.message, { ...error.details, request: asked });
      this.profiles.addFailure(connection, person, failure);
      throw failure;
    } finally {
      this.underWay.delete(one);
      this.changed.fire();
    }
  }

  dispose(): void {
    this.cancel();
    this.subscription.dispose();
    this.changed.dispose();
    this.lookedUp.dispose();
  }
}

/** Why nothing is asked in Restricted Mode. */
export const RESTRICTED =
  'In Restricted Mode nothing is sent to Amplitude. Trust this workspace, or use the sample connection.';

function toResult(connection: string, { text, status, fetchedAt, durationMs, fromCache }: Answer): LookUpResult {
  const { userData } = JSON.parse(text) as { userData: object };
  return { userData, connection, status, fetchedAt: new Date(fetchedAt).toISOString(), durationMs, fromCache };
}
