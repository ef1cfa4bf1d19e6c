import type { Connection } from 'vscode-languageserver';
import type { Store } from '../../core/ports-online.ts';
import {
  listStoreRequest,
  readStoreRequest,
  removeStoreRequest,
  writeStoreRequest,
} from '../../protocol/client-requests.ts';
import type { StoreName } from '../../protocol/client-requests.ts';
import type { Abilities } from './abilities.ts';
import type { ServerPorts } from './ports.ts';
import { fromWire } from './wire-bytes.ts';

/** Where small files are kept: on the disk of this process, else by the client, else only as long as the server runs. */
export function openStore(
  connection: Connection,
  { options }: Abilities,
  { store, toWire }: Pick<ServerPorts, 'store' | 'toWire'>,
  name: StoreName,
): Store {
  if (store) return store(typeof options.storage === 'string' ? options.storage : null, name);
  return options.store === true ? clientStore(connection, name, toWire) : memoryStore();
}

function clientStore(connection: Connection, store: StoreName, toWire: ServerPorts['toWire']): Store {
  return {
    read: async (name) => {
      const bytes = await connection.sendRequest(readStoreRequest, { store, name });
      return bytes === null ? null : fromWire(bytes);
    },
    write: async (name, bytes) => {
      await connection.sendRequest(writeStoreRequest, { store, name, bytes: toWire(bytes) });
    },
    remove: async (name) => {
      await connection.sendRequest(removeStoreRequest, { store, name });
    },
    list: () => connection.sendRequest(listStoreRequest, { store }),
  };
}

function memoryStore(): Store {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly writtenAt: number }>();
  return {
    read: (name) => Promise.resolve(files.get(name)?.bytes ?? null),
    write: (name, bytes) => {
      files.set(name, { bytes, writtenAt: Date.now() });
      return Promise.resolve();
    },
    remove: (name) => {
      files.delete(name);
      return Promise.resolve();
    },
    list: () =>
      Promise.resolve([...files].map(([name, { bytes, writtenAt }]) => ({ name, writtenAt, bytes: bytes.length }))),
  };
}
