import * as vscode from 'vscode';
import type { BaseLanguageClient, CancellationToken, Disposable } from 'vscode-languageclient';
import {
  consentRequest,
  httpRequest,
  listFilesRequest,
  listStoreRequest,
  readAssetRequest,
  readFileRequest,
  readStoreRequest,
  removeStoreRequest,
  tokenRequest,
  writeStoreRequest,
} from '../protocol/client-requests.ts';
import type { StoreName } from '../protocol/client-requests.ts';
import { askUser, tokenOf } from './consent.ts';
import { listFiles, readFile } from './files.ts';
import { exchange } from './http.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import type { Wire } from './wire.ts';

/** Answers what the server asks of the editor: files, small files of its own, the network, the user. */
export function answerServer(
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
  wire: Wire,
): readonly Disposable[] {
  const assets = vscode.Uri.joinPath(context.extensionUri, 'dist', 'assets');
  return [
    client.onRequest(listFilesRequest, (params, token) => listFiles(params, signalOf(token))),
    client.onRequest(readFileRequest, (params) => readFile(params, wire.pack)),
    client.onRequest(readAssetRequest, async ({ name }) => ({
      bytes: wire.pack(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(assets, name))),
    })),
    ...answerStores(client, context, wire),
    client.onRequest(httpRequest, (params, token) => exchange(params, signalOf(token), wire.pack)),
    client.onRequest(consentRequest, async (params) => ({ allowed: await askUser(params, context.secrets) })),
    client.onRequest(tokenRequest, async ({ host }) => ({ token: (await tokenOf(host, context.secrets)) ?? null })),
  ];
}

/** Small files that the server keeps, where it has no disk. */
function answerStores(
  client: BaseLanguageClient,
  { globalStorageUri }: vscode.ExtensionContext,
  { pack, unpack }: Wire,
): readonly Disposable[] {
  const stores = new Map<StoreName, Store>();
  const storeOf = (name: StoreName): Store => {
    const store = stores.get(name) ?? createStore(vscode.Uri.joinPath(globalStorageUri, name));
    stores.set(name, store);
    return store;
  };
  return [
    client.onRequest(readStoreRequest, async ({ store, name }) => {
      const bytes = await storeOf(store).read(name);
      return bytes && pack(bytes);
    }),
    client.onRequest(writeStoreRequest, async ({ store, name, bytes }) => {
      await storeOf(store).write(name, unpack(bytes));
      return null;
    }),
    client.onRequest(removeStoreRequest, async ({ store, name }) => {
      await storeOf(store).remove(name);
      return null;
    }),
    client.onRequest(listStoreRequest, async ({ store }) => storeOf(store).list()),
  ];
}

/** An abort signal that follows a cancellation token. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else
    token.onCancellationRequested(() => {
      controller.abort();
    });
  return controller.signal;
}
