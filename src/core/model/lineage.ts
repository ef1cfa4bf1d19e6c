import type { BaseModelRelation } from './hub.ts';
import type { Sourced } from './sourced.ts';

/** One repository in the chain a model was made from. Nodes are listed from the model itself to its farthest ancestors. */
export interface LineageNode {
  readonly kind: 'model' | 'dataset';
  /** Its name on the Hub. */
  readonly id: string;
  /** Steps from the model itself, which is 0. */
  readonly depth: number;
  readonly from: readonly LineageEdge[];
  /** Of this repository alone; null where it is not stated, or where nothing is known of the repository. */
  readonly license: Sourced<LicenseFact> | null;
  /** Why nothing is known of it; null where something is. */
  readonly unknown: 'not-asked' | 'not-found' | 'unavailable' | 'too-deep' | null;
}

/** What a repository was made of; `relation` is null where its card does not say, and `trained-on` for datasets. */
export interface LineageEdge {
  readonly id: string;
  readonly relation: BaseModelRelation | 'trained-on' | null;
}

/** A licence as the repository states it, and what it means. */
export interface LicenseFact {
  /** As stated: the Hub's id, the name of an `other` licence, or an SPDX expression. */
  readonly stated: string;
  /** SPDX expression, with `LicenseRef-` for what SPDX does not list; null where it names no licence. */
  readonly spdx: string | null;
  /** From free to closed; `unknown`: a licence nobody has read for this. */
  readonly class: LicenseClass;
  /** What it asks for or forbids, in words for people. */
  readonly restricts: readonly string[];
}

/** `permissive` < `copyleft` < `restricted` (use or size limits) < `noncommercial` < `proprietary`. */
export type LicenseClass = 'permissive' | 'copyleft' | 'restricted' | 'noncommercial' | 'proprietary' | 'unknown';

/** What a model was made of. */
export interface Lineage {
  readonly nodes: readonly LineageNode[];
  /** The most restrictive licence of the chain, and whose it is; null where none is known. */
  readonly effective: { readonly license: LicenseFact; readonly of: string } | null;
  /** Repositories whose licence is freer than that of what they were made of. */
  readonly conflicts: readonly {
    readonly id: string;
    readonly license: LicenseFact;
    readonly base: string;
    readonly baseLicense: LicenseFact;
  }[];
  /** Whether every repository of the chain is known with its licence. */
  readonly complete: boolean;
}
