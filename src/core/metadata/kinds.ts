import type { Asked } from '../model/metadata.ts';
import type { CatalogHead } from './catalog-file.ts';
import type { PlatformTable } from './platform-table.ts';

/** Requests that carry a conversation: the same models answer all of them, on most platforms. */
const conversation: readonly string[] = ['chat', 'messages', 'responses'];

/** What people call what a model is asked for. */
const NAMES: Readonly<Record<string, string>> = {
  completion: 'text completion',
  embedding: 'embeddings',
  rerank: 'reranking',
  image: 'images',
  classifier: 'classification',
};

/** What an id is asked for; of an alias, or of a deployment without a version, that of what it means. */
export function askedOf(file: CatalogHead, table: PlatformTable | undefined, id: string): Asked {
  const candidates = [id, table?.pins.get(id)?.[4], table?.aliasesOf.get(id), id.split('@', 1)[0]];
  const row = candidates
    .map((other) => (other ? table?.contract.get(other) : undefined))
    .find((found) => found !== undefined);
  return { kinds: file.words[row?.[3] ?? -1]?.split(' ') ?? [], width: row?.[4] ?? null, widths: row?.[5] ?? [] };
}

/**
 * Why a model of some kinds cannot stand in for one of others: it answers none of the requests that the other answers, or with
 * vectors of another width that it cannot be told. Null where it may, and where of one of them nothing is known.
 */
export function unfitFor(own: Asked, other: Asked): string | null {
  const canTell = own.width !== null && other.widths.includes(own.width);
  if (own.width !== null && other.width !== null && own.width !== other.width && !canTell)
    return `of vectors of ${String(other.width)} numbers, not of ${String(own.width)}`;
  if (own.kinds.length === 0 || other.kinds.length === 0) return null;
  return unfitKinds(grouped(own.kinds), grouped(other.kinds));
}

function unfitKinds(own: readonly string[], theirs: readonly string[]): string | null {
  if (own.some((kind) => theirs.includes(kind))) return null;
  return `for ${theirs.map(nameOf).join(' and ')}, not for ${own.map(nameOf).join(' and ')}`;
}

function grouped(kinds: readonly string[]): readonly string[] {
  return [...new Set(kinds.map((kind) => (conversation.includes(kind) ? 'chat' : kind)))];
}

function nameOf(kind: string): string {
  return NAMES[kind] ?? kind;
}
