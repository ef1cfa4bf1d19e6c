import { availableParallelism } from 'node:os';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { createAnalyzer } from '../core/analyzer.ts';
import type { Analyzer } from '../core/analyzer.ts';
import { createLineTable } from '../core/base/lines.ts';
import type { Clock } from '../core/ports.ts';
import type { HouseReach } from '../core/ports.ts';
import type { Locate } from '../core/report/locate.ts';
import { createAssets } from '../host/assets.ts';
import { cacheFolder } from '../host/cache-folder.ts';
import { policiesAbove } from '../host/policies-above.ts';
import { createReader, createResolver } from '../host/read-text.ts';
import { createThreads } from '../host/threads.ts';
import { releaseWasmTiers } from '../host/wasm-tiers.ts';
import type { ScanOptions } from './arguments.ts';
import { withChosenCatalog } from './choose-catalog.ts';
import { UsageError } from './exit.ts';
import { createClock, createLogger } from './ports.ts';
import { createDiskWorkspace } from './workspace.ts';
import type { DiskWorkspace } from './workspace.ts';

/** What every command works with. */
export interface Session {
  readonly analyzer: Analyzer;
  readonly workspace: DiskWorkspace;
  readonly clock: Clock;
  readonly locate: Locate;
  /** The same, with files as the current folder has them. */
  readonly locateHere: Locate;
  /** As people at a terminal want it: a file that they named is called as they named it. */
  readonly locateNamed: Locate;
  /** The name of what is looked at: that of the first folder. */
  readonly subject: string;
  readonly lineOf: (uri: string, line: number) => string | null;
}

/** Options that decide what is looked at. */
export type SessionOptions = Pick<
  ScanOptions,
  'today' | 'horizon' | 'config' | 'include' | 'exclude' | 'ignore' | 'tests' | 'verbose' | 'follow'
> & { readonly online?: boolean; readonly jobs?: number; readonly cache: boolean };

/** From where policies are read: also from above what is looked at, up to the top of the repository. */
async function reachOf(roots: readonly string[], config: string | undefined): Promise<HouseReach> {
  const { files, within } = policiesAbove(roots);
  const only = config === undefined ? null : await configFile(config);
  const folders = only === null ? within : [...within, dirname(only)];
  return { above: files, only, within: folders, read: createReader(createResolver(folders), false) };
}

/** @throws {UsageError} when there is no such file. */
async function configFile(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  const found = real === null ? null : await stat(real);
  if (real === null || !found?.isFile()) throw new UsageError(`--config ${path} is no file.`);
  return real.split(sep).join('/');
}

/** Below so much text, in UTF-16 units, what threads cost to start and to be told is more than half of what they take over. */
const WORTH_THREADS = 8_000_000;
/** Of so many files, grammars are run often enough to be optimised. */
const MANY_FILES = 1500;

/** Builds analyzer and ports for the given paths; reads nothing yet. */
export async function openSession(
  paths: readonly string[],
  options: SessionOptions,
  only: ReadonlySet<string> | null,
): Promise<Session> {
  const clock = createClock(options.today);
  const logger = createLogger(options.verbose);
  const workspace = await createDiskWorkspace({
    paths: paths.length > 0 ? paths : ['.'],
    include: options.include,
    exclude: options.exclude,
    noIgnore: !options.ignore,
    follow: options.follow,
    only,
    tell: (message) => {
      logger.error(message);
    },
  });
  // Loaded only when it is wanted: the HTTP client is half of the program.
  const live = options.online ? (await import('./online.ts')).createLive(process.env, logger) : null;
  const jobs = options.jobs ?? availableParallelism();
  const threads = jobs > 1 ? createThreads({ entry: join(__dirname, 'worker.js'), count: jobs }) : null;
  const folder = join(cacheFolder(process.env, process.platform), 'facts');
  // Loaded only when it is wanted: it brings Node's cryptography, a tenth of a short run.
  const store = options.cache
    ? (await import('../host/fact-store.ts')).createFactStore({ folder, foreign: workspace.roots })
    : null;
  const listed: DiskWorkspace['list'] = async (signal) => {
    const files = await workspace.list(signal);
    if (files.length > MANY_FILES) releaseWasmTiers();
    return files;
  };
  const analyzer = createAnalyzer(
    {
      assets: withChosenCatalog(createAssets(join(__dirname, 'assets')), process.env, logger),
      clock,
      logger,
      workspace: { ...workspace, list: listed },
      reach: await reachOf(workspace.roots, options.config),
      ...(live ? { live } : {}),
      ...(store && { store }),
      ...(threads && { threads: { threads, fromText: WORTH_THREADS, inspects: true } }),
    },
    {
      horizonDays: options.horizon ?? 90,
      includeTests: options.tests,
      fixed: { horizonDays: options.horizon !== undefined, includeTests: options.tests },
    },
  );
  const placeIn =
    (shown: (uri: string) => string): Locate =>
    (uri, span) => {
      const range = analyzer.locate(uri, span);
      return {
        file: shown(uri),
        line: (range?.start.line ?? 0) + 1,
        column: (range?.start.character ?? 0) + 1,
        endLine: (range?.end.line ?? 0) + 1,
        endColumn: (range?.end.character ?? 0) + 1,
        ...range?.cell,
      };
    };
  return {
    analyzer,
    workspace,
    clock,
    locate: placeIn(workspace.shown),
    locateHere: placeIn(workspace.shownHere),
    locateNamed: placeIn(workspace.isOfFiles ? workspace.shownHere : workspace.shown),
    subject: basename(workspace.roots[0] ?? '') || 'root',
    lineOf: (uri, line) => {
      const text = analyzer.text(uri);
      if (text === null) return null;
      const span = createLineTable(text).lineSpan(line - 1);
      return text.slice(span.start, span.end);
    },
  };
}
