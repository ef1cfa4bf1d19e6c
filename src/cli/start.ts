import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { cacheFolder } from '../host/cache-folder.ts';
import { runCompiled } from '../host/compiled-code.ts';
import { boundHeapGrowth } from '../host/heap-growth.ts';
import { holdWasmTiers } from '../host/wasm-tiers.ts';

/** The build's name of the text of `program.js`. */
declare const PROGRAM_ID: string;

/** The work after which V8 11 optimises a function, in bytes of its code that were run; its own value is 135,168. */
const OPTIMISED_AFTER = 500_000;

boundHeapGrowth();
holdWasmTiers();
// Most runs last a second or two: a quarter of their work is optimising functions that are then hardly run. Set before anything
// is compiled, since compiled code is kept by flags. Other versions of V8 count otherwise.
if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${String(OPTIMISED_AFTER)}`);

const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const program = runCompiled(
  { file: join(__dirname, 'program.js'), id: PROGRAM_ID },
  {
    folder: join(cacheFolder(process.env, process.platform), 'code'),
    // Any word may be a folder to look at, and without one it is this one.
    foreign: words.length > 1 ? words : [...words, '.'],
    // What reads much changes them.
    restoreFlags: holdWasmTiers,
  },
  require,
) as { readonly cli: { readonly run: () => void } };
program.cli.run();
