import * as vscode from 'vscode';
import { start } from './start.ts';
import type { TestApi } from './start.ts';

/** The entry in a browser: assets are fetched from where the extension is served. */
export function activate(context: vscode.ExtensionContext): TestApi {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist', 'assets');
  return start({
    context,
    assets: { read: async (name) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)) },
    variables: {},
  });
}
