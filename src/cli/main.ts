import { version } from '../../package.json';
import { runArguments } from './arguments.ts';
import { catalogPin, catalogReset, catalogStatus, catalogUnpin, catalogUpdate, catalogValidate } from './catalog.ts';
import { EXIT, UsageError } from './exit.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { lsp } from './lsp.ts';
import { scan } from './scan.ts';
import { say, sayUnexpected } from './terminal.ts';

async function main(): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  try {
    return await runArguments(process.argv.slice(2), version, {
      scan: (paths, options) => scan(paths, options, version, stop.signal),
      fix: (paths, options) => fix(paths, options, stop.signal),
      explain: (model, options) => explain(model, options),
      lsp: () => lsp(stop.signal),
      catalog: {
        update: (options) => catalogUpdate(options, stop.signal),
        status: (options) => catalogStatus(options, version),
        validate: catalogValidate,
        pin: catalogPin,
        unpin: catalogUnpin,
        reset: catalogReset,
      },
    });
  } catch (error) {
    if (stop.signal.aborted) {
      say('stopped');
      return 130;
    }
    if (error instanceof UsageError) say(error.message);
    else sayUnexpected(error);
    return EXIT.failure;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
