import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { runCompiled } from '../host/compiled-code.ts';

/** The build's name of the text of `cli-program.js`. */
declare const PROGRAM_ID: string;

const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
runCompiled(
  { file: join(__dirname, 'cli-program.js'), id: PROGRAM_ID },
  {
    folder: join(cacheFolder(process.env, process.platform), 'code'),
    // Any word may be a folder to look at, and without one it is this one.
    foreign: words.length > 1 ? words : [...words, '.'],
  },
  require,
);
