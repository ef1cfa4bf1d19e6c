import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode, LineageGraph } from './lineage-graph.ts';

/** A node with its box; `x` and `y` are of its upper left corner. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An edge with the points it goes through. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 34;
/** Room that a sign takes, and what stands around a name. */
const SIGN = 6.6;
const ROOM = 22;

/** Gives every node and edge its place: from left to right, what is used right of what uses it. The same graph, the same places. */
export function layoutGraph({ nodes, edges }: LineageGraph): PlacedGraph {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, name } of nodes)
    graph.setNode(id, { width: Math.ceil(Array.from(name).length * SIGN + ROOM), height: HEIGHT });
  for (const { from, to } of edges) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    nodes: nodes.map((node) => {
      const { x = 0, y = 0, ...box } = graph.node(node.id) as Partial<PlacedNode>;
      const [w, h] = [box.width ?? 0, box.height ?? 0];
      return { ...node, x: round(x - w / 2), y: round(y - h / 2), width: w, height: h };
    }),
    edges: edges.map((edge) => {
      const { points = [] } = graph.edge(edge.from, edge.to) as Partial<PlacedEdge>;
      return { ...edge, points: points.map(({ x, y }) => ({ x: round(x), y: round(y) })) };
    }),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
