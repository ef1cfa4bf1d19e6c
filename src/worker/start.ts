import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Thread from './main.ts';

/** The file that a thread is started with: what it does is a part of the program that lies beside it. */
const program = createRequire(__filename)(join(__dirname, 'program.js')) as { readonly worker: typeof Thread };
program.worker.serve();
