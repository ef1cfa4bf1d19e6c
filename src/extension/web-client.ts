import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { ClientHost } from './connect.ts';
import { BYTES } from './wire.ts';

type WorkerPort = ConstructorParameters<typeof BrowserMessageReader>[0] & { readonly terminate: () => void };

/** Of the page; the types of this project are those of no page. */
declare const Worker: new (script: string) => WorkerPort;

/** Runs the server in a web worker, which is served from where the extension is. */
export function webHost(context: vscode.ExtensionContext): ClientHost {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-web.js').toString(true);
  let worker: WorkerPort | null = null;
  return {
    create: (options) =>
      // The editor has workers of its own making, which the client would not take for workers.
      new LanguageClient(
        'modelkeel',
        'Modelkeel',
        () => {
          worker?.terminate();
          worker = new Worker(script);
          return Promise.resolve({
            reader: new BrowserMessageReader(worker),
            writer: new BrowserMessageWriter(worker),
          });
        },
        options,
      ),
    process: () => null,
    ended: () => {
      worker?.terminate();
    },
    wire: BYTES,
  };
}
