import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Location, WorkDoneProgressParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { RuleId, Severity } from '../core/model/finding.ts';
import type { FixKind } from '../core/model/fix.ts';
import type { Identity } from '../core/model/identity.ts';
import type { Lifecycle } from '../core/model/metadata.ts';
import type { SubjectKind, UnknownReason, Use } from '../core/model/reference.ts';
import type { Note } from '../core/model/report.ts';

/**
 * What the language server and its clients say to each other beyond the protocol itself. Places are LSP locations, in the
 * client's own spelling of the uri; in an open notebook the uri is that of the cell.
 */

// --- The inventory: what the workspace's code names. Client → server, then server → client as it changes. ---

/** One place that names a component. */
export interface InventoryReference {
  /** Stable across unrelated edits, and unique in its document. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly use: Use;
  /** What is called, for people: `chat.completions.create`. */
  readonly label: string;
  /** Why the value is not known; null where it is. */
  readonly reason: UnknownReason | null;
  /** `InventoryComponent.id`; null where the value is not known. */
  readonly component: string | null;
  readonly identity: Pick<Identity, 'provider' | 'name' | 'revision' | 'pin' | 'purl'> | null;
  readonly site: Location;
  /** Where the id is written; null where it is not known or cannot be shown. */
  readonly literal: Location | null;
}

/** What is wrong at one place; the diagnostic of the same place and rule says it to people. */
export interface InventoryFinding {
  readonly rule: RuleId;
  /** As the settings have it. */
  readonly severity: Severity;
  readonly message: string;
  readonly place: Location;
  readonly fingerprint: string;
  /** Whether one of its fixes is preferred; it is verified when requested. */
  readonly fixable: boolean;
}

/** A file that could not be read as it should, and why. */
export interface InventoryNote {
  readonly kind: Note['kind'];
  readonly detail: string;
}

/** All there is to show of one document. */
export interface InventoryDocument {
  /** Of the file, or of the notebook. */
  readonly uri: string;
  readonly references: readonly InventoryReference[];
  readonly findings: readonly InventoryFinding[];
  readonly notes: readonly InventoryNote[];
}

/** What is known of a component, as far as lists show it. */
export interface InventoryComponent {
  /** `provider:name`. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly provider: string;
  /** The provider's name for people. */
  readonly platform: string;
  readonly name: string;
  /** Whether facts are known; without them nothing can be called healthy. */
  readonly known: boolean;
  readonly lifecycle: Pick<Lifecycle, 'status' | 'retires' | 'retiresKind' | 'daysLeft'> | null;
  readonly purl: string | null;
  /** What `modelkeel/explain` takes for it; null where nothing could be said. */
  readonly explain: ExplainParams | null;
  /** Hosts that could say more of it than is known. */
  readonly hosts: readonly string[];
}

/** Everything at one moment. Documents without anything to show are left out. */
export interface InventorySnapshot {
  readonly version: number;
  readonly documents: readonly InventoryDocument[];
  readonly components: readonly InventoryComponent[];
}

/** What changed between two versions. Whoever does not have `from` asks for a snapshot. */
export interface InventoryDelta {
  readonly from: number;
  readonly to: number;
  /** New or changed. */
  readonly documents: readonly InventoryDocument[];
  /** Uris of documents that have nothing to show any more. */
  readonly removedDocuments: readonly string[];
  readonly components: readonly InventoryComponent[];
  /** Ids of components that nothing names any more. */
  readonly removedComponents: readonly string[];
}

/** Gives the inventory; from then on its changes are sent. */
export const inventoryRequest = new RequestType0<InventorySnapshot, void>('modelkeel/inventory');
export const inventoryChanged = new NotificationType<InventoryDelta>('modelkeel/inventoryChanged');

// --- Status. Server → client. ---

/** Whether the whole workspace was scanned. */
export type ScanState =
  | { readonly kind: 'never' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly files: number };

/** For a status bar. */
export interface ServerStatus {
  readonly scan: ScanState;
  /** The day the catalog in use was built, ISO; null until it was read. */
  readonly catalogBuiltAt: string | null;
  /** `catalog of 2026-11-20`, with its age where it is old; null until it was read. */
  readonly catalog: string | null;
  /** Whether some host is asked without asking the user. */
  readonly online: boolean;
  /** Components that need action: those with errors or warnings. */
  readonly action: number;
  /** Files of which nothing, or not all, is known. */
  readonly unread: number;
}

export const statusChanged = new NotificationType<ServerStatus>('modelkeel/status');

// --- Asked of the server. ---

export interface ScanParams extends WorkDoneProgressParams {
  /** Begin anew where one is running, and let the user stop it. */
  readonly visible: boolean;
}
export interface ScanResult {
  /** Number of files read; null if the scan was stopped. */
  readonly files: number | null;
}

/** Scans all files of the workspace; answers when done. */
export const scanRequest = new RequestType<ScanParams, ScanResult, void>('modelkeel/scan');

export interface ExplainParams {
  /** An id as code writes it, or a package (`pypi:name@version`, or its package URL). */
  readonly text: string;
  /** On one platform, or on all that know it. */
  readonly platform: string | null;
}
export interface ExplainResult {
  readonly markdown: string;
}

/** Everything known of a model or package, as a page. */
export const explainRequest = new RequestType<ExplainParams, ExplainResult, void>('modelkeel/explain');

/** Which findings are to be fixed. */
export type FixTarget =
  | { readonly kind: 'finding'; readonly uri: string; readonly fingerprint: string }
  /** The preferred fixes of a document, of a notebook or its cells. */
  | { readonly kind: 'document'; readonly uri: string; readonly safeOnly: boolean }
  /** The preferred fixes of what one rule finds in a document; in all of them without one. */
  | { readonly kind: 'rule'; readonly rule: RuleId; readonly uri: string | null }
  /** The preferred fixes of all findings of a component; with `review`, changes of model that leave something to a person as well. */
  | { readonly kind: 'component'; readonly component: string; readonly review?: boolean };

/** A verified fix: applied in memory, it did what it says. */
export interface ProvedFix {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  readonly safety: 'safe' | 'review';
  readonly edit: WorkspaceEdit;
}
export type FixesResult =
  /** Of `document` and `component`: fixes that do not touch the same text, so that all can be applied. */
  | { readonly kind: 'fixes'; readonly fixes: readonly ProvedFix[] }
  /** The text is not the one that was looked at, or the finding is gone. */
  | { readonly kind: 'changed' };

export const fixesRequest = new RequestType<FixTarget, FixesResult, void>('modelkeel/fixes');

export interface SuppressParams {
  readonly uri: string;
  readonly fingerprint: string;
  /** Empty: none is written. */
  readonly reason: string;
}

/** The comment that silences a finding, as an edit; null where none can stand there. */
export const suppressRequest = new RequestType<SuppressParams, WorkspaceEdit | null, void>('modelkeel/suppress');

export interface CardParams {
  /** `InventoryDocument.uri` and `InventoryReference.id`. */
  readonly uri: string;
  readonly reference: string;
}

/** The card of a reference without links, as hovers show it; null where it is gone. */
export const cardRequest = new RequestType<CardParams, { readonly markdown: string } | null, void>('modelkeel/card');

export interface LookUpParams {
  readonly component: string;
}
export interface LookUpResult {
  /** Hosts that were asked. Empty where nobody knows more, or the user did not allow it. */
  readonly asked: readonly string[];
  /** Why hosts gave no answer, in words for people. */
  readonly silent: readonly string[];
  /** No known host could say more. */
  readonly nobody: boolean;
}

/** Asks hosts about one component, after the user allowed it. */
export const lookUpRequest = new RequestType<LookUpParams, LookUpResult, void>('modelkeel/lookUp');

/** All hosts that may ever be asked: their tokens may be kept. */
export const hostsRequest = new RequestType0<readonly string[], void>('modelkeel/hosts');

/** Clears cached answers, including those on disk. */
export const forgetAnswersRequest = new RequestType0<null, void>('modelkeel/forgetAnswers');

export interface CatalogStatus {
  readonly builtAt: string;
  readonly ageDays: number;
  readonly isOld: boolean;
  /** The configured address; null where there is none. */
  readonly address: string | null;
}

export const catalogStatusRequest = new RequestType0<CatalogStatus, void>('modelkeel/catalog/status');

export type CatalogUpdate =
  | { readonly kind: 'updated'; readonly builtAt: string; readonly before: string }
  | { readonly kind: 'kept'; readonly inUse: string }
  | { readonly kind: 'failed'; readonly message: string }
  /** `modelkeel.catalog.url` is empty, or not a valid URL. */
  | { readonly kind: 'no-address'; readonly isEmpty: boolean }
  | { readonly kind: 'not-allowed'; readonly host: string };

/** Fetches a newer catalog from the configured address, after the user allowed its host. */
export const catalogUpdateRequest = new RequestType0<CatalogUpdate, void>('modelkeel/catalog/update');

/** What was asked of the file system so far. */
export interface FileCounters {
  readonly lists: number;
  readonly reads: number;
}

/** Answers when nothing is waiting or running: for tests. */
export const idleRequest = new RequestType0<FileCounters, void>('modelkeel/idle');

/** The user said that the folders are trusted, or not any more. Client → server. */
export const trustChanged = new NotificationType<{ readonly trusted: boolean }>('modelkeel/trustChanged');

/** A token or a variable that hosts are asked with changed: who refused may be asked again. Client → server. */
export const tokensChanged = new NotificationType0('modelkeel/tokensChanged');

// --- Asked of the client, where its initialization options say that it can. ---

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

// --- Commands. ---

/** Commands of a client that cards and quick fixes may name, with their arguments. */
export interface ClientCommands {
  /** `uri, fingerprint, title` */
  readonly 'modelkeel.applyFix': readonly [string, string, string];
  /** `uri, fingerprint`: asks for a reason, then `modelkeel/suppress`. */
  readonly 'modelkeel.suppress': readonly [string, string];
  /** A component. */
  readonly 'modelkeel.showInInventory': readonly [string];
  /** The text and the platform of `ExplainParams`. */
  readonly 'modelkeel.explain': readonly [string, string | null];
  /** A rule, and the document; null: the whole workspace. */
  readonly 'modelkeel.fixRule': readonly [RuleId, string | null];
  /** A rule: from then on it says nothing in this workspace. */
  readonly 'modelkeel.turnOff': readonly [RuleId];
  /** A component. */
  readonly 'modelkeel.lookUp': readonly [string];
  /** A package URL. */
  readonly 'modelkeel.copyPurl': readonly [string];
}
export type ClientCommand = keyof ClientCommands;

/** What any client can have carried out with `workspace/executeCommand`. What is said to a person is shown as a message as well. */
export const SERVER_COMMANDS = {
  /** No arguments: scans all files, with progress. Returns `ScanResult`. */
  scan: 'modelkeel.server.scan',
  /** `uri, fingerprint, title`: applies one fix. */
  fix: 'modelkeel.server.fix',
  /** `uri`: applies the preferred fixes of a document. */
  fixDocument: 'modelkeel.server.fixDocument',
  /** `uri, fingerprint, reason`: writes the comment that silences a finding. */
  suppress: 'modelkeel.server.suppress',
  /** `text, platform?`: everything known of a model or package, as Markdown. */
  explain: 'modelkeel.server.explain',
  /** `component`, or `uri, position`: looks it up online. Returns `LookUpResult`. */
  lookUp: 'modelkeel.server.lookUp',
  /** Clears cached answers, including those on disk. */
  forgetAnswers: 'modelkeel.server.forgetAnswers',
  /** Fetches a newer catalog. Returns `CatalogUpdate`. */
  updateCatalog: 'modelkeel.server.updateCatalog',
} as const;
