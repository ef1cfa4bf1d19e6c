import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Server from './main.ts';

/** The file that a client library starts: the server is a part of the program that lies beside it. */
const program = createRequire(__filename)(join(__dirname, 'program.js')) as { readonly server: typeof Server };
program.server.serve();
