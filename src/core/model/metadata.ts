import type { Ending } from './ending.ts';
import type { Lineage } from './lineage.ts';
import type { ImageFacts, PackageMetadata } from './registries.ts';
import type { Sourced } from './sourced.ts';
import type { WeightsHeader } from './weights.ts';

/** `unconfirmed`: it was served when it was last seen; no list of the last days holds it, and no end is known. */
export type LifecycleStatus = 'preview' | 'active' | 'unconfirmed' | 'deprecated' | 'retired' | 'redirected';

/** `firm`: announced shutdown. `earliest`: not before. `redirect`: from that day another model answers. */
export type DateKind = 'firm' | 'earliest' | 'redirect';

/** The life of a model on one platform, read on one day. Dates are ISO `YYYY-MM-DD`. */
export interface Lifecycle {
  /** As of the Clock's day, derived from the dates where they decide. */
  readonly status: LifecycleStatus;
  readonly released: string | null;
  readonly deprecated: string | null;
  readonly retires: string | null;
  readonly retiresKind: DateKind | null;
  /** Whole days from the Clock's day to `retires`; negative in the past. */
  readonly daysLeft: number | null;
  readonly confidence: 'high' | 'medium' | 'low';
  /** The last day on which a list or page of what is served held it, and whose; null where none is known to. */
  readonly seen: { readonly day: string; readonly source: string } | null;
  /** The day of the first list without it; null where it was never dropped. */
  readonly gone: string | null;
  /** Whether somebody who tells of ends was asked: else nothing is said of an end because nothing is known of one. */
  readonly isEndKnown: boolean;
  /** On a router: the lab whose announcement it is. */
  readonly by?: string;
}

/** A suggestion that was walked to its end: alive, and without a known end inside the horizon. */
export interface Replacement {
  readonly id: string;
  /** Every id passed on the way, with the day it ends (null: none known). The last one is `id`. */
  readonly hops: readonly { readonly id: string; readonly retires: string | null }[];
  readonly retires: string | null;
  readonly retiresKind: DateKind | null;
  /** The last day on which it was seen served where that is not now; null where it is, or nothing is known. */
  readonly lastSeen: string | null;
  /** Whether somebody who tells of ends was asked. */
  readonly isEndKnown: boolean;
  /** Why writing its id breaks the call, where it does (`for realtime, not for speech`): told as advice, never written. */
  readonly unfit: string | null;
  /** Whether it is a copy of a deleted repository that others keep. */
  readonly isCopy?: boolean;
}

/** What a provider says of the stability of an id. Never derived from its shape. */
export interface PinFact {
  readonly state: 'pinned' | 'floating' | 'no-pin-offered';
  /** The snapshot an alias means today; null where unknown or not an alias. */
  readonly target: string | null;
  /** The day since which it means that, ISO; null where no source says so. */
  readonly since?: string | null;
}

/** What was said of an id before, and what an alias meant; the source is who said so, and the day when. */
export interface EarlierFact {
  readonly field: 'released' | 'deprecated' | 'retires' | 'target';
  readonly value: string;
  /** Of a target: the days from and until which the alias meant it, ISO; `until` is null where it still does. */
  readonly since: string | null;
  readonly until: string | null;
}

/** What a platform does with what it is sent, and where it works. */
export interface ProviderFact {
  readonly topic: 'training' | 'retention' | 'regions' | 'terms';
  /** In words for people. */
  readonly value: string;
  /** Whole days since it was seen. */
  readonly days: number;
  /** Seen so long ago that it has to be checked: not to be told as a fact of today. */
  readonly isOld: boolean;
}

/** Facts of one Hub repository. */
export interface HubFacts {
  readonly license: string | null;
  readonly baseModels: readonly string[];
  /** null: not stated. */
  readonly gated: boolean | null;
  readonly formats: readonly string[];
  /** Files of weights with the hashes of their bytes; absent where nobody said them. */
  readonly weights?: readonly { readonly path: string; readonly sha256: string }[];
  /** A commit known to exist, 40 lower-case hex digits, and who chose it. */
  readonly commit: { readonly sha: string; readonly chosenBy: string } | null;
  readonly released: string | null;
  /** The new name of a renamed repository. */
  readonly renamedTo: string | null;
}

/** Who publishes a repository of the Hub, as far as the names of the catalog tell. */
export interface PublisherFact {
  readonly namespace: string;
  /** Whether the catalog knows a repository of it. */
  readonly isKnown: boolean;
  /** The well-known repository whose name it may be mistaken for. */
  readonly lookalike: string | null;
}

/** All that is known of one component on one platform. */
export interface ModelMetadata {
  /** The platform whose clock applies. */
  readonly platform: string;
  readonly id: string;
  readonly lifecycle: Sourced<Lifecycle> | null;
  readonly pin: Sourced<PinFact> | null;
  readonly replacement: Sourced<Replacement> | null;
  /** Why nothing stands in for it, where somebody looked. */
  readonly unreplaced?: Sourced<string> | null;
  readonly hub: Sourced<HubFacts> | null;
  readonly traits: Sourced<ModelTraits> | null;
  /** What it answers; null where nothing says so. */
  readonly asked: Asked | null;
  /** What was said of it before and is not any more, oldest first. */
  readonly history: readonly Sourced<EarlierFact>[];
  /** What the platform does with what it is sent. */
  readonly provider: readonly Sourced<ProviderFact>[];
  /** What it was made of, and what the licences of that ask for; null where nothing is known of either. */
  readonly lineage: Lineage | null;
  /** Of a repository of the Hub: who publishes it. */
  readonly publisher: PublisherFact | null;
  /** Of a package: what its registry and the advisories say. */
  readonly package: PackageMetadata | null;
  /** Of a container image or a tag of a model registry: what it means now. */
  readonly image: Sourced<ImageFacts> | null;
  /** Of an API, a host or a package that ends. */
  readonly ending: Sourced<Pick<Ending, 'effect' | 'ends' | 'instead' | 'confidence'>> | null;
  /** Of a file of weights: what its head says. */
  readonly weights: Sourced<WeightsHeader> | null;
}

/** What a model is asked for, how many numbers a vector of it has, and how many it can be told to give. */
export interface Asked {
  readonly kinds: readonly string[];
  readonly width: number | null;
  readonly widths: readonly number[];
}

/** What a model can take and give, and what it costs; null or empty where nothing says so. */
export interface ModelTraits {
  /** Tokens. */
  readonly contextWindow: number | null;
  /** Tokens. */
  readonly outputLimit: number | null;
  /** What goes in: `text`, `image`, `audio`, `video`, `pdf`. */
  readonly input: readonly string[];
  /** What its source tells of any model of the platform: that a model takes nothing else is no statement. */
  readonly inputsTold: readonly string[];
  readonly output: readonly string[];
  /** US dollars per million tokens. */
  readonly price: { readonly input: number; readonly output: number } | null;
  /** The last day, month or year of its knowledge, ISO (`2025-01`). */
  readonly knowledgeCutoff: string | null;
  readonly openWeights: boolean | null;
}

/** Three answers only. A rate limit or an unknown host is never `absent`. */
export type Lookup<T> =
  | { readonly kind: 'found'; readonly value: T; readonly freshness: 'bundled' | 'cached' | 'stale' | 'live' }
  | {
      readonly kind: 'absent';
      /** True where the platform's id list is complete, so that absence means "does not exist". */
      readonly complete: boolean;
      readonly suggestions: readonly string[];
    }
  | { readonly kind: 'unavailable'; readonly reason: string; readonly retryAt: string | null };
