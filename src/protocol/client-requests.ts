import { RequestType } from 'vscode-languageserver-protocol';

/** What the server asks of a client, where its initialization options say that it can. */

/** Base64 where messages are text; the bytes themselves between a page and its worker. */
export type WireBytes = string | Uint8Array;

export interface ListFilesParams {
  /** URI of a workspace folder. */
  readonly folder: string;
  /** Globs relative to the folder: files to name, and folders not to go into. */
  readonly include: string;
  readonly exclude: string;
}

/** Uris of the files below a folder. */
export const listFilesRequest = new RequestType<ListFilesParams, readonly string[], void>('modelkeel/files/list');

export interface ReadFileParams {
  readonly uri: string;
  /** Larger files are not read. */
  readonly maxBytes: number;
}
export type ReadFileResult =
  | { readonly kind: 'bytes'; readonly bytes: WireBytes }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unreadable'; readonly detail: string };

export const readFileRequest = new RequestType<ReadFileParams, ReadFileResult, void>('modelkeel/files/read');

/** What ships with the client: grammars, the catalog. Asked where the server cannot read its own files. */
export const readAssetRequest = new RequestType<{ readonly name: string }, { readonly bytes: WireBytes }, void>(
  'modelkeel/assets/read',
);

/** Which of the folders for small files. */
export type StoreName = 'answers' | 'catalog';
export interface StoreParams {
  readonly store: StoreName;
  readonly name: string;
}
export interface StoreEntry {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  readonly bytes: number;
}
export const readStoreRequest = new RequestType<StoreParams, WireBytes | null, void>('modelkeel/store/read');
/** Writes a whole file or nothing. Fails where the disk refuses. */
export const writeStoreRequest = new RequestType<StoreParams & { readonly bytes: WireBytes }, null, void>(
  'modelkeel/store/write',
);
export const removeStoreRequest = new RequestType<StoreParams, null, void>('modelkeel/store/remove');
export const listStoreRequest = new RequestType<{ readonly store: StoreName }, readonly StoreEntry[], void>(
  'modelkeel/store/list',
);

export interface ConsentParams {
  /** Hosts without a setting yet. */
  readonly hosts: readonly string[];
  /** What would be asked about: a public name. */
  readonly what: string;
}

/** Whether hosts may be asked now; each answer is the user's. What is allowed for always, the client writes into the settings. */
export const consentRequest = new RequestType<ConsentParams, { readonly allowed: readonly string[] }, void>(
  'modelkeel/consent',
);

/** The user's token for a host; null where there is none. It is sent to that host alone and is in no log. */
export const tokenRequest = new RequestType<{ readonly host: string }, { readonly token: string | null }, void>(
  'modelkeel/token',
);

export interface HttpParams {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: WireBytes;
    }
  | { readonly kind: 'failed'; readonly reason: 'timeout' | 'network' | 'too-large'; readonly detail: string };

/** One exchange; redirects are answers and are not followed. */
export const httpRequest = new RequestType<HttpParams, HttpAnswer, void>('modelkeel/http');
