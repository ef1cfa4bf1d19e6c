import type { FileReport } from './model/report.ts';
import type { SourceText } from './model/text.ts';
import type { Assets, Clock, Logger, Workspace } from './ports.ts';

/** What users may set; read once per run. */
export interface AnalyzerOptions {
  /** Days ahead in which a retirement is worth a warning. Default 90. */
  readonly horizonDays: number;
  /** Report findings in test files too. */
  readonly includeTests: boolean;
}

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

/** The facade: takes and returns plain data, so it runs in the extension host, a worker, the browser and the CLI unchanged. */
export interface Analyzer {
  /**
   * Inspects one document against the workspace. Resolves with a report also for broken text; rejects only when aborted.
   */
  readonly analyze: (source: SourceText, signal: AbortSignal) => Promise<FileReport>;
  /** Inspects every file of the workspace. Reports arrive in order of `Workspace.list`; the promise resolves with all. */
  readonly scan: (onProgress: (progress: ScanProgress) => void, signal: AbortSignal) => Promise<readonly FileReport[]>;
  /** Forgets what was read of a document, so that the next run reads it again. */
  readonly forget: (uri: string) => void;
  readonly dispose: () => void;
}

export interface AnalyzerPorts {
  readonly assets: Assets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly workspace: Workspace;
}
