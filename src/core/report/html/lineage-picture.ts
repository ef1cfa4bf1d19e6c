import { layoutGraph } from '../graph/layout-graph.ts';
import type { PlacedEdge, PlacedNode } from '../graph/layout-graph.ts';
import type { GraphNode, LineageGraph } from '../graph/lineage-graph.ts';
import { mark } from './markup.ts';
import type { Markup } from './markup.ts';

const NAMED = 40;

/** The graph as a picture; longer names are cut there, and stand whole in the title of their node. */
export function lineagePicture(graph: LineageGraph): Markup {
  const short = (node: GraphNode): GraphNode => ({ ...node, name: cut(node.name) });
  const { nodes, edges, width, height } = layoutGraph({ ...graph, nodes: graph.nodes.map(short) });
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  return mark`<div class="scroll">
      <svg
        class="wide"
        viewBox="0 0 ${width} ${height}"
        width="${width}"
        height="${height}"
        role="img"
        aria-label="What models were made from"
      >
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path class="tip" d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        ${edges.map(edge)}${nodes.map((placed) => node(placed, names.get(placed.id) ?? placed.name))}
      </svg>
    </div>
    ${graph.left > 0 && mark`<p class="dim">${graph.left} more models and data sets are not drawn; the inventory has them.</p>`}`;
}

const KINDS: Readonly<Record<GraphNode['kind'], string>> = {
  application: 'application',
  model: 'model in use',
  dataset: 'data set in use',
  base: 'base model',
  data: 'data it was trained on',
};

function node({ kind, name, state, x, y, width, height }: PlacedNode, whole: string): Markup {
  const round = kind === 'dataset' || kind === 'data' ? height / 2 : 6;
  return mark`<g
    ><title>${whole}: ${KINDS[kind]}</title
    ><rect class="node ${state ?? ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" /><text
      x="${x + 11}"
      y="${y + height / 2 + 4}"
      >${name}</text
    ></g
  > `;
}

function edge({ label, points }: PlacedEdge): Markup {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('');
  return mark`<path class="edge" d="${path}" marker-end="url(#tip)"
    >${label !== '' && mark`<title>${label}</title>`}</path
  > `;
}

function cut(name: string): string {
  const signs = Array.from(name);
  return signs.length > NAMED ? `${signs.slice(0, NAMED - 1).join('')}…` : name;
}
