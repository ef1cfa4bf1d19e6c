import { sdkTableFiles } from './sdk-tables.generated.ts';
import type { SdkTable } from './signature.ts';

const USUAL_RANK = 50;

/**
 * Every SDK table: all files of `sdks/`. Order decides only where a call could be explained by two tables whose packages
 * the file does not import: the lower rank wins, then the name.
 */
export const sdkTables: readonly SdkTable[] = sdkTableFiles.toSorted(
  (a, b) => (a.rank ?? USUAL_RANK) - (b.rank ?? USUAL_RANK) || (a.id < b.id ? -1 : 1),
);
