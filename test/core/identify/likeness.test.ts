import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { PROJECT } from '../../support/ports.ts';
import { familyOf, familyStems } from '../../../src/core/identify/families.ts';
import { isAmbiguousWord, likeness } from '../../../src/core/identify/likeness.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import type { Likeness } from '../../../src/core/model/identity.ts';

const catalog = loadCatalog(readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json')));
const nothing = { knows: (): boolean => false };

const cases: Readonly<Record<Likeness, readonly string[]>> = {
  catalog: [
    'gpt-4o',
    'openai/gpt-4o',
    'openai:gpt-4o',
    'azure/gpt-4o',
    'models/gemini-2.5-flash',
    'us.anthropic.claude-3-haiku-20240307-v1:0',
    'claude-3-opus-20240229',
    'BAAI/bge-m3',
    'baai/bge-m3',
    'bert-base-uncased',
    'command',
    'davinci',
    'o1',
    'gpt-4o:free',
    'meta-llama/llama-4-scout-17b-16e-instruct',
  ],
  family: [
    'gpt-7-turbo',
    'gpt-35-turbo',
    'o5-mini',
    'claude-9-opus',
    'claude-opus-7-1',
    'gemini-9.5-flash',
    'gemma3:4b',
    'llama3.2',
    'llama3.2:3b',
    'meta-llama/Llama-9-8B',
    'mixtral-9x9b-instruct',
    'mistral-large-3011',
    'command-r-max-9',
    'deepseek-r9',
    'qwen9-72b-instruct',
    'phi-9-mini',
    'grok-9',
    'text-davinci-009',
    'voyage-9-large',
    'amazon.nova-lite-v9:0',
    'jamba-9.5-large',
    'whisper-large-v9',
    'glm-9',
    'kimi-k9',
    'granite-9.1-8b-instruct',
    'falcon-9b',
    'yi-99b-chat',
    'bge-large-xx-v9',
    'e5-large-v9',
    'all-MiniLM-L99-v9',
    'nomic-embed-text-v9',
    'mxbai-embed-large-v9',
    'jina-embeddings-v9',
    'stable-diffusion-9-large',
    'FLUX.1-dev',
    'ft:gpt-4o-mini-2024-07-18:acme::abc123',
    'groq/llama-9.9-70b',
    'ollama/qwen9:7b',
  ],
  shape: ['acme/own-model-7b', 'some-lab/thing-13B-chat', 'acme/encoder-v2-base'],
  no: [
    '',
    'mistral',
    'nova',
    'claude',
    'gemini',
    'llama',
    'falcon',
    'model',
    'hello',
    'text/plain',
    'text/x-python3',
    'application/json',
    'image/png',
    'model/gltf-binary',
    'https://example.org/gpt-4o',
    './gpt-4o',
    '/opt/models/llama-3-8b',
    'C:\\models\\llama-3-8b',
    'src/models/llama-7b.py',
    'gpt-4o.json',
    'llama-3-8b.gguf',
    'notes about gpt-4o',
    '@anthropic-ai/sdk',
    '@ai-sdk/openai',
    'langchain-openai',
    'llama-index',
    'llama.cpp',
    'gpt4all',
    'ggerganov/llama.cpp',
    'openai/whisper',
    'facebook/react',
    'vercel/next.js',
    'microsoft/vscode',
    'actions/checkout',
    'api/v1',
    'v1/chat',
    'step-1',
    'phase-2',
    'en-US',
    'us-east-1',
    '2024-05-13',
    '10.0.0.1',
    'sha256:0123',
    'your-gpt-4-deployment',
    'command-line',
    'text-center',
    'nova-scotia',
    'embed-responsive',
    'rerank-results',
    'gemini-config',
    'claude-code',
    'mistral-common',
    'whisper-service',
    'o1-visa',
    'foo/command',
    'a/summarize',
  ],
};

describe('likeness', () => {
  for (const [expected, texts] of Object.entries(cases)) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} → ${expected}`, () => {
        assert.equal(likeness(text, catalog), expected);
      });
    }
  }

  it('knows plain words for what they are, by rule', () => {
    for (const word of ['command', 'ada', 'davinci', 'summarize', 'o1', 'o3', 'image-01', 'music-3.0']) {
      assert.ok(isAmbiguousWord(word), word);
    }
    for (const id of ['gpt-4', 'gpt2', 'o3-mini', 'claude-2.1', 'grok-3', 'glm-5', 'llama3', 'babbage-002']) {
      assert.ok(!isAmbiguousWord(id), id);
    }
  });

  it('calls every id of the catalog that is no plain word a catalog hit', () => {
    // Names of Ollama, of Copilot, ModelScope and watsonx are evidence of nothing elsewhere.
    const quiet = ['ollama', 'github-copilot', 'modelscope', 'watsonx'];
    for (const platform of catalog.platforms.filter((name) => !quiet.includes(name))) {
      for (const id of catalog.ids(platform)) assert.equal(likeness(id, catalog), 'catalog', `${platform}: ${id}`);
    }
  });

  it('tells most ids of labs by their family alone', () => {
    const labs = [
      'openai',
      'anthropic',
      'google',
      'mistral',
      'cohere',
      'deepseek',
      'xai',
      'moonshot',
      'z-ai',
      'groq',
      'bedrock',
      'vertex',
    ];
    const ids = catalog.platforms
      .filter((platform) => labs.includes(platform))
      .flatMap((platform) => catalog.ids(platform));
    const missed = ids.filter((id) => likeness(id, nothing) === 'no' && !isAmbiguousWord(id));
    assert.ok(missed.length < ids.length * 0.12, missed.join(' '));
  });

  it('puts a stem into every family hit', () => {
    const ids = catalog.platforms.flatMap((platform) => catalog.ids(platform));
    const all = [...ids, ...ids.map((id) => id.slice(id.lastIndexOf('/') + 1)), ...cases.family];
    for (const id of all) {
      if (familyOf(id) === null) continue;
      assert.ok(
        familyStems.some((stem) => id.toLowerCase().includes(stem)),
        id,
      );
    }
    for (const stem of familyStems) assert.ok(stem.length >= 3 && stem === stem.toLowerCase(), stem);
  });

  it('does not lose itself in long texts that almost match', () => {
    // Each of these would outlast any timeout where a pattern could match its beginning in many ways.
    for (const stem of familyStems) {
      for (const part of ['-a', '-1', '1.', '.1', 'a1', '1b-', 'v1-']) {
        assert.equal(familyOf(`${stem}${part.repeat(90)}~`), null, stem);
      }
    }
  });

  it('takes any text', () => {
    const parts = fc.constantFrom('gpt-4', '-a', '-1', '.', ':', '/', 'llama', '7b', 'claude-', 'bert-', 'x');
    const text = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        assert.ok(['catalog', 'family', 'shape', 'no'].includes(likeness(value, catalog)));
      }),
      { numRuns: 3000 },
    );
  });
});
