import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { NodeModule } from 'vscode-languageclient/node';
import type { ClientHost } from './connect.ts';
import { BASE64 } from './wire.ts';

/** Runs the server in a process of its own, with the Node that runs the editor. */
export function nodeHost(context: vscode.ExtensionContext): ClientHost {
  const server: NodeModule = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  return {
    create: (options) => new LanguageClient('modelkeel', 'Modelkeel', { run: server, debug: server }, options),
    process: (client) => (client instanceof LanguageClient ? (client.serverProcess?.pid ?? null) : null),
    // The client ends the process itself.
    ended: () => undefined,
    wire: BASE64,
  };
}
