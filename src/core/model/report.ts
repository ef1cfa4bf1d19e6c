import type { CallParameters } from './contract.ts';
import type { Finding, SuppressedFinding } from './finding.ts';
import type { Identity } from './identity.ts';
import type { Lookup, ModelMetadata } from './metadata.ts';
import type { SubjectKind, UnknownReason, Use, Via } from './reference.ts';
import type { Insertion } from './insertion.ts';
import type { Place, TextEdit } from './text.ts';
import type { Told } from './told.ts';

/** One place where code names a component, with all that is known of it. */
export interface Reference {
  /** Stable across unrelated edits. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly use: Use;
  /** Why it counts as that use. */
  readonly useReason: string;
  readonly detector: string;
  /** What is called, for people: `chat.completions.create`. */
  readonly label: string;
  /** The expression handed to the SDK. */
  readonly site: Place;
  /** Where the id is written, without quotes; null where the value is unknown. */
  readonly literal: Place | null;
  /** The literal's text; null where the value is unknown. */
  readonly text: string | null;
  readonly via: readonly Via[];
  /** Places between site and literal. */
  readonly path: readonly Place[];
  readonly resolution: 'known' | 'choices' | 'unknown';
  readonly reason: UnknownReason | null;
  /** null where the value is unknown. */
  readonly identity: Identity | null;
  /** Provider as far as the call tells, also when the value is unknown. */
  readonly provider: string;
  /** `provider:name`, or null when unknown. */
  readonly component: string | null;
  readonly metadata: Lookup<ModelMetadata> | null;
  /** Where a revision argument may be written; null where the call takes none or has one. */
  readonly insertion: (Insertion & { readonly uri: string }) | null;
  /** Content of the revision's literal, where one is given. */
  readonly revisionLiteral: Place | null;
  /** Of a package in a manifest, what is asked for (`^4.2.0`); in code, what its manifest asks for. Absent where nothing is. */
  readonly requirement?: string;
  /** What the call says besides the model; absent where nothing is called, or nobody looked. */
  readonly parameters?: CallParameters;
  /** Whether the client is given an address of its own, readable or not: another server may answer. */
  readonly addressed: boolean;
  /** Whether the client was seen to be made without an address, or anything that may hold one. */
  readonly isPlainClient?: true;
}

/** A file or folder that could not be analysed as it should, and why: shown, never swallowed. */
export interface Note {
  readonly uri: string;
  readonly kind:
    | 'too-large'
    | 'binary'
    | 'invalid-encoding'
    | 'unreadable'
    | 'vanished'
    | 'minified'
    | 'invalid-notebook'
    | 'syntax-errors'
    | 'parse-budget'
    | 'directory-loop'
    | 'former-directive'
    | 'outside-link'
    | 'submodule'
    | 'policy'
    | 'internal-error';
  readonly detail: string;
  /** The same for people, in whatever language. */
  readonly said?: Told;
  /** Where in the file, where a part of it is meant. */
  readonly place?: Place;
  /** What would mend it, where something can be written: `modelkeel fix` does, and the editor offers it. */
  readonly edits?: readonly TextEdit[];
}

/** How wide the vectors are that a store is told of. */
export interface IndexWidth {
  /** The number. */
  readonly place: Place;
  readonly width: number;
  /** As people call it: `pgvector`. */
  readonly store: string;
}

/** Everything known about one document. `findings` may stand in other documents (the literal's). */
export interface FileReport {
  readonly uri: string;
  readonly version: number;
  readonly references: readonly Reference[];
  readonly findings: readonly Finding[];
  /** What comments silence; absent where they silence nothing. */
  readonly suppressed?: readonly SuppressedFinding[];
  readonly notes: readonly Note[];
  /** What stores of vectors are told; absent where none is. */
  readonly widths?: readonly IndexWidth[];
  /** Of an evaluation: the documents that it runs, itself among them. */
  readonly evaluates?: readonly string[];
  /** Documents whose text this report depends on besides its own. */
  readonly dependencies: readonly string[];
}

/** Start and end of a span, 0-based as in LSP. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  /** Where the document is a notebook file: 0-based cell and 1-based line in it. */
  readonly cell: { readonly cell: number; readonly cellLine: number } | null;
}
