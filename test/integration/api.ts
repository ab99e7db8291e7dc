import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationTarget, workspace } from 'vscode';
import { answer } from '../../src/sample/handler';

/** The sample API over HTTP, which notes the `Authorization` headers that it gets. */
export class Api {
  readonly authorizations: (string | undefined)[] = [];
  connections = 0;
  private readonly server: Server = createServer((request, response) => {
    this.authorizations.push(request.headers.authorization);
    const { method = '', url = '', headers } = request;
    const { status, headers: sent, body, delayMs = 0 } = answer({ method, url, headers });
    setTimeout(() => response.writeHead(status, sent).end(body), delayMs);
  }).on('connection', () => {
    this.connections++;
  });

  /** Resolves to the endpoint. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/userprofile`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Changes the person's own setting, as by hand; the default with nothing. */
export async function setEndpoint(endpoint: string | undefined): Promise<void> {
  await workspace.getConfiguration('amplitudeProfile').update('endpoint', endpoint, ConfigurationTarget.Global);
}
