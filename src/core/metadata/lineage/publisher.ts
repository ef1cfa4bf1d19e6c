import { distance } from 'fastest-levenshtein';
import type { PublisherFact } from '../../model/metadata.ts';

/** Names that nobody mistakes for others: too short to tell. */
const MIN_LENGTH = 5;

interface Names {
  readonly namespaces: ReadonlySet<string>;
  /** Namespaces by how they look. */
  readonly byLook: ReadonlyMap<string, string>;
  /** Names of repositories, in lower case, with the ids that have them. */
  readonly repositories: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<readonly string[], Names>();

/** Who publishes a repository, as far as the ids of the catalog tell. */
export function publisherOf(id: string, hubIds: readonly string[]): PublisherFact | null {
  const [namespace, repository] = id.split('/');
  if (namespace === undefined || repository === undefined) return null;
  const names = namesOf(hubIds);
  if (names.namespaces.has(namespace.toLowerCase())) return { namespace, isKnown: true, lookalike: null };
  return { namespace, isKnown: false, lookalike: lookalikeOf(namespace, repository, names) };
}

/**
 * The well-known repository that a name may be mistaken for: the same look (`meta_llama`, `meta-1lama`), or one letter away
 * with a repository of the very same name.
 */
function lookalikeOf(namespace: string, repository: string, names: Names): string | null {
  const same = names.byLook.get(lookOf(namespace));
  const ids = names.repositories.get(repository.toLowerCase()) ?? [];
  const ofSame = ids.find((id) => id.split('/')[0]?.toLowerCase() === same?.toLowerCase());
  if (same !== undefined && namespace.length >= MIN_LENGTH) return ofSame ?? `${same}/${repository}`;
  return (
    ids.find((id) => {
      const other = id.split('/')[0] ?? '';
      return other.length >= MIN_LENGTH && distance(other.toLowerCase(), namespace.toLowerCase()) === 1;
    }) ?? null
  );
}

function namesOf(hubIds: readonly string[]): Names {
  const before = known.get(hubIds);
  if (before) return before;
  const namespaces = new Set<string>();
  const byLook = new Map<string, string>();
  const repositories = new Map<string, string[]>();
  for (const id of hubIds) {
    const [namespace, repository] = id.split('/');
    if (namespace === undefined || repository === undefined) continue;
    namespaces.add(namespace.toLowerCase());
    byLook.set(lookOf(namespace), namespace);
    repositories.set(repository.toLowerCase(), [...(repositories.get(repository.toLowerCase()) ?? []), id]);
  }
  const names = { namespaces, byLook, repositories };
  known.set(hubIds, names);
  return names;
}

/** What is left of a name for a hurried eye. */
function lookOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-_.]/g, '')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/0/g, 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/5/g, 's');
}
