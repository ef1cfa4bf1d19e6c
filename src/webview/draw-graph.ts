import type { DetailsGraph, DetailsNode } from '../protocol/details.ts';
import type { DetailsWords } from '../protocol/details-page.ts';
import { escapeHtml } from './escape-html.ts';
import { layOutGraph } from './lay-out-graph.ts';
import type { Box, Line } from './lay-out-graph.ts';

const KINDS = {
  application: 'application',
  model: 'model',
  'base-model': 'baseModel',
  dataset: 'dataset',
  library: 'library',
} as const;

/** The graph as SVG: boxes can be reached by keyboard, one tab stop for all, and say in words what the lines say. */
export function drawGraph(graph: DetailsGraph, words: DetailsWords, isNarrow: boolean): string {
  const kindOf = ({ kind }: DetailsNode): string => words[KINDS[kind]];
  const { width, height, boxes, lines } = layOutGraph(graph, isNarrow, kindOf);
  const own = Math.max(
    0,
    boxes.findIndex(({ node }) => node.isOwn),
  );
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  return [
    `<svg ${size} role="group" aria-label="${escapeHtml(`${words.lineage}. ${words.lineageHint}`)}">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>',
    ...lines.map(drawLine),
    ...boxes.map((box, index) => drawBox(box, index === own, graph, words)),
    '</svg>',
  ].join('');
}

function drawLine({ points, label }: Line): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const text = label
    ? `<text class="relation" x="${round(label.x)}" y="${round(label.y)}" text-anchor="middle" dominant-baseline="central">${escapeHtml(label.text)}</text>`
    : '';
  return `<g aria-hidden="true"><path class="line" d="${path}" marker-end="url(#tip)"/>${text}</g>`;
}

function drawBox(
  { node, x, y, width, height, name, note }: Box,
  isFirst: boolean,
  graph: DetailsGraph,
  words: DetailsWords,
): string {
  const leads = node.component !== null && !node.isOwn;
  const attributes = [
    `class="${['node', node.kind, node.severity ?? '', node.isOwn ? 'own' : '', leads ? 'leads' : ''].filter(Boolean).join(' ')}"`,
    `role="${leads ? 'button' : 'img'}"`,
    `tabindex="${isFirst ? '0' : '-1'}"`,
    `aria-label="${escapeHtml(spoken(node, graph, words))}"`,
    ...(leads ? [`data-component="${escapeHtml(node.component)}"`] : []),
  ];
  const middle = round(x + width / 2);
  return [
    `<g ${attributes.join(' ')}>${name === node.name ? '' : `<title>${escapeHtml(node.name)}</title>`}`,
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="4"/>`,
    // One text: two would be read as one word.
    `<text text-anchor="middle"><tspan class="name" x="${middle}" y="${round(y + 19)}">${escapeHtml(name)}</tspan> `,
    `<tspan class="note" x="${middle}" y="${round(y + 35)}">${escapeHtml(note)}</tspan></text></g>`,
  ].join('');
}

/** What a box says aloud: what it is, its state, and what it is made of. */
function spoken(node: DetailsNode, { nodes, edges }: DetailsGraph, words: DetailsWords): string {
  const needs = edges.flatMap(({ from, to, label }) => {
    const other = from === node.id ? nodes.find(({ id }) => id === to) : undefined;
    return other ? [`${label === null ? '' : `${label} `}${words[KINDS[other.kind]]} ${other.name}`] : [];
  });
  const state = node.severity === null ? [] : [words[node.severity]];
  const note = node.note === null ? [] : [node.note];
  // What can be seen stands first, in its order: people who speak to their machine say what they see.
  const seen = [node.name, words[KINDS[node.kind]], ...note, ...state];
  return [...seen, ...(needs.length > 0 ? [`→ ${needs.join(', ')}`] : [])].join(', ');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
