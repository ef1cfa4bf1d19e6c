import { createRequire } from 'node:module';
import { join } from 'node:path';

/** `modelkeel lsp --stdio`: the language server, a bundle of its own. The connection ends the process when the editor does. */
export function lsp(signal: AbortSignal): Promise<number> {
  const { serve } = createRequire(__filename)(join(__dirname, 'server.js')) as { readonly serve: () => void };
  serve();
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('stopped'));
    });
  });
}
