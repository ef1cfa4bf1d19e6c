import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { ClientHost } from './connect.ts';
import { BYTES } from './wire.ts';

/** Of the page, as far as it is used here; the types of this project are those of no page. */
interface PageWorker {
  readonly terminate: () => void;
}
declare const Worker: new (script: string) => PageWorker;

/** Runs the server in a web worker, which is served from where the extension is. */
export function webHost(context: vscode.ExtensionContext): ClientHost {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-web.js').toString(true);
  let worker: PageWorker | null = null;
  // The editor has workers of its own making, which the client would not take for workers.
  const connect = (): Promise<{ reader: BrowserMessageReader; writer: BrowserMessageWriter }> => {
    worker?.terminate();
    const next = new Worker(script);
    worker = next;
    return Promise.resolve({ reader: new BrowserMessageReader(next), writer: new BrowserMessageWriter(next) });
  };
  return {
    create: (options) => new LanguageClient('modelkeel', 'Modelkeel', connect, options),
    process: () => null,
    ended: () => {
      worker?.terminate();
    },
    wire: BYTES,
  };
}
