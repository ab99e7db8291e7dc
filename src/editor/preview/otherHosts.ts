import * as vscode from 'vscode';
import { isPublicHost } from '../../api/addresses';
import { ApiFailure } from '../../api/failure';
import type { Caller } from '../../preview/rendering';
import { notAllowed, notAuthorized } from './notCalled';

const MEMORY = 'allowedHosts';

/** Hosts other than Amplitude’s that the user allows previews of this workspace to call. */
export class OtherHosts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when a host is allowed, or no longer. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  readonly allows = (host: string): boolean => this.allowed.includes(host);

  allow(host: string): void {
    this.keep([...this.allowed.filter((one) => one !== host), host]);
  }

  disallow(host: string): void {
    this.keep(this.allowed.filter((one) => one !== host));
  }

  /** Calls allowed hosts only, and none in Restricted Mode. */
  readonly call: Caller = async (request, signal) => {
    const { hostname, host } = new URL(request.url);
    if (!vscode.workspace.isTrusted) {
      return {
        failure: 'Not called: Restricted Mode allows no calls. Trust this workspace, or give the answer in a fixture.',
      };
    }
    if (!isPublicHost(hostname)) {
      return {
        failure: 'Not called: a preview never calls this machine or its own network. Give the answer in a fixture.',
      };
    }
    const credential = request.basicAuth ?? request.authCredentials;
    if (credential !== undefined) return notAuthorized(credential);
    if (!this.allows(host)) return notAllowed(host);
    try {
      const { callOther } = await import('../../api/otherCalls');
      return { ...(await callOther(request, signal)), fromCache: false };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ApiFailure) return { failure: error.message };
      throw error;
    }
  };

  private keep(hosts: readonly string[]): void {
    void this.memory.update(MEMORY, hosts);
    this.changed.fire();
  }

  /** Validates the stored value, because it is in a file that others can write. */
  private get allowed(): readonly string[] {
    const kept: unknown = this.memory.get(MEMORY);
    return Array.isArray(kept) ? kept.filter((host) => typeof host === 'string') : [];
  }

  dispose(): void {
    this.changed.dispose();
  }
}
