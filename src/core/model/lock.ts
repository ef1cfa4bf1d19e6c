import type { SubjectKind } from './reference.ts';
import type { Span } from './text.ts';

/** What fixes a component: each kind of component has one of these. */
export type LockedBy = 'snapshot' | 'commit' | 'digest' | 'version' | 'sha256';

/** What is known of one component when it is locked. A field of which nothing is known is absent. */
export interface LockEntry {
  /** `provider:name`. */
  readonly id: string;
  readonly kind: SubjectKind;
  /** The revision that the code asks for by a name that can move: `main`, `latest`; the id itself where that is an alias. */
  readonly asked?: string;
  readonly by?: LockedBy;
  /** What it is locked to. */
  readonly value?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly bases?: readonly string[];
  /** Formats of weights: `safetensors`, `bin`. */
  readonly formats?: readonly string[];
  /** Files of weights with their hashes, `path sha256:…`. */
  readonly weights?: readonly string[];
  /** The day on which it ends, ISO. */
  readonly retires?: string;
  /** The day on which it was known, ISO. */
  readonly seen?: string;
  /** Why nothing can fix it. */
  readonly unpinnable?: string;
  /** Why it is not known what it is now. */
  readonly unknown?: string;
}

/** An entry, and where it stands in its file. */
export interface WrittenEntry extends LockEntry {
  readonly span: Span;
}

/** An entry that two branches have differently. */
export interface LockConflict {
  readonly id: string;
  readonly ours: LockEntry;
  readonly theirs: LockEntry;
  readonly span: Span;
}

/** A lock file, as far as it can be read. */
export interface LockFile {
  readonly uri: string;
  /** Core uri of its folder, without a slash at its end. */
  readonly folder: string;
  readonly entries: readonly WrittenEntry[];
  /** What a merge left open; empty where there is none. */
  readonly conflicts: readonly LockConflict[];
}
