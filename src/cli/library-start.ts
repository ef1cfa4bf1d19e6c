import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { runCompiled } from '../host/compiled-code.ts';
import type * as Library from './library-types.ts';

/** The build's name of the text of `program.js`. */
declare const PROGRAM_ID: string;

/** The entry of the package as a library: the same program as the command line, read with the first analyzer. */
export const createAnalyzer: typeof Library.createAnalyzer = (options) => {
  program ??= runCompiled(
    { file: join(__dirname, 'program.js'), id: PROGRAM_ID },
    { folder: join(cacheFolder(process.env, process.platform), 'code'), foreign: [options.paths, '.'].flat() },
    require,
  ) as { readonly cli: typeof Library };
  return program.cli.createAnalyzer(options);
};

let program: { readonly cli: typeof Library } | null = null;
