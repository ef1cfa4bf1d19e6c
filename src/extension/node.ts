import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { start } from './start.ts';
import type { TestApi } from './start.ts';

/** The entry in Node: assets are files beside the bundle. */
export function activate(context: vscode.ExtensionContext): TestApi {
  return start({
    context,
    assets: { read: (name) => readFile(join(context.extensionPath, 'dist', 'assets', name)) },
    variables: process.env,
  });
}
