import * as vscode from 'vscode';
import { State, WorkDoneProgress } from 'vscode-languageclient';
import type { BaseLanguageClient, LanguageClientOptions, WorkspaceEdit } from 'vscode-languageclient';
import { calendarRequest, detailsRequest } from '../protocol/details.ts';
import { inventoryChanged, inventoryRequest } from '../protocol/inventory.ts';
import {
  agentToolRequest,
  cardRequest,
  catalogUpdateRequest,
  explainRequest,
  fixesRequest,
  forgetAnswersRequest,
  hostsRequest,
  idleRequest,
  lookUpRequest,
  migrateRequest,
  migrationChoicesRequest,
  scanRequest,
  suppressRequest,
  tokensChanged,
  trustChanged,
} from '../protocol/server-requests.ts';
import { statusChanged } from '../protocol/status.ts';
import type { ScanParams } from '../protocol/server-requests.ts';
import { answerServer } from './answer-server.ts';
import { clientOptions, PUSHED_DIAGNOSTICS } from './client-options.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';
import type { Questions, ScanView } from './server.ts';
import type { Wire } from './wire.ts';

/** How the client of a host is made, and what it knows of the process at its other end. */
export interface ClientHost {
  readonly create: (options: LanguageClientOptions) => BaseLanguageClient;
  readonly process: (client: BaseLanguageClient) => number | null;
  /** The client has ended: what it talked to may go. */
  readonly ended: () => void;
  readonly wire: Wire;
}

/** What a connection needs of the extension. */
export interface ConnectionParts {
  readonly context: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly inventory: Inventory;
}

/** Starts the server and keeps the inventory as it says. */
export async function connect(host: ClientHost, parts: ConnectionParts): Promise<Questions> {
  const { context, output, inventory } = parts;
  const client = host.create(clientOptions(context, output));
  client.registerFeature(PUSHED_DIAGNOSTICS);
  const subscriptions = [...answerServer(client, context, host.wire), ...follow(client, inventory)];
  subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void client.sendNotification(trustChanged, { trusted: true });
    }),
  );
  await client.start();
  return {
    ...questions(client),
    process: () => host.process(client),
    hasEnded: () => client.state === State.Stopped || client.state === State.StartFailed,
    stop: async () => {
      for (const subscription of subscriptions) subscription.dispose();
      await client.dispose();
      host.ended();
    },
  };
}

/** Asks for the inventory with each start of the server, and follows its changes. */
function follow(client: BaseLanguageClient, inventory: Inventory): readonly Disposable[] {
  const fetchAll = async (): Promise<void> => {
    inventory.replace(await client.sendRequest(inventoryRequest));
  };
  const failed = (error: unknown): void => {
    // A server that ends takes its answers with it; the next one is asked again.
    if (client.state === State.Running) client.error('the inventory could not be read', error, false);
  };
  return [
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      const { scan } = inventory.status();
      fetchAll().catch(failed);
      // A server that was started again has seen no files.
      if (scan.kind !== 'never') client.sendRequest(scanRequest, { visible: false }).catch(failed);
    }),
    client.onNotification(inventoryChanged, (delta) => {
      if (!inventory.change(delta)) fetchAll().catch(failed);
    }),
    client.onNotification(statusChanged, inventory.setStatus),
  ];
}

function questions(client: BaseLanguageClient): Omit<Questions, 'process' | 'hasEnded' | 'stop'> {
  return {
    scan: (view) => scan(client, view),
    explain: async (params) => (await client.sendRequest(explainRequest, params)).markdown,
    fixes: (target) => client.sendRequest(fixesRequest, target),
    suppression: (params) => client.sendRequest(suppressRequest, params),
    card: async (params) => (await client.sendRequest(cardRequest, params))?.markdown ?? null,
    lookUp: (component) => client.sendRequest(lookUpRequest, { component }),
    details: (component) => client.sendRequest(detailsRequest, { component }),
    calendar: () => client.sendRequest(calendarRequest),
    migrationChoices: (component) => client.sendRequest(migrationChoicesRequest, { component }),
    migrate: (component, to) => client.sendRequest(migrateRequest, { component, to }),
    hosts: () => client.sendRequest(hostsRequest),
    forgetAnswers: async () => {
      await client.sendRequest(forgetAnswersRequest);
    },
    updateCatalog: () => client.sendRequest(catalogUpdateRequest),
    agentTool: (params, token) => client.sendRequest(agentToolRequest, params, token),
    edit: (edits) => currentEdit(client, edits),
    tokensChanged: () => client.sendNotification(tokensChanged),
    whenIdle: () => client.sendRequest(idleRequest),
  };
}

async function scan(client: BaseLanguageClient, view: ScanView | null): Promise<void> {
  if (!view) {
    await client.sendRequest(scanRequest, { visible: false });
    return;
  }
  const workDoneToken = crypto.randomUUID();
  let shown = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'end') return;
    const share = value.percentage ?? shown;
    const message = value.message === undefined ? {} : { message: value.message };
    view.progress.report({ ...message, increment: share - shown });
    shown = share;
  });
  const params: ScanParams = { visible: true, workDoneToken };
  try {
    await client.sendRequest(scanRequest, params, view.token);
  } catch (error) {
    if (!view.token.isCancellationRequested) throw error;
  } finally {
    listening.dispose();
  }
}

async function currentEdit(
  client: BaseLanguageClient,
  edits: readonly WorkspaceEdit[],
): Promise<vscode.WorkspaceEdit | null> {
  const whole = new vscode.WorkspaceEdit();
  for (const edit of edits) {
    if (!isCurrent(edit)) return null;
    const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    for (const [uri, texts] of converted.entries()) whole.set(uri, [...whole.get(uri), ...texts]);
  }
  return whole;
}

/** Whether the editor still shows the texts that an edit was made for. */
function isCurrent({ documentChanges = [] }: WorkspaceEdit): boolean {
  return documentChanges.every((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return true;
    const { uri, version } = change.textDocument;
    const shown = vscode.Uri.parse(uri, true).toString();
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === shown);
    return document === undefined || document.version === version;
  });
}
