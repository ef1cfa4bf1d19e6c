import type { BuildOptions } from 'esbuild';

export declare const bundles: Readonly<
  Record<'node' | 'web' | 'server' | 'serverWeb' | 'cli', BuildOptions & { readonly metafile: true }>
>;
