import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import type { Lineage } from '../../../src/core/model/lineage.ts';
import type { Lookup, ModelMetadata } from '../../../src/core/model/metadata.ts';
import { layoutGraph } from '../../../src/core/report/graph/layout-graph.ts';
import { lineageGraph } from '../../../src/core/report/graph/lineage-graph.ts';
import { htmlReport } from '../../../src/core/report/html/html-report.ts';
import { STYLE, STYLE_HASH } from '../../../src/core/report/html/style.ts';
import type { Locate } from '../../../src/core/report/locate.ts';
import type { Component, MergedReport } from '../../../src/core/report/merge.ts';
import { metadata, reference } from '../../support/references.ts';

const EVIL = `"><script src=//evil.example>alert(1)</script><img onerror='x' src=x>&lt;\u202e\`\${`;
const CONTEXT = { version: '1.2.3', catalogBuiltAt: '2026-11-20', today: '2026-11-23', subject: 'shop' };
const locate: Locate = (uri) => ({ file: uri, line: 7, column: 1, endLine: 7, endColumn: 2 });

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a page, read as XML: whatever is written in it must not be able to open or close one. */
function elementsOf(page: string): { readonly elements: readonly Element[]; readonly text: string } {
  const elements: Element[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes });
  });
  parser.on('text', (part) => {
    text += part;
  });
  // Elements of HTML without an end are written so that XML has them as well.
  parser.write(page.replace('<!doctype html>', '')).close();
  return { elements, text };
}

function found(parts: Parameters<typeof metadata>[0], lineage: Lineage | null = null): Lookup<ModelMetadata> {
  const made = metadata(parts);
  return made.kind === 'found' ? { ...made, value: { ...made.value, lineage } } : made;
}

function component(name: string, facts: Lookup<ModelMetadata> | null = null): Component {
  const one = { ...reference('model="gpt-x"', {}), id: name, component: `openai:${name}`, use: 'call' } as const;
  return { id: `openai:${name}`, kind: 'model', provider: 'openai', name, metadata: facts, references: [one] };
}

function report(parts: Partial<MergedReport>): MergedReport {
  const files = { analysed: 3, notAnalysed: 0 } as MergedReport['files'];
  return { references: [], components: [], findings: [], suppressed: [], notes: [], files, ...parts };
}

const made = (id: string, depth: number, from: Lineage['nodes'][number]['from']): Lineage['nodes'][number] => ({
  kind: 'model',
  id,
  depth,
  from,
  license: null,
  unknown: null,
});

const LINEAGE: Lineage = {
  nodes: [
    made('child', 0, [
      { id: 'acme/base', relation: 'finetune' },
      { id: 'acme/data', relation: 'trained-on' },
    ]),
    made('acme/base', 1, [{ id: 'acme/root', relation: null }]),
  ],
  effective: null,
  conflicts: [],
  complete: false,
};

describe('the HTML report', () => {
  it('loads, runs and sends nothing: a policy that lets in its one style alone, by its hash', () => {
    const page = htmlReport(report({ components: [component('gpt-x')] }), CONTEXT, locate);
    const { elements } = elementsOf(page);
    assert.equal(createHash('sha256').update(STYLE).digest('base64'), STYLE_HASH, 'the hash of the style changed');
    const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    assert.equal(
      policy?.attributes['content'],
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
    );
    assert.ok(page.includes(`<style>${STYLE}</style>`), 'the style stands as it was hashed');
    for (const { name, attributes } of elements) {
      assert.ok(!['script', 'link', 'img', 'iframe', 'object', 'embed', 'form'].includes(name), name);
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.ok(!/^on|^style$|^(?:src|href|action)$/.test(attribute), attribute);
        assert.doesNotMatch(value, /url\((?!#)/);
      }
    }
  });

  it('shows what others wrote as text, wherever it stands', () => {
    const hostile = component(
      EVIL,
      found({ lifecycle: { status: 'retired', retires: '2026-03-26', retiresKind: 'firm' } }),
    );
    const page = htmlReport(
      report({
        components: [hostile],
        references: hostile.references,
        findings: [
          {
            rule: 'retired-model',
            severity: 'error',
            message: EVIL,
            place: { uri: EVIL, span: { start: 0, end: 1 } },
            reference: EVIL,
            related: [],
            fixes: [
              { title: EVIL, kind: 'replace', preferred: true, safety: 'review', edits: [], expects: [] } as never,
            ],
            tags: [],
            fingerprint: 'f',
          },
        ],
        notes: [{ uri: EVIL, kind: 'unreadable', detail: EVIL }],
      }),
      { ...CONTEXT, subject: EVIL },
      () => locate(EVIL, { start: 0, end: 1 }),
    );
    const { elements, text } = elementsOf(page);
    const plain = elementsOf(htmlReport(report({ components: [component('a')] }), CONTEXT, locate)).elements;
    const names = new Set([
      ...plain.map(({ name }) => name),
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'li',
      'p',
      'br',
    ]);
    for (const { name } of elements) assert.ok(names.has(name) || ['rect', 'line', 'strong'].includes(name), name);
    assert.ok(text.includes('<script src=//evil.example>alert(1)</script>'), 'it is still there to read');
    assert.doesNotMatch(page, /\u202e/);
  });

  it('tells what ends next, since when what is gone is gone, and where everything is used', () => {
    const page = htmlReport(
      report({
        components: [
          component('late', found({ lifecycle: { retires: '2027-03-01', retiresKind: 'firm', daysLeft: 98 } })),
          component('soon', found({ lifecycle: { retires: '2026-12-01', retiresKind: 'firm', daysLeft: 8 } })),
          component('gone', found({ lifecycle: { status: 'retired', retires: '2026-01-01', retiresKind: 'firm' } })),
          component('perhaps', found({ lifecycle: { retires: '2026-12-05', retiresKind: 'earliest', daysLeft: 12 } })),
        ],
      }),
      CONTEXT,
      locate,
    );
    const { text, elements } = elementsOf(page);
    assert.match(text, /2026-12-01 \(in 8 days\): soon\s*2027-03-01 \(in 98 days\): late/);
    assert.doesNotMatch(text, /2026-12-05 \(in/, 'a day that is only the earliest possible is no end');
    const bars = elements.filter(({ name, attributes }) => name === 'rect' && attributes['height'] === '14');
    assert.deepEqual(
      bars.map(({ attributes }) => attributes['class']),
      ['ended', 'ending', 'living', 'open'],
    );
    assert.match(text, /app\.py:7/);
  });

  it('draws what models were made from, one box each, no two over each other, the same each time', () => {
    const child = component('child', found({}, LINEAGE));
    const graph = lineageGraph('shop', [child, component('other')], [], 60);
    assert.deepEqual(
      graph.edges.map(({ from, to, label }) => [from, to, label]),
      [
        ['application', 'openai:child', ''],
        ['application', 'openai:other', ''],
        ['openai:child', 'hub:acme/base', 'finetune'],
        ['openai:child', 'hub:acme/data', 'trained-on'],
        ['hub:acme/base', 'hub:acme/root', ''],
      ],
    );
    assert.equal(graph.nodes.find(({ name }) => name === 'acme/data')?.kind, 'data');
    const { nodes, edges } = layoutGraph(graph);
    assert.deepEqual(layoutGraph(graph), { ...layoutGraph(graph), nodes, edges });
    for (const [index, a] of nodes.entries())
      for (const b of nodes.slice(index + 1))
        assert.ok(
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
          `${a.name} over ${b.name}`,
        );
    for (const { points } of edges) assert.ok(points.length >= 2);
  });

  it('counts what a picture and a page have no room for', () => {
    const many = Array.from({ length: 900 }, (_, index) => component(`model-${String(index)}`, found({})));
    const { text, elements } = elementsOf(htmlReport(report({ components: many }), CONTEXT, locate));
    assert.match(text, /840 more models and data sets are not drawn/);
    assert.equal(elements.filter(({ attributes }) => attributes['class']?.startsWith('node') === true).length, 61);
    assert.equal(elements.filter(({ name }) => name === 'details').length, 0);
  });

  it('says so where nothing was found', () => {
    const { text } = elementsOf(htmlReport(report({}), CONTEXT, locate));
    for (const said of ['Nothing to report.', 'No model in use was found.', 'Nothing was found.'])
      assert.ok(text.includes(said), said);
  });
});
