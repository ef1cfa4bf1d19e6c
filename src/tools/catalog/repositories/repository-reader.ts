import type { DrawnModel, PackageReader, Snapshot } from '../packages/drawn.ts';
import { mergeDrawn } from '../packages/drawn.ts';
import type { Checkout } from './checkout.ts';

/** Reads a public repository that carries lists of models; like a reader of a package, with a commit for a version. */
export interface RepositoryReader extends Pick<PackageReader, 'title' | 'licence' | 'official' | 'lists'> {
  /** `github:owner/name`. */
  readonly name: string;
  /** @throws where the repository has not the shape it had. */
  readonly read: (checkout: Checkout) => readonly DrawnModel[];
}

/** Reads a checkout into a snapshot: its version is the commit, which is also what its sum is. */
export function snapshotOfRepository(reader: RepositoryReader, checkout: Checkout): Snapshot {
  const { commit, day } = checkout;
  return {
    package: reader.name,
    version: commit,
    integrity: `sha1-${commit}`,
    published: day,
    licence: reader.licence,
    models: mergeDrawn(reader.read(checkout)),
  };
}
