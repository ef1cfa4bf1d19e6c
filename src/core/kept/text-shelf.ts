import type { SourceText } from '../model/text.ts';
import { packData } from '../workspace/pack-data.ts';
import { opened, sealed } from '../workspace/sealed-bytes.ts';
import type { KeptText, KeptTexts, Learned } from '../workspace/kept-text.ts';
import type { KnownDocument } from '../workspace/known-document.ts';
import { unpackData } from '../workspace/unpack-data.ts';

/** Changes with what a row says. */
const SHELF_VERSION = 1;

/** What is kept of a document: what became of a text, and which text that was. */
interface Row extends KeptText {
  readonly digest: string;
  /** That of the file at that time, where the host can say whether a file is what it was. */
  readonly stamp: string | null;
}

/** Texts that were looked at before this start, and those of this one. */
export interface TextShelf extends KeptTexts {
  /** What is kept of a document whose file is what it was; null where it is to be read. */
  readonly findUnread: (uri: string, stamp: string) => Row | null;
  /** Notes how a file is told apart, before it is read. */
  readonly stamped: (uri: string, stamp: string | null) => void;
  /** Forgets what was learned of a document: another text stands in its place now. */
  readonly unlearn: (uri: string) => void;
  /** Whether all that was learned of texts will be learned again. */
  readonly isLasting: () => boolean;
  /** The shelf as it is now; null where it is what it was. */
  readonly pack: (files: readonly string[], documentOf: (uri: string) => KnownDocument | null) => Uint8Array | null;
}

/** What this run knows of a text beside what `Documents` know. */
interface Entry extends Learned {
  readonly digest: string;
}

/**
 * @param build what would make something else of the same texts: a shelf of another one is empty.
 */
export function openShelf(build: string, bytes: Uint8Array | null): TextShelf {
  let rows: ReadonlyMap<string, Row> = (bytes && unpackRows(bytes, build)) ?? new Map<string, Row>();
  const stamps = new Map<string, string | null>();
  const entries = new Map<string, Entry>();

  const learn = (source: SourceText, learned: Learned): void => {
    const { uri, digest } = source;
    if (digest === undefined) return;
    const before = entries.get(uri);
    entries.set(uri, before?.digest === digest ? both(before, { ...learned, digest }) : { ...learned, digest });
  };
  const rowNow = (uri: string, document: KnownDocument | null): Row | null => {
    const before = rows.get(uri) ?? null;
    const entry = entries.get(uri);
    const stamp = stamps.get(uri) ?? null;
    if (!entry) return before && (stamp === null || stamp === before.stamp) ? before : null;
    // What is open may have become another text since.
    if (!document || document.version > 0 || !entry.isLasting) return null;
    const { language, size, surroundings } = document;
    // What was known and is so still was not made a second time.
    const isSame = before?.digest === entry.digest;
    const made = entry.isMade ? madeOf(document) : isSame ? before.made : null;
    const isStopped = entry.isStopped ?? (isSame ? before.isStopped : null);
    if (
      isSame &&
      before.stamp === stamp &&
      before.isStopped === isStopped &&
      (before.made === null) === (made === null)
    )
      return before;
    return { ...{ language, size, surroundings, isStopped, made }, digest: entry.digest, stamp };
  };

  return {
    find: ({ uri, language, digest }) => {
      const row = rows.get(uri);
      return row && row.digest === digest && row.language === language ? row : null;
    },
    findUnread: (uri, stamp) => {
      const row = rows.get(uri);
      // Where there are facts, the text is shown and edited.
      return row?.stamp === stamp && (row.isStopped === true || row.made?.packed === null) ? row : null;
    },
    stamped: (uri, stamp) => {
      stamps.set(uri, stamp);
    },
    learn,
    unlearn: (uri) => {
      entries.delete(uri);
    },
    isLasting: () => [...entries.values()].every(({ isLasting }) => isLasting),
    pack: (files, documentOf) => {
      const now = new Map<string, Row>();
      for (const uri of files) {
        const row = rowNow(uri, entries.has(uri) ? documentOf(uri) : null);
        if (row) now.set(uri, row);
      }
      const isSame = now.size === rows.size && [...now].every(([uri, row]) => rows.get(uri) === row);
      if (isSame) return null;
      rows = now;
      return packRows(now, build);
    },
  };
}

/** A file that the prefilter stopped may be read later because evaluation asks for it. */
function both(first: Entry, then: Entry): Entry {
  return {
    ...then,
    isStopped: then.isStopped ?? first.isStopped,
    isMade: then.isMade || first.isMade,
    isLasting: then.isLasting && first.isLasting,
  };
}

function madeOf({ packed, kept, declared, notes }: KnownDocument): KeptText['made'] {
  return { packed, kept, declared, notes };
}

/** How a row stands in front of all facts, which follow one behind the other. */
interface PackedRow extends Omit<Row, 'made'> {
  readonly uri: string;
  readonly made: (Omit<NonNullable<Row['made']>, 'packed'> & { readonly length: number | null }) | null;
}

function packRows(rows: ReadonlyMap<string, Row>, build: string): Uint8Array | null {
  const facts: Uint8Array[] = [];
  const all = [...rows].map(([uri, { made, ...row }]): PackedRow => {
    if (made?.packed) facts.push(made.packed);
    const { packed, ...rest } = made ?? { packed: null };
    return { ...row, uri, made: made && { ...(rest as Omit<typeof made, 'packed'>), length: packed?.length ?? null } };
  });
  const head = packData({ build, rows: all }, false);
  if (!head) return null;
  const bytes = new Uint8Array(4 + head.length + facts.reduce((sum, { length }) => sum + length, 0));
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  let at = 4 + head.length;
  for (const one of facts) {
    bytes.set(one, at);
    at += one.length;
  }
  return sealed(bytes, SHELF_VERSION);
}

/** Null where the bytes are damaged, or of another build. */
function unpackRows(bytes: Uint8Array, build: string): Map<string, Row> | null {
  const body = opened(bytes, SHELF_VERSION);
  if (!body || body.length < 4) return null;
  const length = new DataView(body.buffer, body.byteOffset, 4).getUint32(0);
  const head = unpackData(body.subarray(4, 4 + length), false) as
    { build: string; rows: readonly PackedRow[] } | undefined;
  if (head?.build !== build) return null;
  let at = 4 + length;
  const rows = new Map<string, Row>();
  for (const { uri, made, ...row } of head.rows) {
    if (!made) {
      rows.set(uri, { ...row, made });
      continue;
    }
    const { length: size, ...rest } = made;
    // Each in memory of its own: what stands in one for all would stay as long as any of them. (A `slice` of Node's is none.)
    const packed = size === null ? null : new Uint8Array(body.subarray(at, at + size));
    at += size ?? 0;
    rows.set(uri, { ...row, made: { ...rest, packed } });
  }
  return rows;
}
