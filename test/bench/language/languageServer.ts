import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { temporaryFolder } from '../../vscode/folders';
import { forShopify, PAUSE, type Unfinished } from './letter';

const ROUNDS = 20;
const WARM_UP = 3;

/** Milliseconds from an edit to the completions there, by Shopify's language server over stdio, one for each round. */
export async function languageServerTimes(letter: Unfinished): Promise<number[]> {
  const module = JSON.stringify(createRequire(import.meta.url).resolve('@shopify/theme-language-server-node'));
  const server = spawn(process.execPath, ['-e', `require(${module}).startServer()`], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  try {
    return await typing(connection, forShopify(letter));
  } finally {
    connection.dispose();
    server.kill();
    await once(server, 'exit');
  }
}

async function typing(connection: MessageConnection, { text, offset }: Unfinished): Promise<number[]> {
  const theme = temporaryFolder('theme');
  writeFileSync(join(theme, '.theme-check.yml'), 'extends: theme-check:recommended\n');
  const rootUri = pathToFileURL(theme).href;
  await connection.sendRequest('initialize', { processId: process.pid, rootUri, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const uri = `${rootUri}/sections/letter.liquid`;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'liquid', version: 0, text },
  });
  const line = text.slice(0, offset).split('\n').length - 1;
  const character = offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const isTyped = round % 2 === 0;
    const edited = isTyped ? `${text.slice(0, offset)}t${text.slice(offset)}` : text;
    const begun = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: round + WARM_UP + 1 },
      contentChanges: [{ text: edited }],
    });
    const items = await connection.sendRequest<readonly { label: string }[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line, character: isTyped ? character + 1 : character },
    });
    if (round >= 0) times.push(performance.now() - begun);
    await setTimeout(PAUSE);
    if (!items.some(({ label }) => label === 'title')) throw new Error('The language server offered no fields.');
  }
  return times;
}
