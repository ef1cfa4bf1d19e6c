import type { Assets, FactStore, ReadResult, Threads } from '../../core/ports.ts';
import type { Http, Store } from '../../core/ports-online.ts';
import type { StoreName, WireBytes } from '../../protocol/client-requests.ts';

/** The files of this machine, by absolute paths written with `/`. */
export interface Disk {
  /** All files below a folder that are not ignored; tells what could not be done as it should. */
  readonly list: (folder: string, tell: (message: string) => void) => Promise<readonly string[]>;
  /** What a link outside of the folders leads to is not read. */
  readonly read: (path: string, folders: readonly string[]) => Promise<ReadResult>;
  /** Tells contents apart without reading them; see `Workspace.stamp`. */
  readonly stamp: (path: string, folders: readonly string[]) => Promise<string | null>;
}

/** All that differs between a process and a web worker. What is null is asked of the client, where that can. */
export interface ServerPorts {
  readonly version: string;
  readonly assets: Assets | null;
  readonly disk: Disk | null;
  /** @param folder where the client names one; null: that of the command line. */
  readonly store: ((folder: string | null, name: StoreName) => Store) | null;
  /** Where facts of these folders are kept until the next start; null where nothing is kept. */
  readonly facts: ((folders: readonly string[]) => FactStore | null) | null;
  /** Where texts are read so that reading can be ended; null: in the thread of the server. */
  readonly threads: Threads | null;
  /** Loaded with the first question. */
  readonly http: (() => Promise<Http>) | null;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Bytes as they go to the client. */
  readonly toWire: (bytes: Uint8Array) => WireBytes;
  /** SHA-256 in lower-case hex. */
  readonly digest: (bytes: Uint8Array) => Promise<string>;
  /** Lets messages in that wait. */
  readonly breathe: () => Promise<void>;
}
