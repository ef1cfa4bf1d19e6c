/** The rows of `catalog.json`, documented in docs/catalog.md and by `catalog/catalog.schema.json`. Trailing nulls are left out. */

/** preview, active, listed (served, and nothing said of an end), deprecated, retired, redirected. */
export type StatusLetter = 'p' | 'a' | 'l' | 'd' | 'r' | 'x';
export type KindLetter = 'f' | 'e' | 'r';

/** `[id, source, day, status, confidence, released, deprecated, retires, kind, replacements, seen, seen by, gone]` */
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
  /** The last day on which a list of what is served held it. */
  seen?: string | null,
  /** Whose list: an index of `sources`. */
  seenBy?: number | null,
  /** The day of the first such list without it. */
  gone?: string | null,
];

/** `[id, source, day, state, target, since]` */
export type PinRow = readonly [
  id: string,
  source: number,
  day: number,
  state: 'p' | 'f' | 'n',
  target?: string | null,
  since?: string | null,
];

/** `[id, source, day, context, output, modalities, price in, price out, knowledge, open]`; modalities (`text image>text`; with `?` where the source tells of no other input) is an index of `words`, prices are US dollars per million tokens. */
export type TraitsRow = readonly [
  id: string,
  source: number,
  day: number,
  context?: number | null,
  output?: number | null,
  modalities?: number | null,
  priceIn?: number | null,
  priceOut?: number | null,
  knowledge?: string | null,
  open?: boolean | null,
];

/** `[id, source, day, kinds, width, widths]`; kinds (`chat responses`) is an index of `words`, widths those of an embedding's vectors. */
export type ContractRow = readonly [
  id: string,
  source: number,
  day: number,
  kinds?: number | null,
  width?: number | null,
  widths?: readonly number[] | null,
];

/** `[name, source, day, id]`: a name on the platform's pages that its API does not take, and the id it takes instead. */
export type NameRow = readonly [name: string, source: number, day: number, id: string];

/**
 * `[id, source, day, field, value, since]`: what was said before, and what an alias meant from a day on; field: released,
 * deprecated, ends, target of an alias.
 */
export type HistoryRow = readonly [
  id: string,
  source: number,
  day: number,
  field: 'r' | 'd' | 'e' | 't',
  value: string,
  since?: string | null,
];

/** `[platform, source, day, topic, value]`; topic: training, retention, regions, terms (`u`). */
export type ProviderRow = readonly [
  platform: string,
  source: number,
  day: number,
  topic: 't' | 'k' | 'r' | 'u',
  value: string,
];

/** `[id, source, day, reason, ids]`: what stands in for an id where its platform names nothing that lives, or why nothing does. */
export type AdviceRow = readonly [
  id: string,
  source: number,
  day: number,
  reason: string | null,
  ids?: readonly string[] | null,
];

/** `[id, lab, id at the lab]` */
export type TwinRow = readonly [id: string, lab: string, labId: string];

/** `[id, source, day, licence, gated, formats, released, chooser, commit, bases, renamed to, gone, copy]`; licence, formats and chooser are indexes of `words`. */
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
  /** The day since which it is deleted. */
  gone?: string | null,
  /** The copy that its users were pointed to. */
  copy?: string | null,
];

export interface CatalogFile {
  readonly schema: 'modelkeel/catalog@1';
  readonly builtAt: string;
  readonly complete: readonly string[];
  readonly sources: readonly (readonly [name: string, url: string | null])[];
  readonly days: readonly string[];
  readonly words: readonly string[];
  readonly platforms: Readonly<Record<string, PlatformRows>>;
  readonly hub: readonly HubRow[];
  readonly providers?: readonly ProviderRow[];
}

/** What is true of all platforms, or of none. */
export type CatalogHead = Omit<CatalogFile, 'platforms' | 'hub'>;

/** The tables of one platform; the last five may be missing. */
export interface PlatformRows {
  readonly models: readonly ModelRow[];
  readonly pins: readonly PinRow[];
  readonly twins: readonly TwinRow[];
  readonly names?: readonly NameRow[];
  readonly traits?: readonly TraitsRow[];
  readonly contract?: readonly ContractRow[];
  readonly history?: readonly HistoryRow[];
  readonly advice?: readonly AdviceRow[];
}

/**
 * Parses the text of a catalog.
 *
 * @throws where they are no catalog of this schema: a broken installation, a bug.
 */
export function parseCatalogFile(json: string | Uint8Array): CatalogFile {
  const text = typeof json === 'string' ? json : new TextDecoder().decode(json);
  const file = JSON.parse(text) as CatalogFile;
  // The read is a border: the type only promises what the build wrote.
  const schema: string = file.schema;
  if (schema !== 'modelkeel/catalog@1') throw new Error(`unknown catalog schema: ${schema}`);
  return file;
}
