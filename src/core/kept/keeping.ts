import type { AnalyzerOptions } from '../analyzer-options.ts';
import { CATALOG_ASSET } from '../metadata/open-catalog.ts';
import { packedName } from '../metadata/pack/inflated.ts';
import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { FileReport } from '../model/report.ts';
import type { Assets, FactStore, Workspace } from '../ports.ts';
import type { HouseData } from '../policy/house.ts';
import type { Documents } from '../workspace/documents.ts';
import type { KeptText } from '../workspace/kept-text.ts';
import type { Reads } from './reads.ts';
import { packScan, unpackScan } from './report-shelf.ts';
import { openShelf } from './text-shelf.ts';
import type { TextShelf } from './text-shelf.ts';

/** What is kept between two starts, as a run works with it. Nothing is said that would not be said without it. */
export interface Keeping {
  readonly texts: TextShelf;
  /** What is kept of a file that needs not be read; null where it is to be read. */
  readonly findUnread: (uri: string) => Promise<KeptText | null>;
  /** The reports of a scan of these files, all read, where one is kept that rests on the same. */
  readonly reportsOf: (
    scanned: Scanned,
    documents: Documents,
    signal: AbortSignal,
  ) => Promise<readonly FileReport[] | null>;
  /** A scan was made. */
  readonly took: (scanned: Scanned, reports: readonly FileReport[], documents: Documents) => void;
  /** Fixes that are known to hold, of as many findings as that is known of. */
  readonly proved: (findings: readonly Finding[]) => Map<Finding, readonly Fix[]>;
  readonly prove: (proved: ReadonlyMap<Finding, readonly Fix[]>) => void;
  /** Reports no longer follow from what was read alone: hosts were asked. */
  readonly giveUpReports: () => void;
  /** What was read of a document is forgotten, whatever is being made of it. */
  readonly spoil: () => void;
  /** What was read is to be read anew. */
  readonly restart: () => void;
  readonly save: (documents: Documents, signal: AbortSignal) => Promise<void>;
}

/** What a scan was of. */
export interface Scanned {
  readonly files: readonly string[];
  readonly targets: readonly string[];
  readonly today: string;
  /** Policies and lock files, also those that lie outside of the workspace. */
  readonly house: HouseData;
}

interface KeepingPorts {
  readonly store: FactStore;
  readonly workspace: Workspace;
  readonly reads: Reads;
  readonly assets: Assets;
}

/** A scan that is, or can be, kept. */
interface Current {
  readonly name: string;
  readonly basis: string;
  readonly reports: readonly FileReport[];
  readonly proved: Map<string, readonly number[]>;
  /** What it was made of, or found to be made of. */
  readonly reads: ReadonlyMap<string, string>;
  isNew: boolean;
}

/** Reads what was kept of these roots. */
export async function openKeeping(
  { store, workspace, reads, assets }: KeepingPorts,
  options: AnalyzerOptions,
): Promise<Keeping> {
  const { digest } = store;
  // What is an id at all, the catalog says.
  const facts = await Promise.all([CATALOG_ASSET, packedName('advisories')].map((name) => assets.read(name)));
  const build = JSON.stringify([store.build, ...facts.map(digest)]);
  const shelfName = `texts-${digest(JSON.stringify([workspace.roots, options.includeTests, options.folders]))}`;
  const texts = openShelf(build, await store.read(shelfName));
  let current: Current | null = null;
  let mayKeepReports = true;
  /** Whether all that evaluation knows was read since the last start from nothing. */
  let isAnew = true;

  const nameOf = ({ files, targets }: Scanned): string => {
    const which = targets.length === files.length ? 'all' : digest(JSON.stringify(targets));
    return `scan-${digest(JSON.stringify([workspace.roots, options, which]))}`;
  };
  const basisOf = ({ files, targets, today, house }: Scanned): string =>
    digest(JSON.stringify([build, options, today, workspace.roots, files, targets, house]));

  const contentNow = async (uri: string, signal: AbortSignal): Promise<string | undefined> => {
    if (!reads.all().has(uri)) await reads.workspace.read(uri, signal);
    return reads.all().get(uri);
  };
  /** Whether nothing else is known than what these reads gave. */
  const restsOn = (documents: Documents, contents: ReadonlyMap<string, string>): boolean => {
    for (const uri of documents.known()) if (!contents.has(uri)) return false;
    return true;
  };

  return {
    texts,
    findUnread: async (uri) => {
      const stamp = (await workspace.stamp?.(uri)) ?? null;
      texts.stamped(uri, stamp);
      const row = stamp === null ? null : texts.findUnread(uri, stamp);
      if (row) reads.note(uri, row.digest);
      return row;
    },
    reportsOf: async (scanned, documents, signal) => {
      current = null;
      if (!mayKeepReports || !isAnew || !reads.isSteady()) return null;
      const [name, basis] = [nameOf(scanned), basisOf(scanned)];
      const bytes = await store.read(name);
      const kept = bytes && unpackScan(bytes, basis);
      if (!kept) return null;
      const then = new Map(kept.reads);
      for (const [uri, content] of reads.all()) if (then.get(uri) !== content) return null;
      if (!restsOn(documents, then)) return null;
      for (const [uri, content] of then) if ((await contentNow(uri, signal)) !== content) return null;
      for (const uri of kept.shown) if (documents.get(uri)?.text == null) await documents.load(uri, signal);
      const reports = kept.reports.map((report) => ({ ...report, version: documents.get(report.uri)?.version ?? 0 }));
      current = { name, basis, reports: kept.reports, proved: new Map(kept.proved), reads: then, isNew: false };
      return reports;
    },
    took: (scanned, reports, documents) => {
      const isWhole = isAnew && restsOn(documents, reads.all());
      isAnew = false;
      if (current || !isWhole || !reports.every(isLasting)) return;
      const [name, basis] = [nameOf(scanned), basisOf(scanned)];
      current = { name, basis, reports, proved: new Map(), reads: reads.all(), isNew: true };
    },
    proved: (findings) => {
      const known = new Map<Finding, readonly Fix[]>();
      if (!current || !mayKeepReports || !reads.isSteady()) return known;
      for (const finding of findings) {
        const fixes = current.proved.get(digest(JSON.stringify(finding)));
        if (fixes)
          known.set(
            finding,
            finding.fixes.filter((_, index) => fixes.includes(index)),
          );
      }
      return known;
    },
    prove: (proved) => {
      if (!current) return;
      for (const [finding, fixes] of proved) {
        const holding = finding.fixes.flatMap((fix, index) => (fixes.includes(fix) ? [index] : []));
        current.proved.set(digest(JSON.stringify(finding)), holding);
        current.isNew = true;
      }
    },
    giveUpReports: () => {
      mayKeepReports = false;
    },
    spoil: () => {
      current = null;
      isAnew = false;
    },
    restart: () => {
      reads.restart();
      current = null;
      isAnew = true;
    },
    save: async (documents, signal) => {
      const files = await documents.files(signal);
      const bytes = texts.pack(files, documents.packed);
      if (bytes) await store.write(shelfName, bytes);
      if (!current?.isNew || !mayKeepReports || !reads.isSteady() || !texts.isLasting()) return;
      const { name, basis, reports, proved } = current;
      const contents = new Map([...current.reads, ...reads.all()]);
      const plain = reports.map((report) => ({ ...report, version: 0 }));
      const shown = [...documents.known()].filter((uri) => documents.get(uri)?.text != null);
      const packed = packScan({ basis, reads: [...contents], shown, reports: plain, proved: [...proved] });
      current.isNew = false;
      if (packed) await store.write(name, packed);
    },
  };
}

/** A bug may be gone with the next start; what it left out is not kept. */
function isLasting({ notes }: FileReport): boolean {
  return notes.every(({ kind }) => kind !== 'internal-error');
}
