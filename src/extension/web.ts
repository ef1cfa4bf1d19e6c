import type * as vscode from 'vscode';
import { start } from './start.ts';
import type { TestApi } from './start.ts';

/** The entry in a browser: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): TestApi {
  return start(context, async () => (await import('./web-client.ts')).webHost(context));
}
