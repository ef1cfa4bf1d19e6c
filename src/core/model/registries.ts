/** What a tag of an image or model registry means now. */
export interface RegistryManifest {
  /** `sha256:…` of the manifest, or of the list of manifests for several machines. */
  readonly digest: string;
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
