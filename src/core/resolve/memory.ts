/**
 * What was worked out of the workspace as it is now, with what each answer rests on: documents by their uri, and names that
 * any document may declare by a word of their own. An edit drops what rests on it and nothing else.
 */
export interface Memory {
  readonly get: (uri: string, key: unknown) => Remembered | undefined;
  readonly set: (uri: string, key: unknown, entry: Remembered) => void;
  /** Starts to note what an answer about this document rests on; `end` stops it and tells. */
  readonly begin: (uri: string) => void;
  readonly end: () => Grounds;
  /** Says that what is being worked out rests on this. */
  readonly note: (ground: string) => void;
  /** Says that what is being worked out rests on what an answer from memory rests on. */
  readonly absorb: (grounds: Grounds) => void;
  /** Says that something is missing which is still to be read: what is being worked out is not final. */
  readonly miss: () => void;
  /** An answer from memory, else worked out now. What is `light` holds no facts and outlives them. */
  readonly recall: <T>(uri: string, key: unknown, make: () => T, light?: boolean) => T;
  /** Steps of evaluation so far. */
  readonly counts: { steps: number };
}

/** What an answer rests on. */
export interface Grounds {
  readonly on: readonly string[];
  /** Whether something was missing that is still to be read. */
  readonly missed: boolean;
}

/** An answer with what it rests on. */
export interface Remembered {
  readonly grounds: Grounds;
  /** Holds no facts, so that it may be kept when those of its document are let go. */
  readonly light?: boolean;
}

/** What belongs to a version of the project; the owner of the documents says what changed. */
export interface ProjectMemory extends Memory {
  /** A document or a declared name is not what it was. */
  readonly drop: (ground: string) => void;
  /** The facts of a document are let go; what they said still holds. */
  readonly release: (uri: string) => void;
  /** What was missing is about to come: answers made without it go. */
  readonly settle: () => void;
  readonly clear: () => void;
  /** The same project with other texts for some documents: sees what does not rest on them, and leaves nothing behind. */
  readonly over: (uris: ReadonlySet<string>) => Memory;
}

interface Answer<T> extends Remembered {
  readonly value: T;
}

type Store = Map<unknown, Remembered>;

/** What is still being noted: an array that others share as long as nothing is added to it. */
interface Recording {
  on: readonly string[];
  added: Set<string> | null;
  missed: boolean;
}

/** Starts empty. */
export function createMemory(): ProjectMemory {
  const stores = new Map<string, Store>();
  /** Documents with answers that rest on a ground. */
  const dependents = new Map<string, Set<string>>();
  const provisional: { readonly store: Store; readonly key: unknown }[] = [];
  const recorder = createRecorder();
  const counts = { steps: 0 };

  const settle = (): void => {
    for (const { store, key } of provisional) if (store.get(key)?.grounds.missed) store.delete(key);
    provisional.length = 0;
  };
  const set: Memory['set'] = (uri, key, entry) => {
    const store = stores.get(uri) ?? new Map<unknown, Remembered>();
    if (store.size === 0) stores.set(uri, store);
    store.set(key, entry);
    if (entry.grounds.missed) provisional.push({ store, key });
    if (entry.grounds.on.length < 2) return;
    for (const ground of entry.grounds.on) {
      const known = dependents.get(ground);
      if (known) known.add(uri);
      else dependents.set(ground, new Set([uri]));
    }
  };
  const get: Memory['get'] = (uri, key) => stores.get(uri)?.get(key);

  return {
    get,
    set,
    ...recorder,
    recall: recallIn({ get, set, ...recorder }),
    counts,
    drop: (ground) => {
      settle();
      stores.delete(ground);
      for (const uri of dependents.get(ground) ?? []) {
        const store = stores.get(uri);
        for (const [key, { grounds }] of store ?? []) if (grounds.on.includes(ground)) store?.delete(key);
      }
      dependents.delete(ground);
    },
    release: (uri) => {
      const store = stores.get(uri);
      for (const [key, { light }] of store ?? []) if (light !== true) store?.delete(key);
    },
    settle,
    clear: () => {
      stores.clear();
      dependents.clear();
      provisional.length = 0;
    },
    over: (uris) => overlay(get, uris, counts),
  };
}

function overlay(below: Memory['get'], uris: ReadonlySet<string>, counts: Memory['counts']): Memory {
  const stores = new Map<string, Store>();
  const recorder = createRecorder();
  const set: Memory['set'] = (uri, key, entry) => {
    const store = stores.get(uri) ?? new Map<unknown, Remembered>();
    if (store.size === 0) stores.set(uri, store);
    store.set(key, entry);
  };
  const get: Memory['get'] = (uri, key) => {
    const own = stores.get(uri)?.get(key);
    if (own || uris.has(uri)) return own;
    const entry = below(uri, key);
    return entry?.grounds.on.some((ground) => uris.has(ground)) ? undefined : entry;
  };
  return { get, set, ...recorder, recall: recallIn({ get, set, ...recorder }), counts };
}

type Recorder = Pick<Memory, 'begin' | 'end' | 'note' | 'absorb' | 'miss'>;

function createRecorder(): Recorder {
  const open: Recording[] = [];
  const alone = new Map<string, readonly string[]>();

  /** Most answers rest on their own document alone: these share one list. */
  const only = (uri: string): readonly string[] => {
    const known = alone.get(uri) ?? [uri];
    alone.set(uri, known);
    return known;
  };
  const note = (ground: string): void => {
    const recording = open.at(-1);
    if (!recording || (!recording.added && recording.on.includes(ground))) return;
    recording.added ??= new Set(recording.on);
    recording.added.add(ground);
  };
  const absorb = ({ on, missed }: Grounds): void => {
    const recording = open.at(-1);
    if (!recording) return;
    recording.missed ||= missed;
    if (on === recording.on) return;
    if (recording.added === null && recording.on.length < 4 && recording.on.every((ground) => on.includes(ground))) {
      recording.on = on;
      return;
    }
    for (const ground of on) note(ground);
  };
  return {
    begin: (uri) => void open.push({ on: only(uri), added: null, missed: false }),
    end: () => {
      const recording = open.pop() ?? { on: [], added: null, missed: false };
      const { on, added, missed } = recording;
      const grounds = { on: added && added.size > on.length ? [...added] : on, missed };
      absorb(grounds);
      return grounds;
    },
    note,
    absorb,
    miss: () => {
      const recording = open.at(-1);
      if (recording) recording.missed = true;
    },
  };
}

function recallIn(memory: Recorder & Pick<Memory, 'get' | 'set'>): Memory['recall'] {
  return <T>(uri: string, key: unknown, make: () => T, light = false): T => {
    const known = memory.get(uri, key) as Answer<T> | undefined;
    if (known) {
      memory.absorb(known.grounds);
      return known.value;
    }
    memory.begin(uri);
    let grounds: Grounds | null = null;
    try {
      const value = make();
      grounds = memory.end();
      const answer: Answer<T> = { value, grounds, light };
      memory.set(uri, key, answer);
      return value;
    } finally {
      if (!grounds) memory.end();
    }
  };
}
