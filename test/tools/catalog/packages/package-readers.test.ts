import assert from 'node:assert/strict';

import { mergeDrawn, snapshotFile, writeSnapshot } from '../../../../src/tools/catalog/packages/drawn.ts';
import type { PackageReader, Snapshot } from '../../../../src/tools/catalog/packages/drawn.ts';
import { carryOver, takeSnapshot } from '../../../../src/tools/catalog/packages/draw.ts';
import { publishedBy } from '../../../../src/tools/catalog/packages/fetch-package.ts';
import { readers } from '../../../../src/tools/catalog/packages/readers.ts';
import { readProvider } from '../../../../src/tools/catalog/packages/readers/ai-sdk.ts';
import { longDay, readDeprecated } from '../../../../src/tools/catalog/packages/readers/anthropic.ts';
import { readComment } from '../../../../src/tools/catalog/packages/readers/openai.ts';
import { readList, wholeWindows } from '../../../../src/tools/catalog/packages/readers/pi-ai.ts';

const files = (name: string, texts: Readonly<Record<string, string>>, licence = 'Apache-2.0') => ({
  name,
  version: '1.2.3',
  integrity: 'sha512-x',
  published: '2026-11-01',
  licence,
  texts: new Map(Object.entries(texts)),
});

function readerOf(name: string): PackageReader {
  return readers.find((reader) => reader.name === name) ?? assert.fail(name);
}

describe('packages that facts are drawn from', () => {
  it('reads days of shutdowns and what is no id out of comments', () => {
    const comment = `/**
     * Values:
     *
     * - "m-1", "m-1-2026-01-01": Announced shutdown date:
     *   2027-01-02. See https://example.org for details.
     * - "m-2": Not a supported model ID. Retained for SDK compatibility.
     * - "m-3": Faster.
     */`;
    assert.deepEqual(readComment(comment), [
      { platform: 'openai', id: 'm-1', retires: '2027-01-02' },
      { platform: 'openai', id: 'm-1-2026-01-01', retires: '2027-01-02' },
      { platform: 'openai', id: 'm-2', isNoId: true },
    ]);
  });

  it('reads a table of long days, and nothing that is none', () => {
    const code =
      "exports.DEPRECATED_MODELS = void 0;\nexports.DEPRECATED_MODELS = { 'm-1': 'January 22nd, 2027', 'm-2': 'March 3rd, 2026' };";
    assert.deepEqual(readDeprecated(code), [
      { platform: 'anthropic', id: 'm-1', retires: '2027-01-22' },
      { platform: 'anthropic', id: 'm-2', retires: '2026-03-03' },
    ]);
    assert.equal(longDay('soon'), null);
    assert.throws(() => readDeprecated('exports.OTHER = {};'), /no table/);
    assert.throws(() => readDeprecated("exports.DEPRECATED_MODELS = { m: 'soon' };"), /no day/);
  });

  it('resolves types as the compiler does, and takes the kind from their names', () => {
    const text = `
      import { Unknown } from 'elsewhere';
      declare const table: { 'chat-1': { n: Unknown }; 'chat-2': {} };
      declare const list: readonly ['emb-1', 'emb-2'];
      type AcmeIds = { language: keyof typeof table; embedding: (typeof list)[number] };
      type AcmeChatModelId = AcmeIds['language'] | (string & {});
      type AcmeEmbeddingModelId = AcmeIds['embedding'] | (string & {});
      type AcmeSpeechTranslationModelId = 'tr-1' | (string & {});
      type AcmeInteractionsModelId = 'agent-1';`;
    assert.deepEqual(readProvider('acme', text), [
      { platform: 'acme', id: 'chat-1', kinds: ['chat'] },
      { platform: 'acme', id: 'chat-2', kinds: ['chat'] },
      { platform: 'acme', id: 'emb-1', kinds: ['embedding'] },
      { platform: 'acme', id: 'emb-2', kinds: ['embedding'] },
      { platform: 'acme', id: 'tr-1', kinds: ['translation'] },
      { platform: 'acme', id: 'agent-1', kinds: [] },
    ]);
  });

  it('takes a price of two sides, and nothing for both for none', () => {
    const model = { id: 'm', input: ['text', 'image'], contextWindow: 1000, maxTokens: 0 };
    const list = {
      api: {
        'chat:m': { ...model, cost: { input: 0.1, output: 0.2 } },
        'chat:n': { ...model, id: 'n', cost: { input: 0, output: 0 } },
        'image:i': { ...model, id: 'i', cost: { input: 1, output: 2 } },
      },
    };
    assert.deepEqual(readList('groq', list), [
      { platform: 'groq', id: 'm', kinds: ['chat'], context: 1000, takes: 'text image', priceIn: 0.1, priceOut: 0.2 },
      { platform: 'groq', id: 'n', kinds: ['chat'], context: 1000, takes: 'text image' },
      { platform: 'groq', id: 'i', kinds: ['image'], context: 1000, takes: 'text image' },
    ]);
  });

  it('takes the window of a model of OpenAI from where it is whole', () => {
    const of = (platform: string, context?: number) => ({ platform, id: 'm', ...(context ? { context } : {}) });
    const contexts = (...models: readonly ReturnType<typeof of>[]): readonly (number | undefined)[] =>
      wholeWindows(models).map(({ context }) => context);
    assert.deepEqual(contexts(of('openai', 272), of('azure-openai', 1050)), [1050, 1050]);
    assert.deepEqual(contexts(of('openai', 400), of('azure-openai', 272)), [400, 272]);
    assert.deepEqual(contexts(of('openai', 272), of('openrouter', 1050)), [272, 1050]);
  });

  it('reads requests and tables of packages whose makers serve the models', () => {
    const groq = readerOf('groq-sdk').read(
      files('groq-sdk', {
        'resources/audio/speech.d.ts': "export interface SpeechParams { model: (string & {}) | 's-1' | 's-2'; }",
      }),
    );
    assert.deepEqual(groq, [
      { platform: 'groq', id: 's-1', kinds: ['speech'] },
      { platform: 'groq', id: 's-2', kinds: ['speech'] },
    ]);
    const cloudflare = readerOf('@cloudflare/workers-types').read(
      files('@cloudflare/workers-types', {
        'index.d.ts': 'interface AiModels { "@cf/a/b": BaseAiTextToImage; "@cf/c/d": Other; }',
      }),
    );
    assert.deepEqual(cloudflare, [
      { platform: 'cloudflare', id: '@cf/a/b', kinds: ['image'] },
      { platform: 'cloudflare', id: '@cf/c/d' },
    ]);
  });

  it('reads what is written out as data in code', () => {
    const router = readerOf('@tanstack/ai-openrouter').read(
      files('t', {
        'src/model-meta.ts':
          "const A = { id: 'lab/a', supports: { input: ['text', 'document'], output: ['text'] } } as const;\nconst B = call();",
      }),
    );
    assert.deepEqual(router, [{ platform: 'openrouter', id: 'lab/a', kinds: ['chat'], takes: 'text pdf' }]);
    const ollama = readerOf('@huggingface/ollama-utils').read(
      files('o', {
        'src/chat-template-automap.ts':
          "export const MAP: Entry[] = [{ model: 'library/a:1b', gguf: '' }, { model: 'user/b' }];",
      }),
    );
    assert.deepEqual(ollama, [{ platform: 'ollama', id: 'a:1b', kinds: ['chat'] }]);
    const library = readerOf('@tanstack/ai-ollama').read(
      files('l', {
        'src/meta/model-meta-a.ts':
          "const A_LATEST = { name: 'a:latest' } as const satisfies Meta;\nconst E = { name: 'x-embed:1b' };\nexport const ALL = [A_LATEST.name];",
      }),
    );
    assert.deepEqual(library, [
      { platform: 'ollama', id: 'a:latest', kinds: ['chat'] },
      { platform: 'ollama', id: 'x-embed:1b', kinds: ['embedding'] },
    ]);
    const tables = readerOf('@roo-code/types').read(
      files('r', {
        'dist/index.js': "var xaiModels = { 'g-1': { n: f() }, 'g-1:thinking': {} };\nvar other = { a: {} };",
      }),
    );
    assert.deepEqual(tables, [{ platform: 'xai', id: 'g-1', kinds: ['chat'] }]);
    const free = readerOf('free-coding-models').read(
      files('f', {
        'sources.js': "export const nvidiaNim = [['lab/n', 'N', 'S'], [null]];\nexport const kilo = [['k']];",
      }),
    );
    assert.deepEqual(free, [{ platform: 'nvidia', id: 'lab/n', kinds: ['chat'] }]);
  });

  it('reads what requests of the Gemini SDK allow', () => {
    const gemini = readerOf('@google/genai').read(
      files('g', {
        'dist/genai.d.ts':
          "declare type Model_2 = 'gem-3-flash' | 'gem-flash-latest' | 'nano-banana-preview' | (string & {});\ndeclare type Other = 'gem-9';",
      }),
    );
    assert.deepEqual(gemini, [
      { platform: 'google', id: 'gem-3-flash' },
      { platform: 'google', id: 'gem-flash-latest' },
      { platform: 'google', id: 'nano-banana-preview' },
    ]);
  });

  it('refuses every package that has not the shape it had, or another licence', () => {
    for (const reader of readers) {
      assert.throws(() => reader.read(files(reader.name, {})), reader.name);
      assert.throws(() => takeSnapshot(reader, files(reader.name, {}, 'SEE LICENSE')), /is under SEE LICENSE/);
    }
  });
});

describe('snapshots of packages', () => {
  const snapshot = (published: string, ids: readonly string[]): Snapshot => ({
    package: '@a/b',
    version: published,
    integrity: 'sha512-x',
    published,
    licence: 'MIT',
    models: ids.map((id) => ({ platform: 'p', id })),
  });

  it('joins what is said of an id, sorted, a line each, the same bytes for any order', () => {
    const models = [
      { platform: 'p', id: 'b', kinds: ['chat'] as const },
      { platform: 'p', id: 'a', retires: '2027-01-01' },
      { platform: 'p', id: 'b', kinds: ['responses'] as const, context: 5 },
    ];
    assert.deepEqual(mergeDrawn(models), [
      { platform: 'p', id: 'a', retires: '2027-01-01' },
      { platform: 'p', id: 'b', kinds: ['chat', 'responses'], context: 5 },
    ]);
    const written = writeSnapshot({ ...snapshot('2026-01-01', []), models });
    assert.equal(writeSnapshot({ ...snapshot('2026-01-01', []), models: models.toReversed() }), written);
    assert.deepEqual((JSON.parse(written) as Snapshot).models.length, 2);
    assert.equal(snapshotFile('@a/b'), 'a-b.json');
  });

  it('keeps ids that a version dropped: when they were last there, and since when they are not', () => {
    const first = snapshot('2026-01-01', ['a', 'b']);
    const second = carryOver(first, snapshot('2026-02-01', ['a']));
    assert.deepEqual(second.models, [
      { platform: 'p', id: 'a' },
      { platform: 'p', id: 'b', seen: '2026-01-01', gone: '2026-02-01' },
    ]);
    const third = carryOver(second, snapshot('2026-03-01', ['a', 'c']));
    assert.deepEqual(third.models[1], { platform: 'p', id: 'b', seen: '2026-01-01', gone: '2026-02-01' });
    const back = carryOver(third, snapshot('2026-04-01', ['a', 'b']));
    assert.deepEqual(back.models[1], { platform: 'p', id: 'b' });
  });

  it('takes of an earlier version what later ones do not hold, and is no older for it', () => {
    const kept = carryOver(snapshot('2026-02-01', ['a', 'b']), snapshot('2026-03-01', ['a']));
    const more = carryOver(kept, snapshot('2026-01-01', ['a', 'b', 'c']));
    assert.equal(more.version, kept.version);
    assert.equal(more.published, '2026-03-01');
    assert.deepEqual(more.models, [
      { platform: 'p', id: 'a' },
      { platform: 'p', id: 'b', seen: '2026-02-01', gone: '2026-03-01' },
      { platform: 'p', id: 'c', seen: '2026-01-01', gone: '2026-03-01' },
    ]);
  });

  it('believes no day of a version that is after the day of a later one', () => {
    const days = {
      '1.0.0': '2026-05-05T10:00:00Z',
      '1.2.0': '2026-04-01',
      '1.10.0': '2026-06-01',
      '2.0.0': '2025-01-01',
    };
    assert.equal(publishedBy('1.0.0', days), '2026-04-01');
    assert.equal(publishedBy('1.10.0', days), '2026-06-01');
    assert.equal(publishedBy('1.0.0-beta', days), undefined);
  });

  it('reads what pages of tasks recommend, and constants of a development kit', () => {
    const page = `const taskData = { datasets: [{ id: "a/data" }], models: [{ description: "x", id: "a/model" }, { id: "none" }] };\nexport default taskData;`;
    assert.deepEqual(
      readerOf('@huggingface/tasks').read(files('@huggingface/tasks', { 'dist/esm/tasks/x/data.js': page })),
      [{ platform: 'huggingface', id: 'a/model' }],
    );
    const kit =
      'class F{static A=new FoundationModelIdentifier("acme.m-v1:0");static B=new FoundationModelIdentifier("acme.m-v1:0:4k")}';
    assert.deepEqual(
      readerOf('aws-cdk-lib').read(files('aws-cdk-lib', { 'aws-bedrock/lib/foundation-model.js': kit })),
      [{ platform: 'bedrock', id: 'acme.m-v1:0' }],
    );
  });
});
