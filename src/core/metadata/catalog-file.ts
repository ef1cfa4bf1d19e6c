/** The rows of `catalog.json`, documented in docs/catalog.md and by `catalog/catalog.schema.json`. Trailing nulls are left out. */

export type StatusLetter = 'p' | 'a' | 'd' | 'r' | 'x';
export type KindLetter = 'f' | 'e' | 'r';

/** `[id, source, day, status, confidence, released, deprecated, retires, kind, replacements]` */
export type ModelRow = readonly [
  id: string,
  source: number,
  day: number,
  status?: StatusLetter | null,
  confidence?: 'h' | 'm' | 'l' | null,
  released?: string | null,
  deprecated?: string | null,
  retires?: string | null,
  kind?: KindLetter | null,
  replacements?: readonly string[] | null,
];

/** `[id, source, day, state, target]` */
export type PinRow = readonly [id: string, source: number, day: number, state: 'p' | 'f' | 'n', target?: string | null];

/** `[id, lab, id at the lab]` */
export type TwinRow = readonly [id: string, lab: string, labId: string];

/** `[id, source, day, licence, gated, formats, released, chooser, commit, bases, renamed to]`; licence, formats and chooser are indexes of `words`. */
export type HubRow = readonly [
  id: string,
  source: number,
  day: number,
  license?: number | null,
  gated?: boolean | null,
  formats?: number | null,
  released?: string | null,
  chosenBy?: number | null,
  commit?: string | null,
  bases?: readonly string[] | null,
  renamedTo?: string | null,
];

export interface CatalogFile {
  readonly schema: 'modelpin/catalog@1';
  readonly builtAt: string;
  readonly complete: readonly string[];
  readonly sources: readonly (readonly [name: string, url: string | null])[];
  readonly days: readonly string[];
  readonly words: readonly string[];
  readonly platforms: Readonly<
    Record<
      string,
      { readonly models: readonly ModelRow[]; readonly pins: readonly PinRow[]; readonly twins: readonly TwinRow[] }
    >
  >;
  readonly hub: readonly HubRow[];
}

/**
 * Parses the bytes of the bundled catalog.
 *
 * @throws where they are no catalog of this schema: a broken installation, a bug.
 */
export function parseCatalogFile(json: string | Uint8Array): CatalogFile {
  const text = typeof json === 'string' ? json : new TextDecoder().decode(json);
  const file = JSON.parse(text) as CatalogFile;
  // The read is a border: the type only promises what the build wrote.
  const schema: string = file.schema;
  if (schema !== 'modelpin/catalog@1') throw new Error(`unknown catalog schema: ${schema}`);
  return file;
}
