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
  return null;
}
