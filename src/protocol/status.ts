import { NotificationType } from 'vscode-languageserver-protocol';

/** What a status bar shows, as the server tells it. */

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
