import type { Lineage } from '../../model/lineage.ts';
import { hubPurl } from '../cyclonedx/lineage.ts';
import type { Graph } from './graph.ts';
import { concludedLicense, declaredLicense } from './licenses.ts';
import { kindContent, typeOf } from './packages.ts';

/** What a model was made from, and the licences of all of it. */
export function addLineage(graph: Graph, own: string, lineage: Lineage | null): void {
  const nodes = new Map((lineage?.nodes ?? []).map((node) => [node.id, node]));
  const root = lineage?.nodes.find(({ depth }) => depth === 0) ?? null;
  const known = lineage?.complete ? (lineage.effective?.license ?? null) : null;
  addLicenses(graph, own, declaredLicense(graph, root?.license ?? null), concludedLicense(graph, known));
  if (!root) return;
  const at = (id: string, kind: 'model' | 'dataset'): string => (id === root.id ? own : ancestor(graph, id, kind));
  for (const node of lineage?.nodes ?? []) {
    const from = at(node.id, node.kind);
    if (node !== root) addLicenses(graph, from, declaredLicense(graph, node.license), declaredLicense(graph, null));
    for (const { id, relation } of node.from) {
      const isData = relation === 'trained-on';
      graph.relate(from, isData ? 'trainedOn' : 'descendantOf', [at(id, isData ? 'dataset' : 'model')], {
        ...(relation !== null && { comment: relation }),
        completeness: lineage?.complete && nodes.has(id) ? 'complete' : 'noAssertion',
      });
    }
  }
}

/** One relation of each kind for each package, as the profile asks. */
export function addLicenses(graph: Graph, from: string, declared: string, concluded: string): void {
  const key = (type: string): string => `${type}:${from.slice(from.indexOf('#') + 1)}`;
  const add = (relationshipType: string, to: string): void => {
    graph.add('Relationship', 'license-of', key(relationshipType), { from, relationshipType, to: [to] });
  };
  add('hasDeclaredLicense', declared);
  add('hasConcludedLicense', concluded);
}

function ancestor(graph: Graph, id: string, kind: 'model' | 'dataset'): string {
  const purl = kind === 'model' ? hubPurl(id) : null;
  return graph.add(typeOf(kind), `ancestor-${kind}`, id, {
    name: id,
    ...kindContent(kind),
    ...(purl !== null && { software_packageUrl: purl }),
  });
}
