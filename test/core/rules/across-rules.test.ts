import assert from 'node:assert/strict';
import { indexWidths } from '../../../src/core/detect/index-widths.ts';
import { scanFiles } from '../../support/golden.ts';
import type { Files } from '../../support/golden.ts';

/** What a rule says of some files: where, how severely and what. */
async function said(rule: string, files: Files): Promise<readonly string[]> {
  const { analyzer, findings } = await scanFiles(files);
  analyzer.dispose();
  return findings.flatMap(({ rule: own, place, severity, message }) =>
    own === rule ? [`${place.uri.split('/').at(-1) ?? ''}:${String(place.span.start)} ${severity} ${message}`] : [],
  );
}

const embed = (model: string, more = ''): string =>
  `from openai import OpenAI\nclient = OpenAI()\nclient.embeddings.create(model="${model}", input="a"${more})\n`;
const SQL = 'CREATE TABLE chunks (id bigint, embedding vector(1536));\n';

describe('widths of indexes', () => {
  const widths = (text: string): readonly string[] =>
    indexWidths('file:///w/a', text).map(({ store, width, place }) => {
      assert.equal(text.slice(place.span.start, place.span.end), String(width));
      return `${store} ${String(width)}`;
    });

  it('are read as each store is told them', () => {
    for (const [text, expected] of [
      ['embedding vector(1536)', 'pgvector 1536'],
      ['embedding halfvec(3072) -- pgvector', 'pgvector 3072'],
      ['  embedding  Unsupported("vector(768)")?', 'pgvector 768'],
      ['embedding: Mapped[list] = mapped_column(Vector(384))  # pgvector', 'pgvector 384'],
      ["embedding: vector('embedding', { dimensions: 1024 }),", 'pgvector 1024'],
      ['from pinecone import Pinecone\npc.create_index(name="a", dimension=1536, metric="cosine")', 'Pinecone 1536'],
      [
        "import { Pinecone } from '@pinecone-database/pinecone'; pc.createIndex({ name: 'a', dimension: 768 })",
        'Pinecone 768',
      ],
      ['vectors_config=VectorParams(size=1024, distance=Distance.COSINE)', 'Qdrant 1024'],
      ["qdrant.createCollection('a', { vectors: { size: 768, distance: 'Cosine' } })", 'Qdrant 768'],
      ['FieldSchema(name="v", dtype=DataType.FLOAT_VECTOR, dim=1536)', 'Milvus 1536'],
      ['{"embedding": {"type": "dense_vector", "dims": 384, "index": true}}', 'Elasticsearch 384'],
      ['{"embedding": {"type": "knn_vector", "dimension": 1024}}', 'OpenSearch 1024'],
      ['{ type: "vector", path: "embedding", numDimensions: 1536, similarity: "cosine" }', 'Atlas 1536'],
      ['redis-cli FT.CREATE i SCHEMA v VECTOR HNSW 6 TYPE FLOAT32 DIM, 1536', 'Redis 1536'],
      ['index = faiss.IndexFlatL2(768)', 'FAISS 768'],
      ['pa.field("vector", pa.list_(pa.float32(), 1536))', 'LanceDB 1536'],
      ['vectorConfig: { dimension: 768, flat: {} }', 'Firestore 768'],
      ['Configure.Vectors.text2vec_openai(model="text-embedding-3-large", dimensions=1024)', 'Weaviate 1024'],
      ['moduleConfig: { "text2vec-openai": { model: "text-embedding-3-small", dimensions: 512 } }', 'Weaviate 512'],
      ["vectorizers: vectors.text2VecOpenAI({ model: 'text-embedding-3-small', dimensions: 256 })", 'Weaviate 256'],
    ] as const)
      assert.deepEqual(widths(text), [expected], text);
  });

  it('are none of what only looks alike', () => {
    for (const text of [
      'std::vector<float> embedding(1536);',
      'List list = new Vector(100);',
      'new Vector(1536)',
      'embedding = math.vector(3)',
      '-- embedding vector(1536)',
      '# Vector(1536) of pgvector',
      'createIndex({ dimension: 1536 })',
      'canvas.size = 1024; vectors.size: 3',
      'dimension = 1536  # embedding',
      'vector(EMBEDDING_DIM) -- pgvector',
      'text2vec_openai(); image.dimensions = 1024',
      'client.create_collection("chunks", metadata={"hnsw:space": "cosine"})  # chroma, 1536',
    ])
      assert.deepEqual(widths(text), [], text);
  });
});

describe('embedding-mismatch', () => {
  const rule = 'embedding-mismatch';

  it('tells of an index in another file that is too narrow, with both ways out', async () => {
    assert.deepEqual(await said(rule, { 'embed.py': embed('text-embedding-3-large'), 'db/001.sql': SQL }), [
      '001.sql:49 error pgvector is told here that vectors have 1536 numbers; text-embedding-3-large gives 3072. Storing or searching them fails. Make the index 3072 wide, or tell it to give 1536.',
    ]);
    const prisma = 'model Chunk {\n  embedding Unsupported("vector(768)")\n}\n';
    const found = await said(rule, { 'embed.py': embed('text-embedding-3-small'), 'schema.prisma': prisma });
    assert.equal(found.length, 1);
  });

  it('is silent where the width is right, told, unknown, or one of several', async () => {
    const silent: readonly Files[] = [
      { 'embed.py': embed('text-embedding-3-small'), 'db/001.sql': SQL },
      { 'embed.py': embed('text-embedding-3-large', ', dimensions=1536'), 'db/001.sql': SQL },
      { 'embed.py': embed('text-embedding-3-large', ', dimensions=DIMENSIONS'), 'db/001.sql': SQL },
      { 'embed.py': embed('text-embedding-3-large', ', **OPTIONS'), 'db/001.sql': SQL },
      { 'embed.py': embed('text-embedding-3-large') + embed('text-embedding-3-small'), 'db/001.sql': SQL },
      { 'embed.py': embed('my-own-embedder'), 'db/001.sql': SQL },
      // The first migration made it narrower.
      { 'embed.py': embed('text-embedding-3-large'), 'db/001.sql': SQL, 'db/002.sql': SQL.replace('1536', '3072') },
      { 'embed.py': embed('text-embedding-3-large'), 'db/001.sql': SQL, 'db/002.sql': SQL.replace('1536', '768') },
      { 'embed.py': embed('text-embedding-3-large'), 'tests/test_db.py': "# pgvector\nTYPE = 'vector(1536)'\n" },
      { 'db/001.sql': SQL },
      // Settings say beside the model what it is to give, and no call is seen.
      {
        'src/main/resources/application.yml':
          'spring:\n  ai:\n    google:\n      genai:\n        embedding:\n          text:\n            options:\n              model: gemini-embedding-001\n              dimensions: 768\n',
        'db/001.sql': SQL.replace('1536', '768'),
      },
    ];
    for (const files of silent) assert.deepEqual(await said(rule, files), [], JSON.stringify(files));
  });

  it('is silenced where the width stands', async () => {
    const sql = `-- modelkeel-ignore-next-line embedding-mismatch -- filled by another service\n${SQL}`;
    assert.deepEqual(await said(rule, { 'embed.py': embed('text-embedding-3-large'), 'db/001.sql': sql }), []);
  });

  it('stays when its document is looked at again', async () => {
    const { analyzer, findings } = await scanFiles({ 'embed.py': embed('text-embedding-3-large'), 'db/001.sql': SQL });
    const [finding] = findings.filter(({ rule: own }) => own === rule);
    const again = finding && (await analyzer.reinspect(finding.place.uri, new AbortController().signal));
    analyzer.dispose();
    assert.deepEqual(
      again?.findings.map(({ fingerprint }) => fingerprint),
      [finding?.fingerprint],
    );
  });
});

describe('unevaluated-model', () => {
  const rule = 'unevaluated-model';
  const ask = (id: string): string =>
    `from openai import OpenAI\nclient = OpenAI()\ndef ask():\n    return client.responses.create(model="${id}", input="a")\n`;
  const promptfoo = 'providers:\n  - openai:chat:gpt-5.2-2025-12-11\nprompts:\n  - Hi\n';

  it('tells of each model once that no evaluation names', async () => {
    const found = await said(rule, {
      'promptfooconfig.yaml': promptfoo,
      'main.py': ask('gpt-5.4-2026-03-05'),
      'other.py': ask('gpt-5.4-2026-03-05') + ask('gpt-5.2-2025-12-11'),
    });
    assert.deepEqual(found, [
      'main.py:97 hint gpt-5.4-2026-03-05 is called, and no evaluation of this workspace names it. Add it, so that a change of its answers is noticed.',
    ]);
  });

  it('is silent where nothing is evaluated, the model is named, or what calls it is run', async () => {
    const silent: readonly Files[] = [
      { 'main.py': ask('gpt-5.4-2026-03-05') },
      { 'promptfooconfig.yaml': promptfoo, 'main.py': ask('gpt-5.2-2025-12-11') },
      {
        'main.py': ask('gpt-5.4-2026-03-05'),
        'eval_answers.py': `from main import ask\n${ask('gpt-5.2-2025-12-11')}ask()\n`,
      },
      { 'promptfooconfig.yaml': promptfoo, 'main.py': 'MODEL = "gpt-5.4-2026-03-05"\n' },
      {
        'promptfooconfig.yaml': promptfoo,
        'main.py': 'import cohere\ncohere.Client().rerank(model="rerank-english-v3.0", query="a", documents=[])\n',
      },
    ];
    for (const files of silent) assert.deepEqual(await said(rule, files), [], JSON.stringify(files));
  });

  it('knows an evaluation that names nothing itself', async () => {
    const files: Files = { 'promptfooconfig.yaml': promptfoo, 'main.py': ask('gpt-5.4-2026-03-05') };
    const check = 'from main import ask\nassert ask() == "1"\n';
    assert.deepEqual(await said(rule, { ...files, 'evals/check.py': check }), []);
    assert.equal((await said(rule, { ...files, 'scripts/check.py': check })).length, 1);
  });
});
