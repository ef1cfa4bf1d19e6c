import { lazy } from './base/lazy.ts';
import { indexSignatures } from './detect/index-signatures.ts';
import { sdkTables } from './detect/registry.ts';

/** All tables, by what they are asked for; made once in each thread. */
export const sdkIndex = lazy(() => indexSignatures(sdkTables));
