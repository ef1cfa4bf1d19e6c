import type { Lineage, LineageEdge, LineageNode } from '../../model/lineage.ts';
import type { Sourced } from '../../model/sourced.ts';
import { licenseFact, rankOf } from './license-fact.ts';

/** What is known of one repository. */
export type Known =
  | {
      readonly kind: 'known';
      /** As stated; null where its card states none. */
      readonly license: Sourced<string> | null;
      readonly from: readonly LineageEdge[];
    }
  | { readonly kind: 'unknown'; readonly why: NonNullable<LineageNode['unknown']> };

/** Asked once of each repository of a chain. */
export type Look = (kind: LineageNode['kind'], id: string) => Known;

/** Chains are short; what is longer is a mistake of a card. */
export const MAX_DEPTH = 8;
/** Merges name dozens. */
const MAX_NODES = 64;

/**
 * The chain of what a repository was made of, breadth first. Repositories that name each other end where they meet; what is
 * farther than `MAX_DEPTH` steps is there and not looked at.
 */
export function lineageOf(kind: LineageNode['kind'], id: string, look: Look): Lineage {
  const nodes: LineageNode[] = [];
  const seen = new Set<string>();
  let left: readonly { readonly kind: LineageNode['kind']; readonly id: string }[] = [{ kind, id }];
  for (let depth = 0; left.length > 0; depth++) {
    const next: { readonly kind: LineageNode['kind']; readonly id: string }[] = [];
    for (const one of left) {
      const key = `${one.kind} ${one.id.toLowerCase()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const known: Known =
        depth >= MAX_DEPTH || nodes.length >= MAX_NODES ? { kind: 'unknown', why: 'too-deep' } : look(one.kind, one.id);
      nodes.push(nodeOf(one.kind, one.id, depth, known));
      if (nodes.length > 2 * MAX_NODES) return judged(nodes);
      if (known.kind !== 'known') continue;
      for (const edge of known.from)
        next.push({ kind: edge.relation === 'trained-on' ? 'dataset' : 'model', id: edge.id });
    }
    left = next;
  }
  return judged(nodes);
}

function nodeOf(kind: LineageNode['kind'], id: string, depth: number, known: Known): LineageNode {
  if (known.kind === 'unknown') return { kind, id, depth, from: [], license: null, unknown: known.why };
  const { license, from } = known;
  return {
    kind,
    id,
    depth,
    from,
    license: license && { ...license, value: licenseFact(license.value) },
    unknown: null,
  };
}

/** The most restrictive licence of the chain wins; those who state a freer one than their base's are named. */
function judged(nodes: readonly LineageNode[]): Lineage {
  const byId = new Map(nodes.map((node) => [`${node.kind} ${node.id.toLowerCase()}`, node]));
  const [own] = nodes;
  // What a model was trained on has licences of its own; whether they bind the model is not decided here.
  const chain = nodes.filter(({ kind }) => kind === own?.kind);
  let effective: Lineage['effective'] = null;
  for (const { license, id } of chain) {
    const rank = license && rankOf(license.value);
    if (!license || rank === null) continue;
    if (effective === null || rank > (rankOf(effective.license) ?? -1)) effective = { license: license.value, of: id };
  }
  return {
    nodes,
    effective,
    conflicts: chain.flatMap((node) => conflictOf(node, byId) ?? []),
    complete: chain.every(({ license }) => license !== null && license.value.class !== 'unknown'),
  };
}

/** The nearest ancestor whose licence forbids what the repository's own allows. */
function conflictOf(node: LineageNode, byId: ReadonlyMap<string, LineageNode>): Lineage['conflicts'][number] | null {
  const license = node.license?.value;
  const rank = license ? rankOf(license) : null;
  if (!license || rank === null) return null;
  const seen = new Set([node]);
  for (let left: readonly LineageNode[] = [node]; left.length > 0;) {
    const bases = left
      .flatMap(({ from }) => from)
      .filter(({ relation }) => relation !== 'trained-on')
      .flatMap(({ id }) => byId.get(`model ${id.toLowerCase()}`) ?? [])
      .filter((base) => !seen.has(base));
    for (const base of bases) {
      seen.add(base);
      const baseLicense = base.license?.value;
      const baseRank = baseLicense ? rankOf(baseLicense) : null;
      if (baseLicense && baseRank !== null && baseRank > rank)
        return { id: node.id, license, base: base.id, baseLicense };
    }
    left = bases;
  }
  return null;
}
