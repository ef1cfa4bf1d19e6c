/** What is asked of the catalog. */
export interface ConstantFacts {
  readonly platforms: readonly string[];
  readonly ids: (platform: string) => readonly string[];
}

const tables = new WeakMap<ConstantFacts, Map<string, ReadonlyMap<string, string>>>();

/** Letters and digits alone: `GPT_4O_MINI`, `Gpt4oMini` and `gpt-4o-mini` are the same. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Ids of a platform by their letters and digits; names of repositories also without their organisation. Ambiguous ones are left out. */
function bareIds(catalog: ConstantFacts, platform: string): ReadonlyMap<string, string> {
  const known = tables.get(catalog) ?? new Map<string, ReadonlyMap<string, string>>();
  tables.set(catalog, known);
  const before = known.get(platform);
  if (before) return before;
  const found = new Map<string, string | null>();
  for (const id of catalog.ids(platform)) {
    for (const key of new Set([bare(id), bare(id.slice(id.lastIndexOf('/') + 1))]))
      found.set(key, found.has(key) && found.get(key) !== id ? null : id);
  }
  const table = new Map([...found].flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])));
  known.set(platform, table);
  return table;
}

/** Splits `ChatModelGPT4o` where a word may begin. */
function beginnings(name: string): readonly string[] {
  const starts = [...name.matchAll(/(?<=[a-z\d])(?=[A-Z])|(?<=_)(?=.)/g)].map(({ index }) => index);
  return [name, ...starts.slice(0, 3).map((start) => name.slice(start))];
}

/**
 * The id that a constant of an SDK stands for (`GPT_4O_MINI`, `ChatModelGPT4o`, `ModelClaude3_7SonnetLatest`), as the
 * catalog writes it; null where it knows none. `provider` is asked first, then the Hub.
 */
export function idOfConstant(name: string, provider: string | null, catalog: ConstantFacts): string | null {
  const platforms = provider === null ? catalog.platforms : [provider, 'huggingface'];
  for (const form of beginnings(name)) {
    for (const platform of platforms) {
      const id = bareIds(catalog, platform).get(bare(form));
      if (id !== undefined && bare(form).length > 2) return id;
    }
  }
  return provider === null ? null : (idsByWords(catalog, provider).get(wordKey(name)) ?? null);
}

const byWords = new WeakMap<ConstantFacts, Map<string, ReadonlyMap<string, string | null>>>();

/** Ids of a platform by their words; null where several have the same. */
function idsByWords(catalog: ConstantFacts, platform: string): ReadonlyMap<string, string | null> {
  const known = byWords.get(catalog) ?? new Map<string, ReadonlyMap<string, string | null>>();
  byWords.set(catalog, known);
  const before = known.get(platform);
  if (before) return before;
  const found = new Map<string, string | null>();
  for (const id of catalog.ids(platform)) {
    const key = wordKey(id);
    if (key.includes(' ')) found.set(key, found.has(key) ? null : id);
  }
  known.set(platform, found);
  return found;
}

/** Words in any order, without those that an SDK leaves out or adds: `LargeEmbedding3` is `text-embedding-3-large`. */
function wordKey(name: string): string {
  const words = name
    .replace(/([a-z])(?=[A-Z\d])|(\d)(?=[A-Z])/g, '$1$2 ')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words
    .filter((word) => word !== '' && word !== 'text' && word !== 'model' && word !== 'chat')
    .sort()
    .join(' ');
}
