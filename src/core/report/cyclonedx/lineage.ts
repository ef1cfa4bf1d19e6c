import { PackageURL } from 'packageurl-js';
import type { LicenseFact, Lineage, LineageNode } from '../../model/lineage.ts';
import type { Sourced } from '../../model/sourced.ts';
import { origin, property } from './properties.ts';

/** The licence as an SPDX expression, or by its name where SPDX has none. */
export function licensesOf(license: Sourced<LicenseFact> | null): object {
  if (!license) return {};
  const { spdx, stated } = license.value;
  if (spdx !== null) return { licenses: [{ expression: spdx, acknowledgement: 'declared' }] };
  const url = license.url === null ? {} : { url: license.url };
  return { licenses: [{ license: { name: stated, acknowledgement: 'declared', ...url } }] };
}

/** What a model was made from, as nested ancestors; each repository stands once. */
export function pedigreeOf(lineage: Lineage | null, commit: string | null, own: string): object {
  const nodes = new Map((lineage?.nodes ?? []).map((node) => [node.id, node]));
  const root = lineage?.nodes.find(({ depth }) => depth === 0);
  const ancestors = root ? ancestorsOf(root, nodes, new Set([root.id])) : [];
  const pedigree = {
    ...(ancestors.length > 0 && { ancestors }),
    ...(commit !== null && { commits: [{ uid: commit, url: `https://huggingface.co/${own}/commit/${commit}` }] }),
    ...(lineage && !lineage.complete && ancestors.length > 0 && { notes: 'Not all of the chain is known.' }),
  };
  return Object.keys(pedigree).length > 0 ? { pedigree } : {};
}

function ancestorsOf(node: LineageNode, nodes: ReadonlyMap<string, LineageNode>, seen: Set<string>): readonly object[] {
  return node.from.flatMap(({ id, relation }) => {
    if (relation === 'trained-on' || seen.has(id)) return [];
    seen.add(id);
    const base = nodes.get(id);
    const above = base ? ancestorsOf(base, nodes, seen) : [];
    const purl = hubPurl(id);
    const unknown = base ? base.unknown : 'not-asked';
    return [
      {
        type: 'machine-learning-model',
        name: id,
        ...(purl !== null && { purl }),
        ...licensesOf(base?.license ?? null),
        ...(above.length > 0 && { pedigree: { ancestors: above } }),
        properties: [
          property('relation', relation ?? 'not stated'),
          ...(unknown === null ? [] : [property('facts', `not known: ${unknown}`)]),
          ...origin('license', base?.license ?? null),
        ],
      },
    ];
  });
}

/** The data sets that a model's own card names. */
export function trainedOn(lineage: Lineage | null): readonly object[] {
  const root = lineage?.nodes.find(({ depth }) => depth === 0);
  const names = (root?.from ?? []).filter(({ relation }) => relation === 'trained-on').map(({ id }) => id);
  return names.map((name) => ({ type: 'dataset', name }));
}

/** The package URL of a repository of the Hub; null where its name can have none. */
export function hubPurl(name: string): string | null {
  const slash = name.indexOf('/');
  if (slash < 1) return null;
  try {
    return new PackageURL('huggingface', name.slice(0, slash), name.slice(slash + 1), null, null, null).toString();
  } catch {
    // A name that the specification forbids has no package URL.
    return null;
  }
}
