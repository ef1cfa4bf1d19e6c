import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import type { Details, DetailsNode } from '../../src/protocol/details.ts';
import type { DetailsWords } from '../../src/protocol/details-page.ts';
import { detailsHtml } from '../../src/webview/details-html.ts';
import { layOutGraph } from '../../src/webview/lay-out-graph.ts';
import { nextBox } from '../../src/webview/next-box.ts';

/** Each word says its own name. */
const WORDS = new Proxy({}, { get: (_, name) => `w:${String(name)} {0}` }) as DetailsWords;
/** What others wrote, where it can do the most. */
const EVIL = `<img src=x onerror="alert(1)">'&`;

function node(id: string, given: Partial<DetailsNode> = {}): DetailsNode {
  return { id, kind: 'model', name: id, note: null, severity: null, component: null, isOwn: false, ...given };
}

const DETAILS: Details = {
  component: 'openai:m',
  kind: 'model',
  name: EVIL,
  platform: EVIL,
  sentence: EVIL,
  findings: [{ rule: 'retiring-model', severity: 'warning', message: EVIL }],
  graph: {
    nodes: [
      node('app', { kind: 'application', name: EVIL, note: EVIL }),
      node('own', { isOwn: true, name: EVIL, component: 'openai:m', severity: 'error' }),
      node('base', { kind: 'base-model', name: `org/${EVIL}` }),
      node('lib', { kind: 'library', name: 'openai', component: `pypi:${EVIL}` }),
    ],
    edges: [
      { from: 'app', to: 'own', label: null },
      { from: 'own', to: 'base', label: EVIL },
      { from: 'own', to: 'lib', label: null },
    ],
  },
  licence: {
    stated: EVIL,
    effective: { stated: EVIL, class: 'restricted', of: EVIL, duties: [EVIL] },
    chain: [
      { of: 'a', stated: EVIL, duties: [] },
      { of: EVIL, stated: EVIL, duties: [EVIL] },
    ],
    conflicts: [EVIL],
    isComplete: false,
  },
  facts: [{ name: EVIL, value: EVIL, source: EVIL, url: 'https://example.com/', asOf: '2026-11-17' }],
  calls: [
    {
      api: EVIL,
      lines: [EVIL],
      isReported: true,
      sources: [{ name: EVIL, url: 'https://example.com/', asOf: '2026-11-17' }],
    },
  ],
  places: [
    {
      location: { uri: 'file:///a.py', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
      role: 'written',
      label: EVIL,
    },
  ],
  ends: [
    {
      ...{
        component: `openai:${EVIL}`,
        name: EVIL,
        platform: EVIL,
        day: '2027-01-14',
        kind: 'firm',
        status: 'deprecated',
      },
      ...{ daysLeft: 52, isReported: false, replacement: EVIL, source: EVIL, url: null, asOf: '2026-11-17', places: 2 },
    },
  ],
  explain: { text: EVIL, platform: null },
  canMigrate: true,
  catalog: EVIL,
  today: '2026-11-23',
};

/** Names of elements and attributes of a page, read as XML: it is written so that both readings are the same. */
function read(
  html: string,
): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const parser = new SaxesParser({ xmlns: false });
  const seen: { name: string; attributes: Record<string, string> }[] = [];
  parser.on('opentag', ({ name, attributes }) => seen.push({ name, attributes: attributes }));
  parser.on('error', (error) => assert.fail(error.message));
  parser.write(`<main>${html.replaceAll('<br>', '<br/>')}</main>`).close();
  return seen;
}

describe('the page of details', () => {
  const html = detailsHtml({ details: DETAILS, placeNames: [EVIL], words: WORDS }, false);

  it('takes everything that others wrote as text', () => {
    const elements = read(html);
    assert.ok(elements.length > 50);
    assert.deepEqual(
      elements.filter(({ name }) => name === 'img' || name === 'script'),
      [],
    );
    // No handler, no style of its own: the policy of the page allows neither.
    for (const { attributes } of elements)
      for (const name of Object.keys(attributes)) assert.doesNotMatch(name, /^on|^style$|^src$/);
    assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;'));
  });

  it('can be used by keyboard: one tab stop for the graph, the page’s own component', () => {
    const boxes = read(html).filter(({ attributes }) => attributes['class']?.startsWith('node'));
    assert.equal(boxes.length, 4);
    const stops = boxes.filter(({ attributes }) => attributes['tabindex'] === '0');
    assert.equal(stops.length, 1);
    assert.match(stops[0]?.attributes['class'] ?? '', /\bown\b/);
    for (const { attributes } of boxes) assert.ok(attributes['aria-label']);
    const buttons = boxes.filter(({ attributes }) => attributes['role'] === 'button');
    assert.deepEqual(
      buttons.map(({ attributes }) => attributes['data-component']),
      [`pypi:${EVIL}`],
    );
  });

  it('leaves out what nothing is known of', () => {
    const bare = { ...DETAILS, licence: null, facts: [], calls: [], ends: [], explain: null, canMigrate: false };
    const page = detailsHtml({ details: bare, placeNames: [''], words: WORDS }, true);
    for (const id of ['licence-title', 'facts-title', 'calls-title']) assert.ok(!page.includes(id), id);
    assert.ok(page.includes('w:endsNone'));
    assert.ok(!page.includes('data-action="migrate"'));
  });

  it('draws a graph from left to right, or down where there is little room, and no box on another', () => {
    for (const isNarrow of [false, true]) {
      const { boxes, lines, width, height } = layOutGraph(DETAILS.graph, isNarrow, () => 'kind');
      assert.equal(lines.length, 3);
      const [app, own] = boxes;
      assert.ok(app && own);
      assert.ok(isNarrow ? app.y + app.height < own.y : app.x + app.width < own.x);
      for (const box of boxes)
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height);
      for (const [index, a] of boxes.entries())
        for (const b of boxes.slice(index + 1))
          assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y);
    }
  });

  it('leads with arrow keys to the nearest box in that direction', () => {
    const size = { width: 10, height: 10 };
    const places = [
      { x: 0, y: 50, ...size },
      { x: 100, y: 50, ...size },
      { x: 100, y: 0, ...size },
      { x: 300, y: 50, ...size },
    ];
    assert.equal(nextBox(places, 0, 'ArrowRight'), 1);
    assert.equal(nextBox(places, 1, 'ArrowRight'), 3);
    assert.equal(nextBox(places, 1, 'ArrowUp'), 2);
    assert.equal(nextBox(places, 1, 'ArrowDown'), null);
    assert.equal(nextBox(places, 3, 'ArrowLeft'), 1);
    assert.equal(nextBox(places, 0, 'End'), 3);
    assert.equal(nextBox(places, 0, 'x'), null);
  });
});
