import { version } from '../../package.json';
import { runArguments } from './arguments.ts';
import { EXIT, UsageError } from './exit.ts';
import type * as Library from './library-types.ts';
import { endWithReader, everythingWritten, say, sayUnexpected } from './terminal.ts';

async function main(): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  try {
    return await runArguments(process.argv.slice(2), version, {
      scan: async (paths, options) => (await import('./scan.ts')).scan(paths, options, version, stop.signal),
      fix: async (paths, options) => (await import('./fix.ts')).fix(paths, options, stop.signal),
      bom: async (paths, options) => (await import('./bom.ts')).bom(paths, options, version, stop.signal),
      evalConfig: async (paths, options) =>
        (await import('./eval-config.ts')).writeEvalConfig(paths, options, stop.signal),
      merge: async (paths, options) => (await import('./merge.ts')).merge(paths, options, version, stop.signal),
      lock: async (paths, options) => (await import('./lock.ts')).lock(paths, options, stop.signal),
      init: async (folder) => (await import('./init.ts')).init(folder),
      explain: async (model, options) => (await import('./explain.ts')).explain(model, options),
      lsp: async () => (await import('./lsp.ts')).lsp(stop.signal),
      agents: {
        mcp: async (folder, options) => (await import('./mcp/mcp.ts')).mcp(folder, options, version, stop.signal),
        agents: async (folder, options) => (await import('./agents.ts')).agents(folder, options, stop.signal),
      },
      catalog: {
        update: async (options) => (await import('./catalog.ts')).catalogUpdate(options, stop.signal),
        status: async (options) => (await import('./catalog.ts')).catalogStatus(options, version),
        validate: async (file) => (await import('./catalog.ts')).catalogValidate(file),
        pin: async () => (await import('./catalog.ts')).catalogPin(),
        unpin: async () => (await import('./catalog.ts')).catalogUnpin(),
        reset: async () => (await import('./catalog.ts')).catalogReset(),
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

/** Runs the command that the process was given, and ends it. */
export function run(): void {
  endWithReader();
  void main().then(async (code) => {
    await everythingWritten();
    // Said, not left to the end of all work: V8 would finish optimising what nobody will run any more.
    process.exit(code);
  });
}

/** The library (`library-start.ts`), which no command reads. */
export const createAnalyzer: typeof Library.createAnalyzer = async (options) =>
  (await import('./library.ts')).createAnalyzer(options);
