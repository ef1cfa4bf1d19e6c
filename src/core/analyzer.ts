import { packageFileOf } from './base/package-files.ts';
import { sdkTables } from './detect/registry.ts';
import { indexSignatures } from './detect/index-signatures.ts';
import { withKnownPackages } from './detect/packages.ts';
import type { Surroundings } from './detect/surroundings.ts';
import { createPrefilter } from './detect/prefilter.ts';
import type { Prefilter } from './detect/prefilter.ts';
import { createDocuments } from './workspace/documents.ts';
import type { Collect, Documents, KnownDocument } from './workspace/documents.ts';
import { familyStems } from './identify/families.ts';
import type { InspectContext } from './inspect/inspect-context.ts';
import { createLikely } from './inspect/inspect.ts';
import { createIdTest } from './inspect/listed-ids.ts';
import { explain } from './inspect/explain.ts';
import type { Explanation } from './inspect/explain.ts';
import { emptyReport, enrich, inspectFully, makeReport, ruleContext } from './inspect/make-report.ts';
import { loadCatalog } from './metadata/catalog.ts';
import type { Catalog } from './metadata/catalog.ts';
import { loadAdvisories } from './metadata/packages/advisory-table.ts';
import type { LiveMetadata } from './metadata/live.ts';
import type { Finding } from './model/finding.ts';
import type { Fix } from './model/fix.ts';
import type { FileReport, Note, Range } from './model/report.ts';
import type { Reference } from './model/report.ts';
import type { SourceText, Span } from './model/text.ts';
import type { Assets, Clock, Logger, ReadResult, Workspace } from './ports.ts';

import { runRules } from './rules/run-rules.ts';
import { createGrammars } from './syntax/grammars.ts';
import { fixesOfAll, fixesThatHold } from './inspect/verify.ts';
import type { Reinspect, Reinspection } from './inspect/verify.ts';
import { collectListing, isWorthListing } from './syntax/listing/listing.ts';
import { createFactCollector } from './syntax/trees.ts';
import type { FactCollector } from './syntax/trees.ts';

/** What users may set; read once per run. */
export interface AnalyzerOptions {
  /** Days ahead in which a retirement is worth a warning. Default 90. */
  readonly horizonDays: number;
  /** Report findings in test files too. */
  readonly includeTests: boolean;
}

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

/** The facade: takes and returns plain data, so it runs in the extension host, a worker, the browser and the CLI unchanged. */
export interface Analyzer {
  /** Inspects one document against the workspace. Gives a report also for broken text; rejects only when aborted. */
  readonly analyze: (source: SourceText, signal: AbortSignal) => Promise<FileReport>;
  /** Reads one file of the workspace again and inspects it; null where it is gone, ignored or not read at all. */
  readonly analyzeFile: (uri: string, signal: AbortSignal) => Promise<FileReport | null>;
  /** Inspects a document again as it was last read, after another one changed; null where it was not read. */
  readonly reinspect: (uri: string, signal: AbortSignal) => Promise<FileReport | null>;
  /** Inspects every file of the workspace. Reports are in the order of `Workspace.list`. */
  readonly scan: (onProgress: (progress: ScanProgress) => void, signal: AbortSignal) => Promise<readonly FileReport[]>;
  /** The text of an inspected document as it was read, for showing lines; null where it was not parsed. */
  readonly text: (uri: string) => string | null;
  /** Lines and columns of a span of an inspected document, and its cell in a notebook file; null where it was not parsed. */
  readonly locate: (uri: string, span: Span) => Range | null;
  /** What the bundled catalog is. */
  readonly catalog: () => Promise<{ readonly builtAt: string }>;
  /**
   * Everything known of an id, on one platform or on all that know it. Reads `openai/gpt-4o` and the like as code does. Hosts
   * are asked where there are ports for that.
   */
  readonly explain: (model: string, platform: string | null, signal: AbortSignal) => Promise<readonly Explanation[]>;
  /**
   * Asks hosts about the components of these reports, each once, and gives the reports that then read otherwise. Gives none
   * where there are no ports for that; a host that cannot be asked changes nothing.
   */
  readonly enrich: (reports: readonly FileReport[], signal: AbortSignal) => Promise<readonly FileReport[]>;
  /** The fixes of a finding that do what they promise: each was applied in memory and inspected again. */
  readonly fixes: (finding: Finding, signal: AbortSignal) => Promise<readonly Fix[]>;
  /** The same for many findings, with fewer inspections. */
  readonly fixesOfAll: (
    findings: readonly Finding[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<Finding, readonly Fix[]>>;
  /** Forgets what was read of a document, so that the next run reads it again; null: the next scan reads all that changed. */
  readonly forget: (uri: string | null) => void;
  /** What was done so far: steps of evaluation, and texts read by a front end. */
  readonly work: () => Work;
  readonly dispose: () => void;
}

/** Counted, not timed: what depends on no machine. */
export interface Work {
  readonly steps: number;
  readonly collected: number;
}

export interface AnalyzerPorts {
  readonly assets: Assets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly workspace: Workspace;
  /** Absent where nothing may leave the machine. */
  readonly live?: LiveMetadata;
  /** Waited for between two documents of a scan, where others want to be answered meanwhile. */
  readonly breathe?: () => Promise<void>;
}

/** Files read ahead while one is parsed. */
const READ_AHEAD = 16;

interface Parts {
  readonly catalog: Catalog;
  readonly collector: FactCollector;
  readonly documents: Documents;
  readonly prefilter: Prefilter;
  readonly context: () => InspectContext;
}

/** Builds the analyzer; nothing is read before the first document is asked for. */
export function createAnalyzer(ports: AnalyzerPorts, options: AnalyzerOptions): Analyzer {
  let parts: Promise<Parts> | null = null;
  let opened: Parts | null = null;
  const ready = async (): Promise<Parts> => {
    parts ??= assemble(ports, options);
    opened = await parts;
    return opened;
  };
  return {
    analyze: async (source, signal) => {
      const { documents, prefilter, context } = await ready();
      await documents.files(signal);
      const document = await documents.put(source, prefilter.mayMatch, signal);
      return makeReport(source.uri, document, documents, context(), signal, ports.logger);
    },
    analyzeFile: async (uri, signal) => {
      const { documents, prefilter, context } = await ready();
      documents.forget(uri);
      const files = await documents.files(signal);
      if (!files.includes(uri) && files.length > 0) await documents.relist(signal);
      if (!(await documents.files(signal)).includes(uri)) return null;
      const result = await ports.workspace.read(uri, signal);
      if (result.kind === 'unreadable') {
        return result.reason === 'vanished' ? null : { ...emptyReport(uri, 0), notes: [unreadable(uri, result)] };
      }
      const document = await documents.put(result.source, prefilter.mayMatch, signal);
      return makeReport(uri, document, documents, context(), signal, ports.logger);
    },
    reinspect: async (uri, signal) => {
      const { documents, context } = await ready();
      const document = documents.restore(uri);
      return document ? makeReport(uri, document, documents, context(), signal, ports.logger) : null;
    },
    scan: async (onProgress, signal) => scan(await ready(), ports, onProgress, signal),
    text: (uri) => opened?.documents.get(uri)?.text ?? null,
    locate: (uri, span) => opened?.documents.locate(uri, span) ?? null,
    catalog: async () => ({ builtAt: (await ready()).catalog.builtAt }),
    explain: async (model, platform, signal) => {
      const { context } = await ready();
      const { live } = ports;
      const known = explain(model, platform, context());
      if (!live) return known;
      await Promise.all(known.map(({ kind, identity }) => live.ask(kind, identity, 'all', signal)));
      return explain(model, platform, context());
    },
    enrich: async (reports, signal) => {
      const { documents, context } = await ready();
      return ports.live ? enrich(documents, context, ports.live, ports.logger, reports, signal) : [];
    },
    fixes: async (finding, signal) => {
      const parts = await ready();
      return fixesThatHold(finding, textOf(parts), reinspection(parts, ports.logger, signal));
    },
    fixesOfAll: async (findings, signal) => {
      const parts = await ready();
      return fixesOfAll(findings, textOf(parts), reinspection(parts, ports.logger, signal));
    },
    forget: (uri) =>
      void parts?.then(({ documents }) => {
        if (uri === null) documents.renew();
        else documents.forget(uri);
      }),
    work: () => opened?.documents.work() ?? { steps: 0, collected: 0 },
    dispose: () =>
      void parts?.then(({ collector }) => {
        collector.dispose();
      }),
  };
}

async function assemble(ports: AnalyzerPorts, options: AnalyzerOptions): Promise<Parts> {
  const catalog = loadCatalog(await ports.assets.read('catalog.json'));
  const advisories = loadAdvisories(await ports.assets.read('advisories.json'));
  const index = indexSignatures(sdkTables);
  const collector = createFactCollector(createGrammars(ports.assets));
  const likely = createLikely(catalog);
  const mayBeId = createIdTest(likely);
  const collect: Collect = async (source, surroundings, signal) => {
    if (isOnlyListed(surroundings, options) && isWorthListing(source, documents.pathOf(source.uri)))
      return { facts: collectListing(source, mayBeId), notes: [] };
    const collected = await collector.collect(source, signal);
    return { ...collected, facts: collected.facts && withKnownPackages(collected.facts, index.packages) };
  };
  const onFailure = (uri: string, error: unknown): void => {
    ports.logger.error(`reading ${uri} failed`, error);
  };
  const documents = createDocuments(ports.workspace, collect, onFailure);
  const context = (): InspectContext => ({
    index,
    catalog,
    advisories,
    project: documents.project(),
    today: ports.clock.today(),
    horizonDays: options.horizonDays,
    includeTests: options.includeTests,
    pathOf: documents.pathOf,
    versionOf: documents.versionOf,
    live: (kind, identity) => ports.live?.landed(kind, identity) ?? [],
    likely,
    known: new Map(),
  });
  return { catalog, collector, documents, prefilter: createPrefilter(sdkTables, familyStems), context };
}

/** Whether what a document names is listed and no more, whatever it looks like. */
function isOnlyListed(surroundings: Surroundings, { includeTests }: AnalyzerOptions): boolean {
  return surroundings.kind === 'not-live' && !(surroundings.why === 'test' && includeTests);
}

async function scan(
  parts: Parts,
  ports: AnalyzerPorts,
  onProgress: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<readonly FileReport[]> {
  const { documents, prefilter, context } = parts;
  const files = (await documents.files(signal)).filter((uri) => ports.workspace.isTarget(uri));
  const notes = new Map<string, readonly Note[]>();
  // A lock file names nothing by itself: it is read when a package that is used wants its version.
  const first = files.filter((uri) => packageFileOf(uri)?.lock !== true);
  const total = first.length;
  for (let start = 0; start < total; start += READ_AHEAD) {
    signal.throwIfAborted();
    const batch = first.slice(start, start + READ_AHEAD);
    const results = await Promise.all(batch.map((uri) => ports.workspace.read(uri, signal)));
    for (const [offset, result] of results.entries()) {
      const uri = batch[offset] ?? '';
      if (result.kind === 'text') await documents.put(result.source, prefilter.mayMatch, signal);
      else {
        documents.forget(uri);
        notes.set(uri, [unreadable(uri, result)]);
      }
      await ports.breathe?.();
      signal.throwIfAborted();
    }
    onProgress({ done: Math.min(start + READ_AHEAD, total), total });
  }
  documents.sweep();
  const reports: FileReport[] = [];
  const all = context();
  // From the end: in a large workspace only the facts of what was read last are still there.
  for (const uri of files.toReversed()) {
    signal.throwIfAborted();
    const document = documents.restore(uri);
    if (document) reports.push(await makeReport(uri, document, documents, all, signal, ports.logger));
    else reports.push({ ...emptyReport(uri, 0), notes: notes.get(uri) ?? [] });
    await ports.breathe?.();
  }
  return reports.reverse();
}

function unreadable(uri: string, result: Extract<ReadResult, { kind: 'unreadable' }>): Note {
  return { uri, kind: result.reason, detail: result.detail };
}

/** Fixes are tried on the texts as they are now. */
function textOf({ documents }: Parts): (uri: string) => string | null {
  return (uri) => documents.get(uri)?.text ?? null;
}

function reinspection({ documents, context }: Parts, logger: Logger, signal: AbortSignal): Reinspect {
  return async (uris, texts) => {
    signal.throwIfAborted();
    try {
      return await reinspect(uris, texts, documents, context(), signal);
    } catch (error) {
      // A fix that cannot be tried is not offered.
      signal.throwIfAborted();
      logger.error(`trying a fix of ${uris.join(', ')} failed`, error);
      return null;
    }
  };
}

/** Inspects documents as they would be with other texts; nothing of it is kept. */
async function reinspect(
  uris: readonly string[],
  texts: ReadonlyMap<string, string>,
  documents: Documents,
  context: InspectContext,
  signal: AbortSignal,
): Promise<Reinspection | null> {
  const overlay = new Map<string, KnownDocument>();
  for (const [uri, text] of texts) overlay.set(uri, await documents.parse(uri, text, signal));
  const changed: InspectContext = { ...context, project: documents.project(overlay) };
  const references: Reference[] = [];
  let syntaxErrors = 0;
  for (const uri of uris) {
    const document = overlay.get(uri) ?? documents.restore(uri);
    if (!document?.facts) return null;
    syntaxErrors += document.facts.syntaxErrors;
    references.push(...(await inspectFully(document.facts, document.surroundings, documents, changed, signal)));
  }
  return { references, findings: runRules(references, ruleContext(changed, documents, overlay)), syntaxErrors };
}
