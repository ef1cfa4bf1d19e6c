import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../../../src/core/analyzer.ts';
import { askLineage } from '../../../../src/core/metadata/lineage/ask-lineage.ts';
import { licenseFact, rankOf } from '../../../../src/core/metadata/lineage/license-fact.ts';
import { lineageOf } from '../../../../src/core/metadata/lineage/lineage.ts';
import type { Known } from '../../../../src/core/metadata/lineage/lineage.ts';
import { publisherOf } from '../../../../src/core/metadata/lineage/publisher.ts';
import type { HubRepository } from '../../../../src/core/model/hub.ts';
import type { LineageEdge } from '../../../../src/core/model/lineage.ts';
import type { ModelMetadata } from '../../../../src/core/model/metadata.ts';
import { licenseConflict } from '../../../../src/core/rules/license-conflict.ts';
import { renamedModel } from '../../../../src/core/rules/renamed-model.ts';
import { askedHub, scanFiles } from '../../../support/golden.ts';
import { testPorts } from '../../../support/ports.ts';
import { inEnglish } from '../../../../src/core/model/told.ts';
import { identity, metadata, reference, ruleContext } from '../../../support/references.ts';

type Card = readonly [license: string | null, bases?: readonly string[], datasets?: readonly string[]];

function known([license, bases = [], datasets = []]: Card): Known {
  const from: LineageEdge[] = [
    ...bases.map((id) => ({ id, relation: 'finetune' as const })),
    ...datasets.map((id) => ({ id, relation: 'trained-on' as const })),
  ];
  return {
    kind: 'known',
    license: license === null ? null : { value: license, source: 'a test', url: null, asOf: '2026-11-23' },
    from,
  };
}

function chain(cards: Readonly<Record<string, Card>>): ReturnType<typeof lineageOf> {
  return lineageOf('model', Object.keys(cards)[0] ?? '', (_kind, id) => {
    const card = cards[id];
    return card ? known(card) : { kind: 'unknown', why: 'not-asked' };
  });
}

describe('lineage', () => {
  it('lets the most restrictive licence of the chain win, and says whose it is', () => {
    const lineage = chain({
      'a/chat': ['mit', ['b/base']],
      'b/base': ['llama3.1', ['c/first']],
      'c/first': ['apache-2.0'],
    });
    assert.deepEqual(lineage.effective?.of, 'b/base');
    assert.deepEqual(
      lineage.conflicts.map(({ id, base }) => [id, base]),
      [['a/chat', 'b/base']],
    );
    assert.equal(lineage.complete, true);
  });

  it('finds a conflict over a base that says nothing, and one of an ancestor', () => {
    assert.deepEqual(
      chain({ 'a/a': ['mit', ['b/b']], 'b/b': [null, ['c/c']], 'c/c': ['cc-by-nc-4.0'] }).conflicts.map(
        ({ id, base }) => [id, base],
      ),
      [['a/a', 'c/c']],
    );
    assert.deepEqual(
      chain({ 'a/a': ['llama2', ['b/b']], 'b/b': ['mit', ['c/c']], 'c/c': ['llama2'] }).conflicts.map(({ id }) => id),
      ['b/b'],
    );
  });

  it('accuses nobody of what is not known', () => {
    for (const cards of [
      { 'a/a': ['other', ['b/b']], 'b/b': ['llama2'] },
      { 'a/a': [null, ['b/b']], 'b/b': ['llama2'] },
      { 'a/a': ['mit', ['b/b']], 'b/b': ['contoso-license'] },
      { 'a/a': ['mit', ['b/b']] },
      { 'a/a': ['mit', [], ['d/data']] },
      { 'a/a': ['llama3.1', ['b/b']], 'b/b': ['llama2'] },
    ] as const satisfies readonly Readonly<Record<string, Card>>[])
      assert.deepEqual(chain(cards).conflicts, []);
    assert.equal(chain({ 'a/a': ['mit', ['b/b']] }).complete, false);
    assert.deepEqual(
      chain({ 'a/a': ['mit', ['b/b'], ['d/data']] }).nodes.map(({ kind, id, unknown }) => [kind, id, unknown]),
      [
        ['model', 'a/a', null],
        ['model', 'b/b', 'not-asked'],
        ['dataset', 'd/data', 'not-asked'],
      ],
    );
  });

  it('ends on every graph, names each repository once, and is as strict as its strictest part', () => {
    const id = fc.integer({ min: 0, max: 11 }).map((number) => `o/${String(number)}`);
    const license = fc.constantFrom('mit', 'gpl-3.0', 'llama3', 'cc-by-nc-4.0', 'other', null);
    const cards = fc.dictionary(id, fc.tuple(license, fc.array(id, { maxLength: 4 })), { minKeys: 1 });
    fc.assert(
      fc.property(cards, (graph) => {
        const lineage = chain(graph);
        const ids = lineage.nodes.map((node) => node.id);
        assert.equal(new Set(ids).size, ids.length);
        const ranks = lineage.nodes.flatMap((node) => (node.license ? (rankOf(node.license.value) ?? []) : []));
        const strictest = ranks.length === 0 ? null : Math.max(...ranks);
        assert.equal(lineage.effective ? rankOf(lineage.effective.license) : null, strictest);
        for (const { license: freer, baseLicense } of lineage.conflicts)
          assert.ok((rankOf(freer) ?? 9) < (rankOf(baseLicense) ?? -1));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not follow a chain for ever', () => {
    const lineage = lineageOf('model', 'o/0', (_kind, id) => known(['mit', [`o/${String(Number(id.slice(2)) + 1)}`]]));
    assert.equal(lineage.nodes.at(-1)?.unknown, 'too-deep');
    assert.ok(lineage.nodes.length < 12);
    const wide = lineageOf('model', 'o/x', (_kind, id) =>
      id === 'o/x' ? known(['mit', Array.from({ length: 500 }, (_, number) => `o/${String(number)}`)]) : known(['mit']),
    );
    assert.ok(wide.nodes.length <= 129);
  });
});

describe('asking for a lineage', () => {
  const repository = (id: string, bases: readonly string[], datasets: readonly string[] = []): HubRepository => ({
    kind: 'model',
    id,
    commit: 'a'.repeat(40),
    lastModified: null,
    gated: false,
    disabled: false,
    license: null,
    baseModels: bases.map((base) => ({ id: base, relation: null })),
    datasets,
    library: null,
    pipeline: null,
    files: [],
    security: null,
    newVersion: null,
  });

  async function asked(graph: Readonly<Record<string, HubRepository>>, withDatasets: boolean): Promise<string[]> {
    const names: string[] = [];
    const [first] = Object.values(graph);
    assert.ok(first);
    await askLineage(first, withDatasets, (kind, id) => {
      names.push(`${kind} ${id}`);
      const value = graph[id];
      const evidence = { asOf: '2026-11-23T00:00:00Z', url: 'https://huggingface.co' };
      return Promise.resolve(
        value ? { kind: 'found', value, freshness: 'live', ...evidence } : { kind: 'absent', ...evidence },
      );
    });
    return names;
  }

  it('asks for each ancestor once, for data only where all is wanted, and ends where they name each other', async () => {
    const graph = {
      'a/a': repository('a/a', ['b/b', 'c/c'], ['d/d']),
      'b/b': repository('b/b', ['c/c', 'A/a'], ['d/d']),
      'c/c': repository('c/c', ['b/b', 'e/gone']),
    };
    assert.deepEqual(await asked(graph, false), ['model b/b', 'model c/c', 'model e/gone']);
    assert.deepEqual(await asked(graph, true), ['model b/b', 'model c/c', 'dataset d/d', 'model e/gone']);
  });

  it('costs a few requests at most', async () => {
    const many = Array.from({ length: 200 }, (_, number) => `o/${String(number)}`);
    assert.ok((await asked({ 'a/a': repository('a/a', many) }, true)).length <= 16);
  });
});

describe('publishers', () => {
  const ids = [
    'meta-llama/Llama-3.1-8B',
    'meta-llama/Llama-2-7b-hf',
    'google/gemma-2-2b',
    'Qwen/Qwen3-8B',
    'BAAI/bge-m3',
  ];
  const look = (id: string): string | null => publisherOf(id, ids)?.lookalike ?? null;

  it('tells names that look like a well-known one', () => {
    assert.equal(look('metallama/Llama-3.1-8B'), 'meta-llama/Llama-3.1-8B');
    assert.equal(look('meta_1lama/Llama-3.1-8B'), 'meta-llama/Llama-3.1-8B');
    assert.equal(look('meta-llama-/anything'), 'meta-llama/anything');
    assert.equal(look('gooogle/gemma-2-2b'), 'google/gemma-2-2b');
  });

  it('leaves alone what only resembles', () => {
    for (const id of [
      'meta-llama/new-model',
      'META-LLAMA/x',
      'mosaicml/mpt-7b',
      'gooogle/other',
      'BAAII/bge-m4',
      'gpt2',
    ])
      assert.equal(look(id), null, id);
    assert.equal(publisherOf('meta-llama/new-model', ids)?.isKnown, true);
    assert.equal(publisherOf('contoso/a', ids)?.isKnown, false);
    assert.equal(publisherOf('gpt2', ids), null);
  });
});

describe('what follows for a model of the Hub', () => {
  const load = (id: string): Readonly<Record<string, string>> => ({
    'main.py': `from transformers import AutoModel\nAutoModel.from_pretrained("${id}", revision="${'a'.repeat(40)}")\n`,
  });

  async function lineageIn(id: string, live: ReturnType<typeof askedHub> | null): Promise<ModelMetadata | null> {
    const ports = testPorts(load(id));
    const analyzer = createAnalyzer(live ? { ...ports, live } : ports, { horizonDays: 90, includeTests: false });
    const [report] = await analyzer.scan(() => undefined, new AbortController().signal);
    analyzer.dispose();
    const found = report?.references.find(({ kind }) => kind === 'model')?.metadata;
    return found?.kind === 'found' ? found.value : null;
  }

  it('is known from the catalog alone', async () => {
    const told = await lineageIn('deepseek-ai/DeepSeek-R1-Distill-Llama-8B', null);
    assert.equal(told?.lineage?.effective?.license.stated, 'llama3.1');
    assert.equal(told.publisher?.isKnown, true);
  });

  it('is known from what the Hub said, over several steps', async () => {
    const base = (id: string): HubRepository['baseModels'] => [{ id, relation: 'finetune' }];
    const license = (id: string): HubRepository['license'] => ({ id, name: null, link: null });
    const live = askedHub({
      'contoso/chat': { license: license('mit'), baseModels: base('contoso/base'), datasets: ['contoso/tickets'] },
      'contoso/base': { license: license('mit'), baseModels: base('meta-llama/Llama-3.1-8B') },
      'contoso/tickets': { license: license('cc-by-nc-4.0') },
    });
    const told = await lineageIn('contoso/chat', live);
    assert.deepEqual(
      told?.lineage?.nodes.map(({ id, license: own }) => [id, own?.value.stated ?? null]),
      [
        ['contoso/chat', 'mit'],
        ['contoso/base', 'mit'],
        ['contoso/tickets', 'cc-by-nc-4.0'],
        ['meta-llama/Llama-3.1-8B', 'llama3.1'],
      ],
    );
    assert.equal(told.lineage.effective?.of, 'meta-llama/Llama-3.1-8B');
    const { analyzer, findings } = await scanFiles(load('contoso/chat'), live);
    analyzer.dispose();
    assert.deepEqual(
      findings.map(({ rule, message }) => [rule, message]),
      [
        [
          'license-conflict',
          'contoso/chat states mit but was made from meta-llama/Llama-3.1-8B under llama3.1 (use policy); those terms still apply. Check them before you rely on mit.',
        ],
      ],
    );
  });

  it('names what was meant only where the Hub does not know the name', async () => {
    const { analyzer, findings } = await scanFiles(load('metallama/Llama-3.1-8B'));
    analyzer.dispose();
    assert.deepEqual(findings, []);
    const absent = {
      ...askedHub({}),
      landed: () => [
        {
          kind: 'hub' as const,
          repository: { kind: 'absent' as const, asOf: '2026-11-23T00:00:00Z', url: 'https://huggingface.co' },
          card: null,
        },
      ],
    };
    const asked = await scanFiles(load('metallama/Llama-3.1-8B'), absent);
    asked.analyzer.dispose();
    assert.deepEqual(
      asked.findings.map(({ rule, message }) => [rule, message]),
      [
        [
          'unknown-model',
          'metallama/Llama-3.1-8B is not a known model of Hugging Face. Did you mean meta-llama/Llama-3.1-8B?',
        ],
      ],
    );
  });
});

describe('rules on lineage and names', () => {
  const TEXT = "load('org/name')\n";
  const hub = identity({ provider: 'huggingface', name: 'org/name' });
  const facts = (change: Partial<ModelMetadata>): ReturnType<typeof metadata> => {
    const known = metadata({ commit: 'a'.repeat(40) });
    return known.kind === 'found' ? { ...known, value: { ...known.value, ...change } } : known;
  };

  it('license-conflict says which of the chain states what', () => {
    const lineage = {
      nodes: [],
      effective: null,
      complete: true,
      conflicts: [
        { id: 'mid/dle', license: licenseFact('mit'), base: 'ba/se', baseLicense: licenseFact('cc-by-nc-4.0') },
      ],
    };
    const hit = licenseConflict.check(
      reference(TEXT, { identity: hub, metadata: facts({ lineage }) }),
      ruleContext(TEXT),
    );
    assert.ok(hit);
    assert.equal(
      inEnglish(hit.message),
      'org/name was made from mid/dle, which states mit but was made from ba/se under cc-by-nc-4.0 (no commercial use); those terms still apply. Check them before you rely on mit.',
    );
    assert.equal(hit.severity, 'warning');
    const none = reference(TEXT, { identity: hub, metadata: facts({ lineage: { ...lineage, conflicts: [] } }) });
    assert.equal(licenseConflict.check(none, ruleContext(TEXT)), null);
    assert.equal(licenseConflict.check(reference(TEXT, { identity: hub }), ruleContext(TEXT)), null);
  });

  it('renamed-model writes the new name, and is silent where nobody can take the old one', () => {
    const renamed = (renamedTo: string | null): ReturnType<typeof metadata> => {
      const known = metadata({ commit: 'a'.repeat(40) });
      const own = known.kind === 'found' ? known.value.hub : null;
      assert.ok(own);
      return facts({ hub: { ...own, value: { ...own.value, renamedTo } } });
    };
    const check = (to: string | null, name = 'org/name'): ReturnType<typeof renamedModel.check> =>
      renamedModel.check(
        reference(`load('${name}')\n`, {
          identity: identity({ provider: 'huggingface', name }),
          metadata: renamed(to),
        }),
        ruleContext(`load('${name}')\n`),
      );
    const hit = check('new/name');
    assert.equal(hit?.severity, 'info');
    assert.deepEqual(
      hit.fixes.map(({ title, edits }) => [title, edits[0]?.newText]),
      [['Change to new/name', 'new/name']],
    );
    assert.equal(check(null), null);
    assert.equal(check('Org/Name'), null);
    assert.equal(check('openai-community/gpt2', 'gpt2'), null);
  });
});
