import * as vscode from 'vscode';
import { SECTION } from '../protocol/options.ts';
import { registerAgentTools } from './agent-tools.ts';
import { commandHandlers } from './commands.ts';
import type { ClientHost } from './connect.ts';
import { actOnDetails } from './details-commands.ts';
import { createDetailsView } from './details-view.ts';
import type { DetailsView } from './details-view.ts';
import { createExplanations } from './explanations.ts';
import { createInventory } from './inventory.ts';
import type { Inventory } from './inventory.ts';
import { createNoteLog } from './notes.ts';
import { createServer } from './server.ts';
import type { Server } from './server.ts';
import { createStatus } from './status.ts';
import { createStatusBar, logScans } from './status-bar.ts';
import { whenTargetOpens } from './targets.ts';
import { createTree } from './tree.ts';
import type { InventoryTree } from './tree.ts';

/** For tests in a real editor: what there is to see, and what it cost. Not for other extensions. */
export interface TestApi {
  readonly server: Server;
  readonly inventory: Inventory;
  readonly tree: InventoryTree;
  readonly details: DetailsView;
  /** Whether somebody had asked for the server when activation returned. */
  readonly wasWantedAtActivation: boolean;
  /** Milliseconds from the start of activation to its end. */
  readonly activationTime: number;
}

/** Wires the extension by hand. Nothing is read or loaded here: the server is started when there is something to do. */
export function start(context: vscode.ExtensionContext, loadHost: () => Promise<ClientHost>): TestApi {
  const started = performance.now();
  const output = vscode.window.createOutputChannel('Modelkeel', { log: true });
  const inventory = createInventory();
  const server = createServer(async () => {
    const [{ connect }, host] = await Promise.all([import('./connect.ts'), loadHost()]);
    return connect(host, { context, output, inventory });
  });
  const tree = createTree(inventory, server);
  const explanations = createExplanations(server, context.extensionUri);
  const details = createDetailsView({
    ...{ extensionUri: context.extensionUri, server, inventory },
    act: (action, shown) => actOnDetails(server, action, shown),
  });
  const handlers = commandHandlers({ extension: context, server, inventory, tree, output, explanations, details });
  context.subscriptions.push(
    output,
    inventory,
    server,
    tree,
    explanations,
    details,
    createStatus(inventory),
    createStatusBar(inventory),
    logScans(inventory, output, (context.extension.packageJSON as { readonly version: string }).version),
    createNoteLog(inventory, output),
    ...registerAgentTools(context, server),
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler)),
    whenWorkComes(() => {
      server.started().catch((error: unknown) => {
        output.error('the language server could not be started', error instanceof Error ? error : String(error));
      });
    }),
  );
  const activationTime = performance.now() - started;
  return { server, inventory, tree, details, wasWantedAtActivation: server.isWanted(), activationTime };
}

/** Calls back after activation: with a folder to scan, or with the first document to look at. */
function whenWorkComes(callback: () => void): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  // Activation returns first: the editor must not wait for it.
  const timer = setTimeout(() => {
    const scans = vscode.workspace.getConfiguration(SECTION).get<unknown>('scan.onStart', true) !== false;
    if (scans && (vscode.workspace.workspaceFolders?.length ?? 0) > 0) callback();
    else subscriptions.push(whenTargetOpens(callback));
  }, 0);
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  });
}
