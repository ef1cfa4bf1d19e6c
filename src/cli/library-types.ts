/** Options of an analyzer. */
export interface AnalyzerOptions {
  /** Folders or files to look at. */
  readonly paths: string | readonly string[];
  /** Globs, relative to a folder: only files that match. */
  readonly include?: readonly string[];
  /** Globs, relative to a folder: files to leave out. */
  readonly exclude?: readonly string[];
  /** Answers as of this day, `YYYY-MM-DD`; today without it. */
  readonly today?: string;
  /** Days ahead within which an announced end is a warning; 90 without it. */
  readonly horizonDays?: number;
  /** Treats test files as live code. */
  readonly tests?: boolean;
  /** Looks models up online, by their public names. Off without it: then nothing leaves the machine. */
  readonly online?: boolean;
  /** Threads to use; one per core without it. */
  readonly jobs?: number;
  /** Keeps what was read for the next run in the cache folder of the command line; on without it. */
  readonly cache?: boolean;
}

/** Options of one question. */
export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** Finds the models in code and what is wrong with them, as the command line does. */
export interface Analyzer {
  /** Looks at all files; those that changed since the last time are read again. Rejects only when it is aborted. */
  readonly scan: (options?: AskOptions) => Promise<Report>;
  /** Everything known of a model (`gpt-4o`) or package (`pypi:transformers@4.48.0`), on one platform or on each that knows it. */
  readonly explain: (
    model: string,
    options?: AskOptions & { readonly platform?: string },
  ) => Promise<readonly Explanation[]>;
  /** Frees what was read. Nothing may be asked afterwards. */
  readonly dispose: () => void;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A place in a file: lines and columns from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** In a notebook: cell from 0, and line in it from 1. */
  readonly cell?: number;
  readonly cellLine?: number;
}

/** One place that uses a component. */
export interface Reference {
  /** Stable across unrelated edits. */
  readonly id: string;
  readonly kind: string;
  readonly use: 'call' | 'config' | 'listed' | 'import';
  readonly useReason: string;
  readonly provider: string;
  /** null where it is not known. */
  readonly name: string | null;
  readonly revision: { readonly kind: string; readonly value: string | null } | null;
  readonly pin: 'pinned' | 'floating' | 'no-pin-offered' | 'unknown';
  readonly purl: string | null;
  readonly requirement?: string;
  readonly site: Location;
  readonly literal: (Location & { readonly text: string }) | null;
  readonly via: readonly string[];
  readonly resolution: 'known' | 'choices' | 'unknown';
  readonly reason: string | null;
  readonly detector: string;
  readonly label: string;
  readonly component: string | null;
}

/** A model, data set, package, endpoint, image or server, with what is known of it. */
export interface Component {
  /** `provider:name`. */
  readonly id: string;
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
  readonly metadata: Readonly<Record<string, unknown>> | null;
}

/** One thing that is wrong at one place. */
export interface Finding extends Location {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** `Reference.id`; empty where it is about no component. */
  readonly reference: string;
  readonly fingerprint: string;
  readonly related: readonly (Location & { readonly message: string })[];
  /** Fixes that were tried in memory and do what they promise. */
  readonly fixes: readonly Fix[];
}

/** A fix, with what it leaves to a person. */
export interface Fix {
  readonly title: string;
  readonly kind: string;
  readonly preferred: boolean;
  readonly safety: 'safe' | 'review';
  readonly notes: readonly string[];
  readonly moves: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  readonly edits: readonly (Location & { readonly newText: string })[];
}

/** The report of `modelkeel scan --format json` (docs/report.schema.json). */
export interface Report {
  readonly schema: 'modelkeel/report@2';
  readonly tool: { readonly name: 'modelkeel'; readonly version: string };
  readonly catalog: { readonly builtAt: string };
  readonly today: string;
  readonly root: string;
  readonly files: { readonly analysed: number; readonly notAnalysed: number };
  readonly references: readonly Reference[];
  readonly components: readonly Component[];
  readonly findings: readonly Finding[];
  readonly notes: readonly { readonly file: string; readonly kind: string; readonly detail: string }[];
}

/** What is known of an id on one platform, or of a package. */
export interface Explanation {
  readonly kind: 'model' | 'package' | 'ending';
  readonly identity: { readonly provider: string; readonly name: string; readonly purl: string | null };
  readonly metadata:
    | { readonly kind: 'found'; readonly value: Readonly<Record<string, unknown>>; readonly freshness: string }
    | { readonly kind: 'absent'; readonly complete: boolean; readonly suggestions: readonly string[] }
    | { readonly kind: 'unavailable'; readonly reason: string; readonly retryAt: string | null };
}

/**
 * Builds an analyzer; nothing is read before the first question. Rejects with an `Error` whose message is one clear line where a
 * path does not exist or a day is none.
 */
export declare function createAnalyzer(options: AnalyzerOptions): Promise<Analyzer>;
