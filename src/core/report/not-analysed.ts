import type { FileReport, Note } from '../model/report.ts';

/** How many files a report speaks of. */
export interface FileCount {
  /** Looked at whole, as far as their syntax allows. */
  readonly analysed: number;
  /** Files and folders that could not be looked at, or not to their end. */
  readonly notAnalysed: number;
}

/**
 * Notes of what should have been analysed and was not. The others tell of what is left out on purpose (generated code, what
 * is no part of the folder), of a file that is gone, or of one that was analysed nevertheless.
 */
const FAILED: ReadonlySet<Note['kind']> = new Set<Note['kind']>([
  'too-large',
  'binary',
  'invalid-encoding',
  'unreadable',
  'invalid-notebook',
  'parse-budget',
  'directory-loop',
  'internal-error',
]);

/** Whether a note tells of something that should have been analysed and was not. */
export function isFailure({ kind }: Note): boolean {
  return FAILED.has(kind);
}

/** Counts what was analysed and what was not; a file with several notes is one. */
export function countFiles(reports: readonly FileReport[], notes: readonly Note[]): FileCount {
  const failed = new Set(notes.filter(isFailure).map(({ uri }) => uri));
  return { analysed: reports.filter(({ uri }) => !failed.has(uri)).length, notAnalysed: failed.size };
}
