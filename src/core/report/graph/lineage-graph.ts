import type { Ending } from '../endings.ts';
import { isUsed } from '../inventory.ts';
import type { Component } from '../merge.ts';

/** What a node stands for; `base` and `data` are what models were made from. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'application' | 'model' | 'dataset' | 'base' | 'data';
  readonly name: string;
  /** As the life of a model is; absent where none is known. */
  readonly state?: Ending['state'];
}

/** From what uses or was made, to what it uses or was made from. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `fine-tune`, `trained-on` and the like; '' where nothing is said. */
  readonly label: string;
}

export interface LineageGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Models and data sets in use that are left out, because a graph of all of them could not be read. */
  readonly left: number;
}

const APPLICATION = 'application';

/** The application, the models and data sets it uses, and what those were made from. */
export function lineageGraph(
  subject: string,
  components: readonly Component[],
  lives: readonly Ending[],
  most: number,
): LineageGraph {
  const states = new Map(lives.map(({ component, state }) => [component.id, state]));
  const used = components
    .filter(({ kind, references }) => DRAWN.has(kind) && isUsed(references))
    .toSorted((a, b) => weightOf(b, states) - weightOf(a, states));
  const shown = used.slice(0, most);
  const nodes = new Map<string, GraphNode>([[APPLICATION, { id: APPLICATION, kind: 'application', name: subject }]]);
  const edges = new Map<string, GraphEdge>();
  const add = (node: GraphNode): void => {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
  };
  const join = (from: string, to: string, label: string): void => {
    edges.set(JSON.stringify([from, to]), { from, to, label });
  };
  const own = new Map(shown.map(({ id, name }) => [name.toLowerCase(), id]));
  for (const { id, kind, name } of shown) {
    const state = states.get(id);
    add({ id, kind: kind === 'dataset' ? 'dataset' : 'model', name, ...(state && { state }) });
    join(APPLICATION, id, '');
  }
  for (const component of shown) {
    const lineage = component.metadata?.kind === 'found' ? component.metadata.value.lineage : null;
    const at = (name: string): string => own.get(name.toLowerCase()) ?? `hub:${name}`;
    for (const { id: name, from } of lineage?.nodes ?? [])
      for (const { id: base, relation } of from) {
        add({ id: at(base), kind: relation === 'trained-on' ? 'data' : 'base', name: base });
        add({ id: at(name), kind: 'base', name });
        join(at(name), at(base), relation ?? '');
      }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], left: used.length - shown.length };
}

const DRAWN: ReadonlySet<string> = new Set(['model', 'embedding-model', 'dataset', 'weights-file']);

/** What was made from something, or ends, tells the most. */
function weightOf({ id, metadata }: Component, states: ReadonlyMap<string, string>): number {
  const bases = metadata?.kind === 'found' ? (metadata.value.lineage?.nodes.length ?? 0) : 0;
  const state = states.get(id);
  return (bases > 1 ? 4 : 0) + (state === 'ended' || state === 'ending' ? 2 : 0) + (metadata?.kind === 'found' ? 1 : 0);
}
