import type { AnalyzerOptions } from './analyzer-options.ts';
import { assemble } from './assemble.ts';
import type { Parts, PartsPorts } from './assemble.ts';
import { createTextCollector } from './collect-texts.ts';
import { complete } from './inspect/complete.ts';
import type { Completions } from './inspect/complete.ts';
import { explain } from './inspect/explain.ts';
import type { Explanation } from './inspect/explain.ts';
import { emptyReport, enrich, makeReport } from './inspect/make-report.ts';
import { migrationChoices, migrationPlaces, migrationTo } from './inspect/migrations.ts';
import { createAcrossFiles } from './inspect/across-files.ts';
import type { GovernedContext } from './inspect/across-files.ts';
import { withElsewhere } from './inspect/named-elsewhere.ts';
import { proveAllFixes, proveFixes, proveIgnoreInFile, searched } from './inspect/prove-fixes.ts';
import { packagesOf } from './inspect/sdk-packages.ts';
import { contractOf } from './metadata/contracts.ts';
import type { Contract, WireApi } from './model/contract.ts';
import type { Finding } from './model/finding.ts';
import type { Fix } from './model/fix.ts';
import type { Offer } from './model/offer.ts';
import type { SubjectKind } from './model/reference.ts';
import type { Migrated, MigrationChoice } from './model/migration.ts';
import type { FileReport, Range, Reference } from './model/report.ts';
import type { SourceText, Span } from './model/text.ts';
import { offersOf } from './metadata/offers.ts';
import { createHouse, EMPTY_HOUSE } from './policy/house.ts';
import type { Governing } from './policy/house.ts';
import { openKeeping } from './kept/keeping.ts';
import { createReads } from './kept/reads.ts';
import type { FactStore } from './ports.ts';
import { chooseFixes } from './report/choose-fixes.ts';
import { placeKey } from './report/merge.ts';
import { scan, unreadable } from './scan.ts';
import type { ScanProgress } from './scan.ts';
import { sdkIndex } from './sdk-index.ts';
import { createTeam } from './threads/team.ts';
import type { ThreadUse } from './threads/team.ts';

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
  /** What policies and lock files say of a document, as they were read last. */
  readonly governing: (uri: string) => Governing;
  /** Whether policies have to be read again where a document has changed. */
  readonly holdsPolicy: (uri: string) => boolean;
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
  /** The comment at the head of its document that silences the rule of a finding there; null where none can stand there. */
  readonly ignoreInFile: (finding: Finding, signal: AbortSignal) => Promise<Fix | null>;
  /** The fixes of a finding that do what they promise: each was applied in memory and inspected again. */
  readonly fixes: (finding: Finding, signal: AbortSignal) => Promise<readonly Fix[]>;
  /** The same for many findings, with fewer inspections. */
  readonly fixesOfAll: (
    findings: readonly Finding[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<Finding, readonly Fix[]>>;
  /** What a model does with the parameters of an endpoint; null where nothing is known of it. */
  readonly contract: (platform: string, id: string, api: WireApi) => Contract | null;
  /** The packages that what a detector finds is called through, as components. */
  readonly packagesOf: (detector: string) => ReadonlySet<string>;
  /** The models that the uses of one could ask instead, the advised one first. */
  readonly migrationChoices: (
    references: readonly Reference[],
    signal: AbortSignal,
  ) => Promise<readonly MigrationChoice[]>;
  /** Another model in the place of that of these references: the fixes that hold, and the places that none reaches. */
  readonly migrate: (references: readonly Reference[], id: string, signal: AbortSignal) => Promise<Migrated>;
  /** The models that may be written at an offset of an inspected document; null where none is named there. */
  readonly complete: (uri: string, offset: number, signal: AbortSignal) => Promise<Completions | null>;
  /** Models of a platform that may be written today, those without an announced end first; null where the platform is not known. */
  readonly offers: (platform: string, kind: SubjectKind) => Promise<readonly Offer[] | null>;
  /** Platforms of which models are known. */
  readonly platforms: () => Promise<readonly string[]>;
  /** Forgets what was read of a document, so that the next run reads it again; null: the next scan reads all that changed. */
  readonly forget: (uri: string | null) => void;
  /** Keeps what was read for the next start, where there is a port for that. */
  readonly keep: (signal: AbortSignal) => Promise<void>;
  /** What was done so far: steps of evaluation, and texts read by a front end. */
  readonly work: () => Work;
  readonly dispose: () => void;
}

/** Counted, not timed: what depends on no machine. */
export interface Work {
  readonly steps: number;
  readonly collected: number;
}

export interface AnalyzerPorts extends PartsPorts {
  /** Waited for between two documents of a scan, where others want to be answered meanwhile. */
  readonly breathe?: () => Promise<void>;
  /** Absent where this thread does everything. */
  readonly threads?: ThreadUse;
  /** Absent where nothing is kept between two starts. */
  readonly store?: FactStore;
}

/** Builds the analyzer; nothing is read before the first document is asked for. */
export function createAnalyzer(given: AnalyzerPorts, options: AnalyzerOptions): Analyzer {
  const { store } = given;
  const reads = store ? createReads(given.workspace, store.digest) : null;
  const ports = reads ? { ...given, workspace: reads.workspace } : given;
  let parts: Promise<Parts> | null = null;
  let opened: Parts | null = null;
  const texts = createTextCollector(ports.assets, () => sdkIndex().packages);
  const team = ports.threads ? createTeam(ports.threads, ports, texts.collect) : null;
  const open = async (): Promise<Parts> => {
    const { assets, workspace } = ports;
    const keeping = store && reads ? await openKeeping({ store, workspace, reads, assets }, options) : null;
    return assemble(ports, options, (team ?? texts).collect, keeping);
  };
  const ready = async (): Promise<Parts> => {
    parts ??= open();
    opened = await parts;
    return opened;
  };
  const report = (uri: string, { documents, context }: Parts, signal: AbortSignal): Promise<FileReport | null> => {
    const document = documents.restore(uri);
    return document ? makeReport(uri, document, documents, context(), signal, ports.logger) : Promise.resolve(null);
  };
  const across = createAcrossFiles();
  const acrossContext = ({ documents, house }: Parts): GovernedContext => ({
    house: house.now(),
    text: (uri) => documents.get(uri)?.text ?? null,
    suppressions: (uri) => documents.get(uri)?.kept?.suppressions ?? [],
    lineComment: (uri) => documents.get(uri)?.kept?.lineComment ?? '#',
  });
  const put = async (source: SourceText, all: Parts, signal: AbortSignal): Promise<FileReport> => {
    const { uri } = source;
    if (source.digest === undefined) {
      reads?.noteText(source);
      all.keeping?.texts.unlearn(uri);
    }
    const { version } = await all.documents.put(source, all.prefilter.mayMatch, signal);
    return across.ofOne((await report(uri, all, signal)) ?? emptyReport(uri, version), acrossContext(all));
  };
  const textOf = (uri: string): string | null => opened?.documents.get(uri)?.text ?? null;
  return {
    analyze: async (source, signal) => {
      const all = await ready();
      await all.house.ready(await all.documents.files(signal), signal);
      return put(source, all, signal);
    },
    analyzeFile: async (uri, signal) => {
      const all = await ready();
      const { documents, keeping } = all;
      keeping?.spoil();
      documents.forget(uri);
      const files = await documents.files(signal);
      if (!files.includes(uri) && files.length > 0) await documents.relist(signal);
      if (!(await documents.files(signal)).includes(uri)) return null;
      await all.house.ready(files, signal);
      const result = await ports.workspace.read(uri, signal);
      if (result.kind === 'text') return put(result.source, all, signal);
      return result.reason === 'vanished' ? null : { ...emptyReport(uri, 0), notes: [unreadable(uri, result)] };
    },
    reinspect: async (uri, signal) => {
      const all = await ready();
      const made = await report(uri, all, signal);
      return made && across.ofOne(made, acrossContext(all));
    },
    scan: async (onProgress, signal) => {
      const all = await ready();
      return across.ofAll(await scan(all, { ...ports, team, options }, onProgress, signal), acrossContext(all));
    },
    text: textOf,
    locate: (uri, span) => opened?.documents.locate(uri, span) ?? null,
    governing: (uri) => (opened?.house.now() ?? createHouse(EMPTY_HOUSE)).at(uri),
    holdsPolicy: (uri) => opened?.house.restsOn(uri, textOf(uri)) ?? false,
    catalog: async () => ({ builtAt: (await ready()).catalog.builtAt }),
    explain: async (model, platform, signal) => {
      const { context, keeping } = await ready();
      const { live } = ports;
      if (live) keeping?.giveUpReports();
      const known = explain(model, platform, context());
      if (!live) return known;
      await Promise.all(
        known.flatMap(({ kind, identity }) => (kind === 'ending' ? [] : [live.ask(kind, identity, 'all', signal)])),
      );
      return explain(model, platform, context());
    },
    enrich: async (reports, signal) => {
      const all = await ready();
      if (!ports.live) return [];
      all.keeping?.giveUpReports();
      const anew = await enrich(all.documents, all.context, ports.live, ports.logger, reports, signal);
      return anew.map((one) => across.ofOne(one, acrossContext(all)));
    },
    ignoreInFile: async (finding, signal) => proveIgnoreInFile(finding, await ready(), ports.logger, signal),
    fixes: async (finding, signal) => {
      const all = await ready();
      const fixes = await proveFixes(finding, all, ports.logger, signal);
      // What goes in may be sent anywhere.
      if (!fixes.some(({ migration }) => (migration?.lost?.length ?? 0) > 0)) return fixes;
      return withElsewhere(new Map([[finding, fixes]]), textOf, () => searched(all)).get(finding) ?? fixes;
    },
    fixesOfAll: async (findings, signal) => {
      const all = await ready();
      const proved = all.keeping?.proved(findings) ?? new Map<Finding, readonly Fix[]>();
      const unknown = findings.filter((finding) => !proved.has(finding));
      // Other threads know nothing of what hosts said.
      const anew = new Map(ports.live ? [] : await team?.prove(unknown, signal));
      const left = unknown.filter((finding) => !anew.has(finding));
      for (const [finding, fixes] of await proveAllFixes(left, all, ports.logger, signal)) anew.set(finding, fixes);
      all.keeping?.prove(anew);
      return withElsewhere(new Map([...proved, ...anew]), textOf, () => searched(all));
    },
    contract: contractOf,
    packagesOf,
    migrationChoices: async (references, signal) => {
      const all = await ready();
      signal.throwIfAborted();
      return migrationChoices(references, all);
    },
    migrate: async (references, id, signal) => {
      const all = await ready();
      const findings = migrationTo(references, id, all);
      const proved = await proveAllFixes(findings, all, ports.logger, signal);
      const held = withElsewhere(proved, textOf, () => searched(all));
      const fixed = findings.filter((finding) => (held.get(finding) ?? []).length > 0);
      const done = new Set(fixed.map(({ place }) => placeKey(place)));
      return {
        fixes: chooseFixes([...held.values()], true),
        left: migrationPlaces(references).filter((place) => !done.has(placeKey(place))),
      };
    },
    complete: async (uri, offset, signal) => complete(uri, offset, await ready(), ports.logger, signal),
    offers: async (platform, kind) => {
      const { catalog, today, horizonDays } = (await ready()).context();
      return catalog.platforms.includes(platform) ? offersOf(catalog, platform, kind, today, horizonDays) : null;
    },
    platforms: async () => (await ready()).catalog.platforms,
    forget: (uri) =>
      void parts?.then(({ documents, keeping }) => {
        if (uri === null) {
          keeping?.restart();
          documents.renew();
        } else {
          keeping?.spoil();
          documents.forget(uri);
        }
      }),
    keep: async (signal) => {
      const { documents, keeping } = await ready();
      await keeping?.save(documents, signal);
    },
    work: () => opened?.documents.work() ?? { steps: 0, collected: 0 },
    dispose: () => {
      texts.dispose();
    },
  };
}
