import { createRequire } from 'node:module';
import { join } from 'node:path';

/** `modelkeel lsp --stdio`: what an editor starts. The connection ends the process when the editor does. */
export function lsp(signal: AbortSignal): Promise<number> {
  createRequire(__filename)(join(__dirname, 'server.js'));
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('stopped'));
    });
  });
}
