import type { Workspace } from '../ports.ts';
import { isEnvironmentFile } from './environment-files.ts';
import { arrangePackageFiles } from './package-versions.ts';
import type { PackageFiles } from './package-versions.ts';

/** The names of all files of a workspace, listed once and again where told. */
export interface Listing {
  readonly files: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly has: (uri: string) => boolean;
  readonly environmentFiles: () => readonly string[];
  readonly packageFiles: () => PackageFiles;
  /** The next question lists again. */
  readonly forget: () => void;
}

/** Lists nothing before it is asked. `onChange` is told when other files are there than before. */
export function createListing(workspace: Workspace, onChange: () => void): Listing {
  let listing: Promise<readonly string[]> | null = null;
  let arranged: readonly string[] | null = null;
  let names: ReadonlySet<string> = new Set();
  let environmentFiles: readonly string[] = [];
  let packageFiles: PackageFiles = new Map();

  const arrange = (files: readonly string[]): void => {
    if (files === arranged) return;
    const isSame = files.length === names.size && files.every((uri) => names.has(uri));
    arranged = files;
    names = new Set(files);
    environmentFiles = files.filter(isEnvironmentFile);
    packageFiles = arrangePackageFiles(files);
    if (!isSame) onChange();
  };

  return {
    files: async (signal) => {
      listing ??= workspace.list(signal);
      try {
        const files = await listing;
        arrange(files);
        return files;
      } catch (error) {
        listing = null;
        throw error;
      }
    },
    has: (uri) => names.has(uri),
    environmentFiles: () => environmentFiles,
    packageFiles: () => packageFiles,
    forget: () => {
      listing = null;
    },
  };
}
