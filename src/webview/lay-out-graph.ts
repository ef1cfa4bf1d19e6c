import { graphlib, layout } from '@dagrejs/dagre';
import type { DetailsGraph, DetailsNode } from '../protocol/details.ts';

/** A box of the drawing, by its top left corner. */
export interface Box {
  readonly node: DetailsNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** As much of the name as fits. */
  readonly name: string;
  readonly note: string;
}
export interface Line {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly text: string; readonly x: number; readonly y: number } | null;
}
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Pixels of a character of the small text, at the most. */
const CHARACTER = 7.2;
const HEIGHT = 46;
const PADDING = 12;
const NARROWEST = 96;
/** Pixels from the edge of the drawing: focus rings stand there. */
const MARGIN = 6;

/** Boxes and lines of a graph, from left to right, or from top to bottom where there is little room. */
export function layOutGraph(graph: DetailsGraph, isNarrow: boolean, kindOf: (node: DetailsNode) => string): Drawing {
  const most = isNarrow ? 26 : 36;
  const drawn = new graphlib.Graph();
  drawn.setGraph({
    rankdir: isNarrow ? 'TB' : 'LR',
    nodesep: isNarrow ? 14 : 12,
    ranksep: isNarrow ? 30 : 48,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  const texts = new Map<string, { readonly name: string; readonly note: string }>();
  for (const node of graph.nodes) {
    const name = shortened(node.name, most);
    const note = shortened([kindOf(node), ...(node.note === null ? [] : [node.note])].join(' · '), most);
    texts.set(node.id, { name, note });
    const width = Math.max(NARROWEST, Math.max(name.length, note.length) * CHARACTER + 2 * PADDING);
    drawn.setNode(node.id, { width, height: HEIGHT });
  }
  for (const { from, to, label } of graph.edges) {
    const width = label === null ? 0 : label.length * (CHARACTER - 1) + 8;
    drawn.setEdge(from, to, { width, height: label === null ? 0 : 16, labelpos: 'c' });
  }
  layout(drawn);
  const { width = 0, height = 0 } = drawn.graph() as { readonly width?: number; readonly height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: graph.nodes.map((node) => {
      const place = drawn.node(node.id) as { x: number; y: number; width: number; height: number };
      const text = texts.get(node.id) ?? { name: node.name, note: '' };
      return {
        ...{ node, ...text, width: place.width, height: place.height },
        x: place.x - place.width / 2,
        y: place.y - place.height / 2,
      };
    }),
    lines: graph.edges.map(({ from, to, label }) => {
      const edge = drawn.edge(from, to) as { points: readonly { x: number; y: number }[]; x?: number; y?: number };
      const at = label !== null && edge.x !== undefined && edge.y !== undefined ? { x: edge.x, y: edge.y } : null;
      return { points: edge.points, label: at && label !== null ? { text: label, ...at } : null };
    }),
  };
}

/** The beginning and the end: both tell names apart. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.floor(most / 3);
  return `${text.slice(0, most - end - 1)}…${text.slice(-end)}`;
}
