import { optionsAt } from './analyzer-options.ts';
import type { AnalyzerOptions, FolderOptions } from './analyzer-options.ts';
import { indexEndings } from './detect/ended-uses.ts';
import { createPrefilter } from './detect/prefilter.ts';
import type { Prefilter } from './detect/prefilter.ts';
import { sdkTables } from './detect/registry.ts';
import { sdkIndex } from './sdk-index.ts';
import type { Surroundings } from './detect/surroundings.ts';
import { familyStems } from './identify/families.ts';
import { maySendInput } from './fixes/sent-inputs.ts';
import { mayEvaluate } from './inspect/evaluated-files.ts';
import type { InspectContext } from './inspect/inspect-context.ts';
import { createLikely } from './inspect/inspect.ts';
import { createIdTest } from './inspect/listed-ids.ts';
import { loadCatalog } from './metadata/catalog.ts';
import type { Catalog } from './metadata/catalog.ts';
import { loadEndings } from './metadata/endings/endings.ts';
import type { LiveMetadata } from './metadata/live.ts';
import { CATALOG_ASSET } from './metadata/open-catalog.ts';
import { readPacked } from './metadata/pack/inflated.ts';
import { loadAdvisories } from './metadata/packages/advisory-table.ts';
import type { SourceText } from './model/text.ts';
import type { Assets, Clock, HouseReach, Logger, Workspace } from './ports.ts';
import { collectListing, isWorthListing } from './syntax/listing/listing.ts';
import { ruleIds } from './rules/registry.ts';
import type { Keeping } from './kept/keeping.ts';
import { createDocuments } from './workspace/documents.ts';
import type { Documents } from './workspace/documents.ts';
import { createHouseKeeper } from './workspace/house-keeper.ts';
import type { HouseKeeper } from './workspace/house-keeper.ts';
import type { Collect, Collected } from './workspace/look-at-text.ts';

/** What the parts of an analyzer are made of. */
export interface PartsPorts {
  readonly assets: Assets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly workspace: Workspace;
  /** Absent where nothing may leave the machine. */
  readonly live?: LiveMetadata;
  /** From where policies are read; absent where that is the workspace alone. */
  readonly reach?: HouseReach;
}

/** An analyzer's parts, in whatever thread it is. */
export interface Parts {
  readonly catalog: Catalog;
  readonly documents: Documents;
  readonly prefilter: Prefilter;
  readonly context: () => InspectContext;
  /** Null where nothing is kept. */
  readonly keeping: Keeping | null;
  /** Policies and lock files. */
  readonly house: HouseKeeper;
}

/** Puts the parts together; reads catalog and advisories. */
export async function assemble(
  ports: PartsPorts,
  options: AnalyzerOptions,
  collectText: (source: SourceText, signal: AbortSignal) => Promise<Collected>,
  keeping: Keeping | null,
): Promise<Parts> {
  const catalog = loadCatalog(await ports.assets.read(CATALOG_ASSET), ports.assets.inflate);
  const advisories = loadAdvisories(await readPacked(ports.assets, 'advisories'));
  const endings = loadEndings(await readPacked(ports.assets, 'endings'));
  const endingIndex = indexEndings(endings.all);
  const likely = createLikely(catalog);
  const mayBeId = createIdTest(likely);
  const collect: Collect = async (source, surroundings, signal) =>
    isOnlyListed(surroundings, optionsAt(source.uri, options)) && isWorthListing(source, documents.pathOf(source.uri))
      ? { facts: collectListing(source, mayBeId), notes: [] }
      : collectText(source, signal);
  const onFailure = (uri: string, error: unknown): void => {
    ports.logger.error(`reading ${uri} failed`, error);
  };
  const documents = createDocuments(ports.workspace, collect, onFailure, { texts: keeping?.texts ?? null });
  const index = sdkIndex();
  const house = createHouseKeeper(ports.workspace, ports.reach ?? null, ruleIds, documents.pathOf);
  const context = (): InspectContext => ({
    index,
    catalog,
    advisories,
    endings,
    endingIndex,
    project: documents.project(),
    today: ports.clock.today(),
    horizonDays: options.horizonDays,
    includeTests: options.includeTests,
    pathOf: documents.pathOf,
    versionOf: documents.versionOf,
    live: (kind, identity) => {
      const landed = ports.live?.landed(kind, identity) ?? [];
      if (landed.length > 0) keeping?.giveUpReports();
      return landed;
    },
    likely,
    known: new Map(),
    knownWithin: new Map(),
    house: house.now(),
    setAt: (uri) => optionsAt(uri, options),
    fixed: options.fixed ?? { horizonDays: false, includeTests: false },
    isWord: house.isWord,
    wordNotes: (uri) => house.data().notes.filter((note) => note.uri === uri),
  });
  const { mayMatch } = createPrefilter(sdkTables, familyStems);
  const prefilter: Prefilter = {
    mayMatch: (text, uri) =>
      house.isKept(uri ?? '', text) ||
      mayMatch(text, uri) ||
      mayEvaluate(documents.pathOf(uri ?? ''), text) ||
      maySendInput(text),
  };
  return { catalog, documents, prefilter, context, keeping, house };
}

/** Whether what a document names is listed and no more, whatever it looks like. */
function isOnlyListed(surroundings: Surroundings, { includeTests }: FolderOptions): boolean {
  return surroundings.kind === 'not-live' && !(surroundings.why === 'test' && includeTests);
}
