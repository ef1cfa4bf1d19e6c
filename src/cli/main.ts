import { version } from '../../package.json';
import { runArguments } from './arguments.ts';
import { catalogPin, catalogReset, catalogStatus, catalogUnpin, catalogUpdate, catalogValidate } from './catalog.ts';
import { EXIT, UsageError } from './exit.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { lsp } from './lsp.ts';
import { scan } from './scan.ts';

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
      process.stderr.write('modelkeel: stopped\n');
      return 130;
    }
    const message =
      error instanceof UsageError
        ? error.message
        : `unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    process.stderr.write(`modelkeel: ${message}\n`);
    return EXIT.failure;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
