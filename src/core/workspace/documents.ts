import { surroundingsOf } from '../detect/surroundings.ts';
import type { Surroundings } from '../detect/surroundings.ts';
import { boundedPart } from './bounded-part.ts';
import { languageOf } from '../model/language.ts';
import type { Ecosystem, FileFacts } from '../model/facts.ts';
import type { Note, Range } from '../model/report.ts';
import type { SourceText, Span } from '../model/text.ts';
import type { Workspace } from '../ports.ts';
import { createDeclarations } from '../resolve/declarations.ts';
import { createMemory } from '../resolve/memory.ts';
import type { Memory } from '../resolve/memory.ts';
import type { Project } from '../resolve/project.ts';
import { createListing } from './listing.ts';
import { createLocations } from './locations.ts';
import { versionOf } from './package-versions.ts';
import type { PackageVersion } from './package-versions.ts';
import { createProjectView } from './project-view.ts';
import { createRetention } from './retention.ts';
import { createScriptConfigs, isScriptConfig } from './script-configs.ts';

/** What was learned of one document. `facts` is null where it was not parsed: no language, prefiltered, unreadable. */
export interface KnownDocument {
  readonly version: number;
  readonly language: string;
  /** Kept where there are facts, for edits and for showing lines; null otherwise. */
  readonly text: string | null;
  readonly facts: FileFacts | null;
  /** What stays known when the facts were let go to save memory; null where there were none. */
  readonly kept: Pick<FileFacts, 'suppressions' | 'lineComment'> | null;
  readonly surroundings: Surroundings;
  readonly notes: readonly Note[];
}

/** Turns a text into facts, or a note that says why not. */
export type Collect = (source: SourceText, signal: AbortSignal) => Promise<Collected>;

interface Collected {
  readonly facts: FileFacts | null;
  readonly notes: readonly Note[];
}

/** Whether anything in a text could name a component. */
type MayMatch = (text: string, path: string) => boolean;

/** Documents as they would be after an edit. */
export type Overlay = ReadonlyMap<string, KnownDocument>;

/** Everything read so far, and the project that evaluation sees. One read and one parse per document and version. */
export interface Documents {
  /** The workspace as evaluation sees it; documents of the overlay stand in for those that were read. */
  readonly project: (overlay?: Overlay) => Project;
  /** What manifests and lock files above a document say of a package. */
  readonly versionOf: (uri: string, ecosystem: Ecosystem, name: string, asked: string | null) => PackageVersion;
  readonly pathOf: (uri: string) => string;
  /** Puts a document in, parsed unless `wanted` says that it may be left out. */
  readonly put: (source: SourceText, mayMatch: MayMatch, signal: AbortSignal) => Promise<KnownDocument>;
  /** Parses a changed text of a known document and keeps nothing. */
  readonly parse: (uri: string, text: string, signal: AbortSignal) => Promise<KnownDocument>;
  readonly locate: (uri: string, span: Span) => Range | null;
  readonly get: (uri: string) => KnownDocument | null;
  /** A known document with its facts, read from its text again where they were let go; null for others. */
  readonly restore: (uri: string, signal: AbortSignal) => Promise<KnownDocument | null>;
  /** Says that documents were used, so that their facts stay. */
  readonly use: (uris: readonly string[]) => void;
  /** Reads what evaluation asked for since the last call; false when nothing new came. */
  readonly loadWanted: (signal: AbortSignal) => Promise<boolean>;
  /** Lists the workspace's files; asked again after `forget(null)`. */
  readonly files: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Lists the workspace's files again. */
  readonly relist: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly forget: (uri: string | null) => void;
  /** Steps of evaluation, and texts turned into facts so far. */
  readonly work: () => { readonly steps: number; readonly collected: number };
}

/** Texts whose facts are kept, in UTF-16 units: some 100 MB of facts. */
const FACTS_BUDGET = 2_000_000;

/** The mutable heart of an analyzer; everything else is a function of what it hands out. */
export function createDocuments(
  workspace: Workspace,
  collect: Collect,
  onFailure: (uri: string, error: unknown) => void = () => undefined,
  factsBudget: number = FACTS_BUDGET,
  includeTests = false,
): Documents {
  const known = new Map<string, KnownDocument>();
  const absent = new Set<string>();
  const wanted = new Set<string>();
  const memory = createMemory();
  const declarations = createDeclarations();
  const retention = createRetention(factsBudget);
  const listing = createListing(workspace, memory.clear);
  const configs = createScriptConfigs(workspace.roots, listing.has);
  const locationOf = createLocations();
  let count = 0;

  const pathOf = (uri: string): string => {
    const root = workspace.roots.find((candidate) => uri.startsWith(`${candidate}/`));
    return root === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(root.length + 1);
  };

  const factsOf = (uri: string): FileFacts | null | undefined => {
    retention.use(uri);
    const document = known.get(uri);
    return document?.facts ?? (absent.has(uri) || document?.notes.length ? null : undefined);
  };

  const view = (overlay: Overlay, noting: Memory): Project =>
    createProjectView(
      {
        roots: workspace.roots,
        listing,
        configs,
        declarations,
        isKnown: (uri) => known.has(uri),
        factsOf: (uri) => overlay.get(uri)?.facts ?? factsOf(uri),
        want: (uri) => {
          if (!absent.has(uri)) wanted.add(uri);
        },
      },
      noting,
    );
  const now = view(new Map(), memory);

  /** What a bug does to one file costs this file a note, and no other one anything. */
  const guarded = async <T extends Noted>(
    uri: string,
    signal: AbortSignal,
    make: () => Promise<T>,
    failed: (notes: readonly Note[]) => T,
  ): Promise<T> => {
    try {
      return await make();
    } catch (error) {
      signal.throwIfAborted();
      onFailure(uri, error);
      return failed([failure(uri, error)]);
    }
  };

  const collected = (source: SourceText, signal: AbortSignal): Promise<Collected> => {
    count++;
    return guarded(
      source.uri,
      signal,
      () => collect(source, signal),
      (notes) => ({ facts: null, notes }),
    );
  };

  const look = async (source: SourceText, mayMatch: MayMatch, signal: AbortSignal): Promise<KnownDocument> => {
    const { uri, version, language, text } = source;
    const nothing = { version, language, text: null, kept: null, facts: null };
    const surroundings = surroundingsOf(pathOf(uri), text);
    if (surroundings.kind === 'not-live' && (surroundings.why === 'minified' || surroundings.why === 'vendored'))
      return { ...nothing, surroundings, notes: skippedNote(uri, surroundings) };
    const part = boundedPart(source, surroundings, includeTests);
    if (language === '' || !mayMatch(part.text, uri)) return { ...nothing, surroundings, notes: [] };
    const { facts, notes: said } = await collected(part, signal);
    // What was cut off is no fault of the file.
    const notes = part === source ? said : said.filter(({ kind }) => kind !== 'syntax-errors');
    // Nothing is shown or edited in a lock file, and what is kept of it is little.
    const shown = facts !== null && language !== 'lockfile' ? part.text : null;
    return { version, language, text: shown, kept: facts && keptOf(facts), surroundings, facts, notes };
  };

  const put: Documents['put'] = async (source, mayMatch, signal) => {
    const { version, language } = source;
    const none = { version, language, text: null, kept: null, facts: null, surroundings: LIVE };
    const document = await guarded<KnownDocument>(
      source.uri,
      signal,
      () => look(source, mayMatch, signal),
      (notes) => ({ ...none, notes }),
    );
    // A file that was not there before may be what a name of a module means.
    if (!known.has(source.uri) && !listing.has(source.uri)) memory.clear();
    known.set(source.uri, document);
    changed(source.uri, document.facts);
    if (document.facts && document.text !== null) retain(source);
    return document;
  };

  /** What rests on the document, or on what it declares, is worked out again when somebody asks. */
  const changed = (uri: string, facts: FileFacts | null): void => {
    memory.drop(uri);
    for (const ground of declarations.put(uri, facts)) memory.drop(ground);
  };

  const read = async (uri: string, signal: AbortSignal): Promise<void> => {
    const result = await workspace.read(uri, signal);
    if (result.kind === 'unreadable') absent.add(uri);
    else if (isScriptConfig(uri)) configs.put(uri, result.source.text);
    else if (!(await put(result.source, () => true, signal)).facts) absent.add(uri);
  };

  /** Lets the facts go that were not used for longest; those of open documents stay. */
  const retain = ({ uri, text }: SourceText): void => {
    retention.use(uri, text.length);
    for (const other of retention.overflow((one) => one === uri || (known.get(one)?.version ?? 0) > 0)) {
      const document = known.get(other);
      if (document) known.set(other, { ...document, facts: null });
      memory.release(other);
    }
  };

  const restore: Documents['restore'] = async (uri, signal) => {
    const document = known.get(uri) ?? null;
    if (!document || document.facts || document.text === null) return document;
    const { language, version, text } = document;
    const restored = { ...document, ...(await collected({ uri, language, version, text }, signal)) };
    known.set(uri, restored);
    if (restored.facts) retain({ uri, language, version, text });
    return restored;
  };

  return {
    project: (overlay = new Map()) => (overlay.size === 0 ? now : view(overlay, memory.over(new Set(overlay.keys())))),
    versionOf: (uri, ecosystem, name, asked) =>
      versionOf(listing.packageFiles(), now.facts, uri, ecosystem, name, asked),
    pathOf,
    put,
    parse: async (uri, text, signal) => {
      const before = known.get(uri);
      const language = before?.language ?? languageOf(uri) ?? '';
      const { facts, notes } = await collected({ uri, language, version: 0, text }, signal);
      const surroundings = before?.surroundings ?? { kind: 'live' };
      return {
        version: before?.version ?? 0,
        language,
        text,
        kept: facts && keptOf(facts),
        surroundings,
        facts,
        notes,
      };
    },
    locate: (uri, span) => {
      const text = known.get(uri)?.text ?? null;
      return text === null ? null : locationOf(uri, text, span);
    },
    get: (uri) => known.get(uri) ?? null,
    restore,
    use: (uris) => {
      for (const uri of uris) retention.use(uri);
    },
    loadWanted: async (signal) => {
      const uris = [...wanted].filter((uri) => !absent.has(uri) && !configs.has(uri) && !known.get(uri)?.facts);
      if (wanted.size > 0) memory.settle();
      wanted.clear();
      for (const uri of uris) if (!(await restore(uri, signal))?.facts) await read(uri, signal);
      return uris.length > 0;
    },
    work: () => ({ steps: memory.counts.steps, collected: count }),
    files: listing.files,
    relist: (signal) => {
      listing.forget();
      return listing.files(signal);
    },
    forget: (uri) => {
      if (uri === null) {
        known.clear();
        declarations.clear();
        retention.clear();
        configs.clear();
        absent.clear();
        listing.forget();
        memory.clear();
        return;
      }
      if (isScriptConfig(uri) || !listing.has(uri)) memory.clear();
      known.delete(uri);
      retention.drop(uri);
      configs.forget(uri);
      absent.delete(uri);
      changed(uri, null);
    },
  };
}

function keptOf({ suppressions, lineComment }: FileFacts): KnownDocument['kept'] {
  return { suppressions, lineComment };
}

function failure(uri: string, error: unknown): Note {
  return { uri, kind: 'internal-error', detail: error instanceof Error ? error.message : String(error) };
}

const LIVE: Surroundings = { kind: 'live' };

interface Noted {
  readonly notes: readonly Note[];
}

function skippedNote(uri: string, surroundings: Surroundings): readonly Note[] {
  const why = surroundings.kind === 'not-live' ? surroundings.why : 'minified';
  return [{ uri, kind: 'minified', detail: `not analysed: ${why} code` }];
}
