import { createLineTable } from '../base/lines.ts';
import type { LineTable } from '../base/lines.ts';
import { surroundingsOf } from '../detect/surroundings.ts';
import type { Surroundings } from '../detect/surroundings.ts';
import { environmentSettings, isEnvironmentFile } from './environment-files.ts';
import type { Ecosystem, FileFacts } from '../model/facts.ts';
import type { Note, Range } from '../model/report.ts';
import type { SourceText, Span } from '../model/text.ts';
import type { Workspace } from '../ports.ts';
import { arrangePackageFiles, versionOf } from './package-versions.ts';
import type { PackageFiles, PackageVersion } from './package-versions.ts';
import { readConfig } from '../resolve/aliases.ts';
import type { ConfigFile } from '../resolve/aliases.ts';
import { createDeclarations } from '../resolve/declarations.ts';
import { folderOf, moduleUri, submoduleUri } from '../resolve/modules.ts';
import type { ModuleMap, PathAliases } from '../resolve/modules.ts';
import type { Project } from '../resolve/project.ts';
import { languageOf } from '../model/language.ts';
import { createRetention } from './retention.ts';
import { locateCell } from '../syntax/notebook/notebook.ts';

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
export type Collect = (
  source: SourceText,
  signal: AbortSignal,
) => Promise<{ readonly facts: FileFacts | null; readonly notes: readonly Note[] }>;

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
  readonly put: (
    source: SourceText,
    mayMatch: (text: string, path: string) => boolean,
    signal: AbortSignal,
  ) => Promise<KnownDocument>;
  /** Parses a changed text of a known document and keeps nothing. */
  readonly parse: (uri: string, text: string, signal: AbortSignal) => Promise<KnownDocument>;
  readonly locate: (uri: string, span: Span) => Range | null;
  readonly get: (uri: string) => KnownDocument | null;
  /** A known document with its facts, read from its text again where they were let go; null for others. */
  readonly restore: (uri: string, signal: AbortSignal) => Promise<KnownDocument | null>;
  /** Reads what evaluation asked for since the last call; false when nothing new came. */
  readonly loadWanted: (signal: AbortSignal) => Promise<boolean>;
  /** Documents evaluation asked for since the last call. */
  readonly takeTouched: () => readonly string[];
  /** Lists the workspace's files; asked again after `forget(null)`. */
  readonly files: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Lists the workspace's files again. */
  readonly relist: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly forget: (uri: string | null) => void;
}

/** Texts whose facts are kept, in UTF-16 units: some 100 MB of facts. */
const FACTS_BUDGET = 2_000_000;

const CONFIG_FILE = /(?:^|\/)[tj]sconfig(?:\.[\w-]+)?\.json$/;

/** The mutable heart of an analyzer; everything else is a function of what it hands out. */
export function createDocuments(workspace: Workspace, collect: Collect, factsBudget: number = FACTS_BUDGET): Documents {
  const known = new Map<string, KnownDocument>();
  const configs = new Map<string, ConfigFile>();
  const absent = new Set<string>();
  const wanted = new Set<string>();
  const touched = new Set<string>();
  const declarations = createDeclarations();
  const retention = createRetention(factsBudget);
  /** The line table used last: places of one document are asked for in a row. */
  const tables = new Map<string, LineTable>();
  let listing: Promise<readonly string[]> | null = null;
  let names: ReadonlySet<string> = new Set();
  let environmentFiles: readonly string[] = [];
  let packageFiles: PackageFiles = new Map();

  const pathOf = (uri: string): string => {
    const root = workspace.roots.find((candidate) => uri.startsWith(`${candidate}/`));
    return root === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(root.length + 1);
  };

  const want = (uri: string): null => {
    if (!absent.has(uri)) wanted.add(uri);
    return null;
  };

  const factsOf = (uri: string): FileFacts | null => {
    touched.add(uri);
    retention.use(uri);
    return known.get(uri)?.facts ?? (known.get(uri)?.notes.length ? null : want(uri));
  };

  const aliasesIn = (folder: string): PathAliases | null => {
    for (let current = folder; current.includes('/'); current = folderOf(current)) {
      for (const name of ['tsconfig.json', 'jsconfig.json']) {
        const uri = `${current}/${name}`;
        if (!names.has(uri)) continue;
        const found = aliasesOf(uri, 0);
        if (found) return found;
      }
      if (workspace.roots.includes(current)) break;
    }
    return null;
  };

  const aliasesOf = (uri: string, depth: number): PathAliases | null => {
    const config = configs.get(uri);
    if (!config) return names.has(uri) ? want(uri) : null;
    if (config.aliases || depth > 8) return config.aliases;
    for (const parent of config.parents) {
      const found = aliasesOf(parent, depth + 1);
      if (found) return found;
    }
    return null;
  };

  const map: ModuleMap = { has: (uri) => names.has(uri) || known.has(uri), roots: workspace.roots, aliases: aliasesIn };

  const read = async (uri: string, signal: AbortSignal): Promise<void> => {
    const result = await workspace.read(uri, signal);
    if (result.kind === 'unreadable') {
      absent.add(uri);
      return;
    }
    if (CONFIG_FILE.test(uri)) configs.set(uri, readConfig(uri, result.source.text));
    else await put(result.source, () => true, signal);
    if (!known.get(uri)?.facts && !configs.has(uri)) absent.add(uri);
  };

  const put: Documents['put'] = async (source, mayMatch, signal) => {
    const surroundings = surroundingsOf(pathOf(source.uri), source.text);
    const skipped =
      surroundings.kind === 'not-live' && (surroundings.why === 'minified' || surroundings.why === 'vendored');
    const readable = !skipped && mayMatch(source.text, source.uri) && source.language !== '';
    const collected = readable
      ? await collect(source, signal)
      : { facts: null, notes: skipped ? skippedNote(source.uri, surroundings) : [] };
    // Nothing is shown or edited in a lock file, and what is kept of it is little.
    const isLock = source.language === 'lockfile';
    const text = collected.facts && !isLock ? source.text : null;
    const document: KnownDocument = {
      version: source.version,
      language: source.language,
      text,
      kept: collected.facts && keptOf(collected.facts),
      surroundings,
      ...collected,
    };
    known.set(source.uri, document);
    declarations.put(source.uri, document.facts);
    if (document.facts && !isLock) retain(source);
    return document;
  };

  /** Lets the facts go that were not used for longest; what the running inspection asked for and open documents stay. */
  const retain = ({ uri, text }: SourceText): void => {
    retention.use(uri, text.length);
    const needed = (other: string): boolean =>
      other === uri || touched.has(other) || (known.get(other)?.version ?? 0) > 0;
    for (const other of retention.overflow(needed)) {
      const document = known.get(other);
      if (document) known.set(other, { ...document, facts: null });
    }
  };

  const restore: Documents['restore'] = async (uri, signal) => {
    const document = known.get(uri) ?? null;
    if (!document || document.facts || document.text === null) return document;
    const { language, version, text } = document;
    const collected = await collect({ uri, language, version, text }, signal);
    const restored = { ...document, ...collected };
    known.set(uri, restored);
    if (restored.facts) retain({ uri, language, version, text });
    return restored;
  };

  const files = async (signal: AbortSignal): Promise<readonly string[]> => {
    listing ??= workspace.list(signal);
    try {
      const files = await listing;
      names = new Set(files);
      environmentFiles = files.filter(isEnvironmentFile);
      packageFiles = arrangePackageFiles(files);
      return files;
    } catch (error) {
      listing = null;
      throw error;
    }
  };

  return {
    project: (overlay = new Map()) => ({
      facts: (uri) => overlay.get(uri)?.facts ?? factsOf(uri),
      moduleOf: (from, module) => moduleUri(map, from, module),
      submoduleOf: (from, module, name) => submoduleUri(map, from, module, name),
      declared: (from, module, name) =>
        declarations.find(from, module, name, map).flatMap((uri) => overlay.get(uri)?.facts ?? factsOf(uri) ?? []),
      imports: declarations.imports,
      environment: (from, variable) =>
        environmentSettings(environmentFiles, from, variable, (uri) => overlay.get(uri)?.facts ?? factsOf(uri)),
    }),
    versionOf: (uri, ecosystem, name, asked) => versionOf(packageFiles, factsOf, uri, ecosystem, name, asked),
    pathOf,
    put,
    parse: async (uri, text, signal) => {
      const before = known.get(uri);
      const language = before?.language ?? languageOf(uri) ?? '';
      const collected = await collect({ uri, language, version: 0, text }, signal);
      return {
        version: before?.version ?? 0,
        language,
        text,
        kept: collected.facts && keptOf(collected.facts),
        surroundings: before?.surroundings ?? { kind: 'live' },
        ...collected,
      };
    },
    locate: (uri, span) => {
      const text = known.get(uri)?.text ?? null;
      if (text === null) return null;
      const table = tables.get(text) ?? createLineTable(text);
      tables.clear();
      tables.set(text, table);
      return {
        start: table.positionAt(span.start),
        end: table.positionAt(span.end),
        cell: uri.endsWith('.ipynb') ? locateCell(text, span.start) : null,
      };
    },
    get: (uri) => known.get(uri) ?? null,
    restore,
    loadWanted: async (signal) => {
      const uris = [...wanted].filter((uri) => !absent.has(uri) && !configs.has(uri) && !known.get(uri)?.facts);
      wanted.clear();
      for (const uri of uris) if (!(await restore(uri, signal))?.facts) await read(uri, signal);
      return uris.length > 0;
    },
    takeTouched: () => {
      const list = [...touched];
      touched.clear();
      return list;
    },
    files,
    relist: (signal) => {
      listing = null;
      return files(signal);
    },
    forget: (uri) => {
      if (uri === null) {
        known.clear();
        declarations.clear();
        retention.clear();
        configs.clear();
        absent.clear();
        listing = null;
        return;
      }
      known.delete(uri);
      declarations.put(uri, null);
      retention.drop(uri);
      configs.delete(uri);
      absent.delete(uri);
    },
  };
}

function keptOf({ suppressions, lineComment }: FileFacts): KnownDocument['kept'] {
  return { suppressions, lineComment };
}

function skippedNote(uri: string, surroundings: Surroundings): readonly Note[] {
  const why = surroundings.kind === 'not-live' ? surroundings.why : 'minified';
  return [{ uri, kind: 'minified', detail: `not analysed: ${why} code` }];
}
