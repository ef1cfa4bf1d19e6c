import type { SourceText } from './model/text.ts';

/** All that the core asks of its host. The entries of the extension and of the CLI build them; tests build them in memory. */

/** Bytes that ship with the product: grammars (`tree-sitter-python.wasm`, …), the parser runtime, the catalog. */
export interface Assets {
  /** @throws when the asset does not exist: that is a broken installation, a bug. */
  readonly read: (name: string) => Promise<Uint8Array>;
  /** How WebAssembly is made ready, where the host does that better than the parser's runtime, which asks other threads. */
  readonly wasm?: Wasm;
  /** Raw deflate undone, where the host does that better than a library. */
  readonly inflate?: Inflate;
}

/** Gives back what was deflated, without a header. */
export type Inflate = (bytes: Uint8Array) => Uint8Array;

/** WebAssembly, compiled and started at once. */
export interface Wasm {
  readonly compile: (bytes: Uint8Array) => WebAssembly.Module;
  readonly start: (module: WebAssembly.Module, imports: object) => object;
}

/** The day all answers are computed for. */
export interface Clock {
  /** ISO `YYYY-MM-DD`. */
  readonly today: () => string;
}

export interface Logger {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly error: (message: string, cause?: unknown) => void;
}

/** What reading one document gave; every failure is a value with a reason. */
export type ReadResult =
  | { readonly kind: 'text'; readonly source: SourceText }
  | {
      readonly kind: 'unreadable';
      readonly reason: 'vanished' | 'unreadable' | 'too-large' | 'binary' | 'invalid-encoding' | 'outside-link';
      readonly detail: string;
    };

/** Documents of the workspace: open buffers first, then files. */
export interface Workspace {
  /** Root uris, without trailing slash. */
  readonly roots: readonly string[];
  /** Uris of all files that are not ignored. Asked once per scan. */
  readonly list: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Whether a scan reports on a listed file; the others are only read where an import leads to them. */
  readonly isTarget: (uri: string) => boolean;
  /** One read per file and run; never throws for an expected failure. */
  readonly read: (uri: string, signal: AbortSignal) => Promise<ReadResult>;
  /**
   * Tells a file's contents apart without reading them: while this is the same, so are they. Null where that cannot be said,
   * as of a file that was written a moment ago. Absent where nothing can say it.
   */
  readonly stamp?: (uri: string) => Promise<string | null>;
}

/** From where policies are read, besides the files of the workspace. */
export interface HouseReach {
  /** Files above the roots that count as well, as the shell found them. */
  readonly above: readonly string[];
  /** The one policy that counts, where the user named one; null: those that are found. */
  readonly only: string | null;
  /** Folders that nothing named in a policy may lead out of. */
  readonly within: readonly string[];
  readonly read: (uri: string, signal: AbortSignal) => Promise<ReadResult>;
}

/** Where what was made of texts is kept until the next start. What is not there any more is made again. */
export interface FactStore {
  /** Names this build and what runs it: what another one kept is of no use. */
  readonly build: string;
  /** Names a content, and no other one. */
  readonly digest: (content: string | Uint8Array) => string;
  /** Null where there is none, or where it cannot be read. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** Writes whole or nothing; that a disk refuses is no failure. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
}

/**
 * Threads that can be ended, each with its own memory. What goes to them and comes back is plain data. A thread that is ended
 * is started anew with the next task; what it was at is lost, what waits for it is not.
 */
export interface Threads {
  /** How many work at the same time. */
  readonly count: number;
  /** Hands a task to the next thread that is free. Rejects only when aborted. */
  readonly run: (task: unknown, limits: TaskLimits, signal: AbortSignal) => Promise<TaskOutcome>;
  /** What every thread is told before its next task, also one that is started later; replaces what was told before. */
  readonly share: (state: unknown) => void;
  /** Who answers what threads ask, as long as there are threads; the one named last. */
  readonly answer: (answers: (question: unknown, signal: AbortSignal) => Promise<unknown>) => void;
  readonly dispose: () => void;
}

export interface TaskLimits {
  /** Wall time from when the thread begins; null for work that is known to end. */
  readonly milliseconds: number | null;
  /** So short that a thread is better given the next one before it is done. */
  readonly isShort: boolean;
  /** Tasks that go on from what others left: those of one lane go to one thread, before what waits for any; null for any. */
  readonly lane: number | null;
}

/** What became of a task. */
export type TaskOutcome =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ended'; readonly why: 'time' | 'memory' | 'crash' }
  /** No thread can be started here. */
  | { readonly kind: 'unavailable' };
