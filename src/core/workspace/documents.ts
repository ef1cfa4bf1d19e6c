import { languageOf } from '../model/language.ts';
import type { Ecosystem, FileFacts } from '../model/facts.ts';
import type { Note, Range } from '../model/report.ts';
import type { SourceText, Span } from '../model/text.ts';
import type { Workspace } from '../ports.ts';
import { createDeclarations } from '../resolve/declarations.ts';
import type { Declared } from '../resolve/declarations.ts';
import { createMemory } from '../resolve/memory.ts';
import type { Memory } from '../resolve/memory.ts';
import type { Project } from '../resolve/project.ts';
import type { KeptText, KeptTexts } from './kept-text.ts';
import { LIVE, NO_FACTS } from './known-document.ts';
import type { KnownDocument, SharedDocument } from './known-document.ts';
import { createListing } from './listing.ts';
import { createLocations } from './locations.ts';
import { createLooker } from './look-at-text.ts';
import type { Collect, MayMatch } from './look-at-text.ts';
import { versionOf } from './package-versions.ts';
import type { PackageVersion } from './package-versions.ts';
import { keptOf } from './packed.ts';
import { packFacts, unpackFacts } from './packed-facts.ts';
import { createProjectView } from './project-view.ts';
import { createRetention, weightOf } from './retention.ts';
import { createScriptConfigs, isScriptConfig } from './script-configs.ts';

/** Documents as they would be after an edit. */
export type Overlay = ReadonlyMap<string, KnownDocument>;

/** Everything read so far, and the project that evaluation sees. One read and one parse per document and version. */
export interface Documents {
  /** The workspace as evaluation sees it; documents of the overlay stand in for those that were read. */
  readonly project: (overlay?: Overlay) => Project;
  /** What manifests and lock files above a document say of a package. */
  readonly versionOf: (uri: string, ecosystem: Ecosystem, name: string, asked: string | null) => PackageVersion;
  readonly pathOf: (uri: string) => string;
  /** Puts a document in, parsed where its text may name a component; null: whatever stands in it. */
  readonly put: (source: SourceText, mayMatch: MayMatch | null, signal: AbortSignal) => Promise<KnownDocument>;
  /** Puts a document in of which it is known that it has no facts, without its text. */
  readonly recall: (uri: string, kept: KeptText) => void;
  /** Parses a changed text of a known document and keeps nothing. */
  readonly parse: (uri: string, text: string, signal: AbortSignal) => Promise<KnownDocument>;
  readonly locate: (uri: string, span: Span) => Range | null;
  readonly get: (uri: string) => KnownDocument | null;
  /** All that was read. */
  readonly uris: () => readonly string[];
  /** A known document with its facts; null for others. */
  readonly restore: (uri: string) => KnownDocument | null;
  /** Starts an inspection: facts that it asks for stay as they are until the next one starts. */
  readonly begin: () => void;
  /** Says that documents were used, so that their facts stay. */
  readonly use: (uris: readonly string[]) => void;
  /** Reads what evaluation asked for since the last call; false when nothing new came. */
  readonly loadWanted: (signal: AbortSignal) => Promise<boolean>;
  /** What was read since the last call only because evaluation asked for it, and has facts or notes. */
  readonly takeLoaded: () => readonly string[];
  /** Reads a document that is not known with facts yet, whatever stands in it. */
  readonly load: (uri: string, signal: AbortSignal) => Promise<void>;
  /** Lists the workspace's files; asked again after `renew`. */
  readonly files: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Lists the workspace's files again. */
  readonly relist: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Everything is to be read again; what is known stays until then. */
  readonly renew: () => void;
  /** Forgets what was known before `renew` and was not put in since; what is open stays. */
  readonly sweep: () => void;
  readonly forget: (uri: string) => void;
  /** Every document that is known. */
  readonly known: () => Iterable<string>;
  /** A document with its facts packed, where it has any; null where they cannot be, or nothing is known. */
  readonly packed: (uri: string) => KnownDocument | null;
  /** All that was read and has facts or notes, for another thread; null where something cannot be packed. */
  readonly pack: () => readonly SharedDocument[] | null;
  /** Takes in what another thread read. */
  readonly adopt: (documents: readonly SharedDocument[]) => void;
  /** Steps of evaluation, and texts turned into facts so far. */
  readonly work: () => { readonly steps: number; readonly collected: number };
}

export interface DocumentsOptions {
  readonly factsBudget?: number;
  /** Texts that were looked at before this start; null where nothing is kept. */
  readonly texts?: KeptTexts | null;
}

/** Texts whose facts are kept as objects, in UTF-16 units: some 50 MB of facts. Those of all others are packed. */
const FACTS_BUDGET = 1_000_000;

/** The mutable heart of an analyzer; everything else is a function of what it hands out. */
export function createDocuments(
  workspace: Workspace,
  collect: Collect,
  onFailure: (uri: string, error: unknown) => void = () => undefined,
  { factsBudget = FACTS_BUDGET, texts = null }: DocumentsOptions = {},
): Documents {
  const known = new Map<string, KnownDocument>();
  const absent = new Set<string>();
  const wanted = new Set<string>();
  /** What was read before everything was to be read again, and was not yet. */
  let stale = new Set<string>();
  /** What the running inspection asked for: the same document is the same facts all through it. */
  const inUse = new Set<string>();
  const memory = createMemory();
  const declarations = createDeclarations();
  const retention = createRetention(factsBudget);
  const listing = createListing(workspace, memory.clear);
  const configs = createScriptConfigs(workspace.roots, listing.has);
  const locationOf = createLocations();
  const loaded = new Set<string>();

  const pathOf = (uri: string): string => {
    const root = workspace.roots.find((candidate) => uri.startsWith(`${candidate}/`));
    return root === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(root.length + 1);
  };

  const looker = createLooker({ collect, onFailure, pathOf, texts });

  const factsOf = (uri: string): FileFacts | null | undefined => {
    inUse.add(uri);
    retention.use(uri);
    const facts = unpacked(uri)?.facts;
    return facts ?? (absent.has(uri) || known.get(uri)?.notes.length ? null : undefined);
  };

  /** A document with its facts, where it has any. */
  const unpacked = (uri: string): KnownDocument | null => {
    const document = known.get(uri) ?? null;
    if (!document?.packed || document.facts) return document;
    const facts = unpackFacts(document.packed);
    const again = facts
      ? { ...document, facts }
      : { ...document, packed: null, kept: null, notes: lost(document, uri) };
    known.set(uri, again);
    retain(uri, facts ? weightOf(facts, document.size) : document.size);
    return again;
  };

  const retain = (uri: string, size: number): void => {
    retention.use(uri, size);
    packOthers(uri);
  };

  /** Packs the facts that were not used for longest; those of open documents and of the running inspection stay. */
  const packOthers = (uri: string | null): void => {
    const needed = (one: string): boolean => one === uri || inUse.has(one) || (known.get(one)?.version ?? 0) > 0;
    for (const other of retention.overflow(needed)) {
      const document = known.get(other);
      const packed = document?.packed ?? (document?.facts ? packFacts(document.facts) : null);
      if (!document || !packed) continue;
      known.set(other, { ...document, facts: null, packed });
      memory.release(other);
    }
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

  /** A document whose text is what it was, with its facts; it is not read a second time. */
  const unchanged = ({ uri, version, language, text }: SourceText): KnownDocument | null => {
    const before = known.get(uri);
    if (!before?.kept || before.text !== text || before.language !== language) return null;
    if (before.version !== version) known.set(uri, { ...before, version });
    return unpacked(uri);
  };

  const put: Documents['put'] = async (source, mayMatch, signal) => {
    stale.delete(source.uri);
    const same = unchanged(source);
    if (same) return same;
    const document = await looker.look(source, mayMatch, signal);
    enter(source.uri, document);
    if (document.facts) retain(source.uri, weightOf(document.facts, document.size));
    return document;
  };

  const enter = (uri: string, document: KnownDocument): void => {
    // A file that was not there before may be what a name of a module means.
    if (!known.has(uri) && !listing.has(uri)) memory.clear();
    known.set(uri, document);
    changed(uri, document.declared);
  };

  const packed: Documents['packed'] = (uri) => {
    const document = known.get(uri);
    if (!document?.facts || document.packed) return document ?? null;
    const bytes = packFacts(document.facts);
    if (!bytes) return null;
    const both = { ...document, packed: bytes };
    known.set(uri, both);
    return both;
  };

  /** What rests on the document, or on what it declares, is worked out again when somebody asks. */
  const changed = (uri: string, declared: Declared | null): void => {
    memory.drop(uri);
    for (const ground of declarations.put(uri, declared)) memory.drop(ground);
  };

  const read = async (uri: string, signal: AbortSignal): Promise<void> => {
    const result = await workspace.read(uri, signal);
    if (result.kind === 'unreadable') absent.add(uri);
    else if (isScriptConfig(uri)) configs.put(uri, result.source.text);
    else {
      const { kept, notes } = await put(result.source, null, signal);
      if (!kept) absent.add(uri);
      if (kept || notes.length > 0) loaded.add(uri);
    }
  };

  const forget = (uri: string): void => {
    if (isScriptConfig(uri) || !listing.has(uri)) memory.clear();
    known.delete(uri);
    retention.drop(uri);
    configs.forget(uri);
    absent.delete(uri);
    changed(uri, null);
  };

  return {
    project: (overlay = new Map()) => (overlay.size === 0 ? now : view(overlay, memory.over(new Set(overlay.keys())))),
    versionOf: (uri, ecosystem, name, asked) =>
      versionOf(listing.packageFiles(), now.facts, uri, ecosystem, name, asked),
    pathOf,
    put,
    recall: (uri, { language, size, surroundings, made }) => {
      stale.delete(uri);
      retention.drop(uri);
      enter(uri, { ...NO_FACTS, version: 0, language, size, surroundings, notes: made?.notes ?? [] });
    },
    known: () => known.keys(),
    packed,
    parse: async (uri, text, signal) => {
      const before = known.get(uri);
      const language = before?.language ?? languageOf(uri) ?? '';
      const surroundings = before?.surroundings ?? LIVE;
      const result = await looker.collect({ uri, language, version: 0, text }, surroundings, signal);
      const { notes } = result;
      const facts = result.facts ?? (result.packed ? unpackFacts(result.packed.bytes) : null);
      const kept = facts && keptOf(facts);
      const version = before?.version ?? 0;
      return { ...NO_FACTS, version, language, text, size: text.length, facts, kept, surroundings, notes };
    },
    locate: (uri, span) => {
      const text = known.get(uri)?.text ?? null;
      return text === null ? null : locationOf(uri, text, span);
    },
    get: (uri) => known.get(uri) ?? null,
    uris: () => [...known.keys()],
    restore: unpacked,
    begin: () => {
      inUse.clear();
      packOthers(null);
    },
    use: (uris) => {
      for (const uri of uris) retention.use(uri);
    },
    loadWanted: async (signal) => {
      const uris = [...wanted].filter((uri) => !absent.has(uri) && !configs.has(uri) && !unpacked(uri)?.facts);
      if (wanted.size > 0) memory.settle();
      wanted.clear();
      for (const uri of uris) await read(uri, signal);
      return uris.length > 0;
    },
    pack: () => {
      const all: SharedDocument[] = [];
      for (const [uri, document] of known) {
        if (document.kept === null && document.notes.length === 0) continue;
        const bytes = packed(uri)?.packed ?? null;
        if (document.facts && !bytes) return null;
        all.push({ ...document, uri, facts: null, packed: bytes });
      }
      return all;
    },
    adopt: (documents) => {
      for (const { uri, ...document } of documents) {
        known.set(uri, document);
        changed(uri, document.declared);
      }
    },
    takeLoaded: () => {
      const uris = [...loaded];
      loaded.clear();
      return uris;
    },
    load: async (uri, signal) => {
      if (!absent.has(uri) && !unpacked(uri)?.facts) await read(uri, signal);
    },
    work: () => ({ steps: memory.counts.steps, collected: looker.collected() }),
    files: listing.files,
    relist: (signal) => {
      listing.forget();
      return listing.files(signal);
    },
    renew: () => {
      stale = new Set(known.keys());
      configs.clear();
      absent.clear();
      listing.forget();
      memory.clear();
    },
    sweep: () => {
      for (const uri of stale) if ((known.get(uri)?.version ?? 0) === 0) forget(uri);
      stale.clear();
    },
    forget,
  };
}

/** Packed facts are sealed, so this is a bug or broken memory. */
function lost({ notes }: KnownDocument, uri: string): readonly Note[] {
  return [...notes, { uri, kind: 'internal-error', detail: 'what was read of it is damaged' }];
}
