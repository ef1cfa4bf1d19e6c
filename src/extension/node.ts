import type * as vscode from 'vscode';
import { offerMcpServers } from './mcp-provider.ts';
import { start } from './start.ts';
import type { TestApi } from './start.ts';

/** The entry in Node: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): TestApi {
  context.subscriptions.push(offerMcpServers(context));
  return start(context, async () => (await import('./node-client.ts')).nodeHost(context));
}
