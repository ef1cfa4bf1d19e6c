import type { BuildOptions } from 'esbuild';

export declare const bundles: Readonly<
  Record<
    | 'node'
    | 'web'
    | 'server'
    | 'serverWeb'
    | 'worker'
    | 'cli'
    | 'mcpSdk'
    | 'serverStart'
    | 'workerStart'
    | 'start'
    | 'library',
    BuildOptions & { readonly metafile: true }
  >
>;

/** Files that are copied as they are, grammars and data. */
export declare const assets: readonly string[];
