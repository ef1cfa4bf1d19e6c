import type { Sourced } from './sourced.ts';

/** What a tag of an image or model registry means now. */
export interface RegistryManifest {
  /** `sha256:…` of what `digestOf` says. */
  readonly digest: string;
  /** The manifest, or the list of manifests for several machines; the weights where the registry does not tell that. */
  readonly digestOf: 'manifest' | 'weights';
  /** Bytes of all layers together; null where the registry gives a list of manifests, or does not say. */
  readonly bytes: number | null;
  /** Digests of the layers that hold licences, where there are such layers. */
  readonly licenses: readonly string[];
}

/** What a package registry says of a package. */
export interface PackageState {
  readonly name: string;
  readonly newest: string | null;
  /** Versions that were deprecated or yanked, with what the publisher says; `''` where nothing is said. */
  readonly withdrawn: readonly {
    readonly version: string;
    readonly how: 'deprecated' | 'yanked';
    readonly why: string;
  }[];
}

/** A range of versions that an advisory affects, in the order of its ecosystem. */
export interface AffectedRange {
  /** null: from the first version on. */
  readonly introduced: string | null;
  /** The first version without the fault; null where none is known. */
  readonly fixed: string | null;
  /** The last version with the fault, where no fix is named. */
  readonly lastAffected: string | null;
}

/** An advisory as OSV tells it (https://ossf.github.io/osv-schema/). */
export interface Advisory {
  readonly id: string;
  /** CVE and other names. */
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly severity: 'critical' | 'high' | 'moderate' | 'low' | null;
  readonly affected: readonly {
    readonly ecosystem: string;
    readonly name: string;
    readonly ranges: readonly AffectedRange[];
    readonly versions: readonly string[];
  }[];
  /** ISO date and time; null where it holds. */
  readonly withdrawn: string | null;
  readonly url: string;
}

/** What a tag means now. */
export interface ImageFacts {
  /** `sha256:…` */
  readonly digest: string;
  readonly digestOf: RegistryManifest['digestOf'];
  /** Bytes of all layers together; null where not said. */
  readonly bytes: number | null;
}

/** A model that the user's own server holds. */
export interface PulledModel {
  readonly name: string;
  /** Of its manifest, hex digits. */
  readonly digest: string;
  readonly bytes: number | null;
  readonly parameters: string | null;
  readonly quantization: string | null;
}

/** All that is known of a package in the version in use. */
export interface PackageMetadata {
  /** The version that is in use: locked, or required exactly; null where that is open. */
  readonly version: string | null;
  /** The lock file that holds it, by its path below the root; null where it is required, or open. */
  readonly from: string | null;
  /** What is asked for; null where nothing is. */
  readonly requirement: string | null;
  /** The manifest that asks for it, by its path below the root; null where none does. */
  readonly declared: string | null;
  readonly newest: Sourced<string> | null;
  /** Why the version in use was withdrawn. */
  readonly withdrawn: Sourced<{ readonly how: 'deprecated' | 'yanked'; readonly why: string }> | null;
  /**
   * Advisories that affect the version in use, or every version that may be, the worst first; null where nobody could be asked
   * and the bundled table does not cover it.
   */
  readonly advisories: readonly Sourced<AdvisoryHit>[] | null;
  /** The lowest version that one of them names as fixed and none that is known affects; null where there is none. */
  readonly safe: string | null;
  /** The day from which on nobody mends it, and what takes its place; null where no end is known. */
  readonly ended: Sourced<{ readonly day: string | null; readonly instead: string }> | null;
}

/** An advisory that affects a version. */
export interface AdvisoryHit {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly severity: Advisory['severity'];
  /** The range that the version is in, in the notation of its ecosystem. */
  readonly affected: string;
  /** The first version without the fault; null where none is known. */
  readonly fixed: string | null;
  /**
   * What attacks: `package` is the package itself, in a version that somebody else has published; `model-file` the file of a model
   * that is loaded; null where that is not said.
   */
  readonly via: 'package' | 'model-file' | null;
  /** From the bundled table: it may have been withdrawn or extended since. */
  readonly bundled: boolean;
}
