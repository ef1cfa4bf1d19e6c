import type { AnalyzerOptions } from '../analyzer-options.ts';
import type { Finding } from '../model/finding.ts';
import type { FileReport, Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import type { HouseData } from '../policy/house.ts';
import type { ReadResult } from '../ports.ts';
import type { SharedDocument } from '../workspace/known-document.ts';
import type { PackedFacts } from '../workspace/packed.ts';

/** What is done in another thread; `Answers` says what each gives. */
export type Task =
  | { readonly kind: 'collect'; readonly source: SourceText }
  | { readonly kind: 'inspect'; readonly uris: readonly string[] }
  | { readonly kind: 'prove'; readonly findings: readonly Finding[] };

export interface Answers {
  readonly collect: {
    readonly packed: PackedFacts | null;
    readonly notes: readonly Note[];
    readonly isFleeting?: true;
  };
  readonly inspect: {
    readonly reports: readonly FileReport[];
    /** What was read only because evaluation asked for it. */
    readonly loaded: readonly string[];
  };
  /** Of each finding, which of its fixes hold. */
  readonly prove: readonly (readonly number[])[];
}

/** The project as it is when all was read: what inspecting needs. */
export interface SharedProject {
  readonly options: AnalyzerOptions;
  readonly today: string;
  readonly roots: readonly string[];
  readonly files: readonly string[];
  readonly documents: readonly SharedDocument[];
  /** Policies and lock files, and other files that policies name. */
  readonly house: HouseData;
  readonly words: readonly string[];
}

/** What a thread asks of the one that started it. */
export type Question =
  | { readonly kind: 'asset'; readonly name: string }
  | { readonly kind: 'read'; readonly uri: string }
  | { readonly kind: 'failure'; readonly message: string; readonly reason: string };

export interface QuestionAnswers {
  readonly asset: Uint8Array;
  readonly read: ReadResult;
  readonly failure: null;
}
