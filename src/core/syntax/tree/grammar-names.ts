import type { Language } from 'web-tree-sitter';

/** Id of the type `ERROR` in every grammar. */
const ERROR_TYPE = 0xffff;

/** What the numbers in a flat tree stand for. */
export interface GrammarNames {
  readonly typeOf: (id: number) => string;
  readonly isNamed: (id: number) => boolean;
  readonly isError: (id: number) => boolean;
  /** Ids of the types with this name: an alias has one of its own. */
  readonly idsOf: (types: readonly string[]) => ReadonlySet<number>;
  /** 0, the id of no field, where the grammar has none of this name. */
  readonly fieldIdOf: (name: string) => number;
}

export function namesOf(language: Language): GrammarNames {
  const { types } = language;
  const named = types.map((_, id) => language.nodeTypeIsNamed(id));
  const fields = new Map(language.fields.map((name, id) => [name, id]));
  /** By the names; front ends ask for few lists, and for each of them in every document. */
  const known = new Map<string, ReadonlySet<number>>();
  return {
    typeOf: (id) => types[id] ?? 'ERROR',
    isNamed: (id) => id === ERROR_TYPE || named[id] === true,
    isError: (id) => id === ERROR_TYPE,
    idsOf: (wanted) => {
      const key = wanted.join(' ');
      const before = known.get(key);
      if (before) return before;
      const ids = types.flatMap((type, id) => (wanted.includes(type) ? [id] : []));
      const made = new Set(wanted.includes('ERROR') ? [...ids, ERROR_TYPE] : ids);
      known.set(key, made);
      return made;
    },
    fieldIdOf: (name) => fields.get(name) ?? 0,
  };
}
