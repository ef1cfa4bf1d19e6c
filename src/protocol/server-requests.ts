import type { RuleId } from '../core/model/finding.ts';
import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Location, WorkDoneProgressParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { FixKind } from '../core/model/fix.ts';

/** What a client asks of the server, or tells it, beyond the protocol itself. */

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
  /** English: what a fix is asked for by. */
  readonly title: string;
  /** The title in the language of the client. */
  readonly label: string;
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

export interface MigrationChoicesParams {
  /** `InventoryComponent.id`. */
  readonly component: string;
}
/** A model that may be chosen in the place of a component; text is for people. */
export interface MigrationRow {
  readonly id: string;
  /** Life, context, price. */
  readonly summary: string;
  readonly isAdvised: boolean;
  /** What is changed in the calls with it. */
  readonly changes: readonly string[];
  /** What is left to a person. */
  readonly open: readonly string[];
  /** What differs by known facts: `context 128k → 1M`. */
  readonly moves: readonly string[];
  readonly places: number;
}

/** What could be asked in the place of a component, the advised one first. */
export const migrationChoicesRequest = new RequestType<MigrationChoicesParams, readonly MigrationRow[], void>(
  'modelkeel/migration/choices',
);

export interface MigrateParams {
  readonly component: string;
  /** `MigrationRow.id`. */
  readonly to: string;
}
export type MigrateResult =
  | {
      readonly kind: 'edits';
      readonly edits: readonly WorkspaceEdit[];
      readonly changes: readonly string[];
      readonly open: readonly string[];
      /** Places that have to be changed by hand. */
      readonly left: readonly Location[];
    }
  /** A text is not the one that was looked at. */
  | { readonly kind: 'changed' };

/** The verified edits that write another model in all places. */
export const migrateRequest = new RequestType<MigrateParams, MigrateResult, void>('modelkeel/migrate');

export interface SuppressParams {
  readonly uri: string;
  readonly fingerprint: string;
  /** Empty: none is written. */
  readonly reason: string;
  /** The line where it stands, by default, or its whole document. */
  readonly scope?: 'line' | 'file';
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

export interface AgentToolParams {
  readonly tool: string;
  readonly input: unknown;
}
export type AgentToolResult =
  { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'refused'; readonly why: string };

/** Calls a tool of coding agents: one of those that the MCP server has, answered from what the editor shows. */
export const agentToolRequest = new RequestType<AgentToolParams, AgentToolResult, void>('modelkeel/agents/call');

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
