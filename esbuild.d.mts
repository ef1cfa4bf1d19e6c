import type { BuildOptions } from 'esbuild';

export declare const bundles: Readonly<Record<'node' | 'web' | 'cli', BuildOptions & { readonly metafile: true }>>;
