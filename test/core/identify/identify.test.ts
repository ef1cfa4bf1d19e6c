import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { PROJECT } from '../../support/ports.ts';
import { emptyCatalogFacts } from '../../../src/core/identify/catalog-facts.ts';
import { identify } from '../../../src/core/identify/identify.ts';
import type { IdentifyContext } from '../../../src/core/identify/identify-context.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import type { Identity, PinState } from '../../../src/core/model/identity.ts';
import type { IdGrammar, SubjectKind } from '../../../src/core/model/reference.ts';
import { inEnglish } from '../../../src/core/model/told.ts';

const catalog = loadCatalog(readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json')));
const sha = '0123456789abcdef0123456789abcdef01234567';

function read(text: string, context: Partial<IdentifyContext> = {}): Identity | null {
  return identify(text, { grammar: 'native', provider: null, subject: 'model', revision: null, ...context }, catalog);
}

type Case = readonly [
  /** The grammar, and behind a colon the provider where the call tells it. */
  place: string,
  text: string,
  provider: string,
  name: string,
  pin: PinState,
  more?: Partial<Pick<Identity, 'lookup' | 'prefix' | 'suffix' | 'purl'>> & { revision?: string },
];

const models: readonly Case[] = [
  // OpenAI
  ['native:openai', 'gpt-4o', 'openai', 'gpt-4o', 'floating', { revision: 'alias' }],
  ['native:openai', 'gpt-4o-2024-05-13', 'openai', 'gpt-4o-2024-05-13', 'pinned', { revision: 'snapshot 2024-05-13' }],
  ['native:openai', 'gpt-4-1106-preview', 'openai', 'gpt-4-1106-preview', 'pinned', { revision: 'snapshot 1106' }],
  ['native:openai', 'gpt-4-0314', 'openai', 'gpt-4-0314', 'pinned'],
  ['native:openai', 'gpt-3.5-turbo-16k-0613', 'openai', 'gpt-3.5-turbo-16k-0613', 'pinned'],
  ['native:openai', 'gpt-4-turbo-preview', 'openai', 'gpt-4-turbo-preview', 'floating'],
  ['native:openai', 'chatgpt-4o-latest', 'openai', 'chatgpt-4o-latest', 'no-pin-offered'],
  ['native:openai', 'gpt-6-sol', 'openai', 'gpt-6-sol', 'no-pin-offered'],
  ['native:openai', 'text-embedding-ada-002', 'openai', 'text-embedding-ada-002', 'no-pin-offered'],
  ['native:openai', 'o3', 'openai', 'o3', 'floating'],
  ['native:openai', 'gpt-99', 'openai', 'gpt-99', 'unknown'],
  [
    'native:openai',
    'ft:gpt-4o-mini-2024-07-18:acme::abc123',
    'openai',
    'ft:gpt-4o-mini-2024-07-18:acme::abc123',
    'pinned',
    { lookup: 'gpt-4o-mini-2024-07-18' },
  ],
  // Anthropic: dateless is not floating
  [
    'native:anthropic',
    'claude-3-opus-20240229',
    'anthropic',
    'claude-3-opus-20240229',
    'pinned',
    { revision: 'snapshot 20240229' },
  ],
  ['native:anthropic', 'claude-3-opus-latest', 'anthropic', 'claude-3-opus-latest', 'floating', { revision: 'alias' }],
  ['native:anthropic', 'claude-opus-4-8', 'anthropic', 'claude-opus-4-8', 'pinned', { revision: 'snapshot' }],
  ['native:anthropic', 'claude-sonnet-4-5', 'anthropic', 'claude-sonnet-4-5', 'floating'],
  ['native:anthropic', 'claude-9-latest', 'anthropic', 'claude-9-latest', 'floating'],
  ['native:anthropic', 'claude-9-20271231', 'anthropic', 'claude-9-20271231', 'pinned'],
  // Google
  [
    'native:google',
    'models/gemini-1.5-flash-002',
    'google',
    'gemini-1.5-flash-002',
    'pinned',
    { prefix: 'models/', revision: 'snapshot 002' },
  ],
  [
    'native:google',
    'googleai/gemini-2.5-flash',
    'google',
    'gemini-2.5-flash',
    'no-pin-offered',
    { prefix: 'googleai/' },
  ],
  ['native:google', 'gemini-2.0-flash', 'google', 'gemini-2.0-flash', 'floating'],
  ['native:google', 'gemini-1.0-pro-001', 'google', 'gemini-1.0-pro-001', 'pinned'],
  ['native:google', 'gemini-2.5-pro-preview-05-06', 'google', 'gemini-2.5-pro-preview-05-06', 'pinned'],
  [
    'native:google',
    'gemini-2.5-flash-lite-preview-09-2025',
    'google',
    'gemini-2.5-flash-lite-preview-09-2025',
    'pinned',
  ],
  ['native:google', 'gemini-1.5-pro-latest', 'google', 'gemini-1.5-pro-latest', 'floating'],
  ['native:google', 'text-embedding-004', 'google', 'text-embedding-004', 'no-pin-offered'],
  ['native:google', 'models/embedding-001', 'google', 'embedding-001', 'no-pin-offered'],
  // Azure: a deployment
  ['native:azure-openai', 'my-gpt4-prod', 'azure-openai', 'my-gpt4-prod', 'no-pin-offered'],
  [
    'native:azure-openai',
    'gpt-35-turbo',
    'azure-openai',
    'gpt-35-turbo',
    'no-pin-offered',
    { lookup: 'gpt-3.5-turbo' },
  ],
  // Vertex
  [
    'vertex',
    'claude-3-5-sonnet@20240620',
    'vertex',
    'claude-3-5-sonnet',
    'pinned',
    { lookup: 'claude-3-5-sonnet@20240620', suffix: '@20240620', revision: 'snapshot 20240620' },
  ],
  ['vertex', 'claude-3-5-sonnet@latest', 'vertex', 'claude-3-5-sonnet', 'floating', { revision: 'alias latest' }],
  [
    'vertex',
    'publishers/google/models/gemini-2.0-flash-001',
    'vertex',
    'gemini-2.0-flash-001',
    'pinned',
    { prefix: 'publishers/google/models/' },
  ],
  [
    'vertex',
    'projects/p/locations/us-central1/publishers/google/models/gemini-2.5-pro',
    'vertex',
    'gemini-2.5-pro',
    'no-pin-offered',
  ],
  ['vertex', 'google/gemini-2.0-flash-001', 'vertex', 'gemini-2.0-flash-001', 'pinned', { prefix: 'google/' }],
  ['vertex', 'claude-opus-4-8', 'vertex', 'claude-opus-4-8', 'pinned'],
  // Bedrock
  [
    'bedrock',
    'anthropic.claude-3-sonnet-20240229-v1:0',
    'bedrock',
    'anthropic.claude-3-sonnet-20240229-v1:0',
    'pinned',
    { prefix: '', suffix: '', revision: 'snapshot v1:0' },
  ],
  [
    'bedrock',
    'us.anthropic.claude-3-sonnet-20240229-v1:0',
    'bedrock',
    'anthropic.claude-3-sonnet-20240229-v1:0',
    'pinned',
    { prefix: 'us.' },
  ],
  [
    'bedrock',
    'us-gov.anthropic.claude-3-haiku-20240307-v1:0',
    'bedrock',
    'anthropic.claude-3-haiku-20240307-v1:0',
    'pinned',
    { prefix: 'us-gov.' },
  ],
  [
    'bedrock',
    'global.anthropic.claude-opus-4-6-v1',
    'bedrock',
    'anthropic.claude-opus-4-6-v1',
    'pinned',
    { prefix: 'global.' },
  ],
  [
    'bedrock',
    'apac.anthropic.claude-3-haiku-20240307-v1:0:48k',
    'bedrock',
    'anthropic.claude-3-haiku-20240307-v1:0',
    'pinned',
    { prefix: 'apac.', suffix: ':48k' },
  ],
  ['bedrock', 'ai21.jamba-instruct-v1:0', 'bedrock', 'ai21.jamba-instruct-v1:0', 'pinned'],
  ['bedrock', 'anthropic.claude-v2', 'bedrock', 'anthropic.claude-v2', 'no-pin-offered'],
  [
    'bedrock',
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.meta.llama3-1-8b-instruct-v1:0',
    'bedrock',
    'meta.llama3-1-8b-instruct-v1:0',
    'pinned',
    { prefix: 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.' },
  ],
  [
    'bedrock',
    'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:1',
    'bedrock',
    'anthropic.claude-v2:1',
    'pinned',
  ],
  [
    'bedrock',
    'arn:aws:bedrock:us-east-1:1:provisioned-model/abc',
    'bedrock',
    'arn:aws:bedrock:us-east-1:1:provisioned-model/abc',
    'unknown',
  ],
  // Hub
  [
    'hub',
    'BAAI/bge-m3',
    'huggingface',
    'BAAI/bge-m3',
    'floating',
    { revision: 'default', purl: 'pkg:huggingface/BAAI/bge-m3' },
  ],
  [
    'hub',
    `BAAI/bge-m3@${sha.toUpperCase()}`,
    'huggingface',
    'BAAI/bge-m3',
    'pinned',
    { revision: `commit ${sha}`, purl: `pkg:huggingface/BAAI/bge-m3@${sha}` },
  ],
  ['hub', 'org/name@main', 'huggingface', 'org/name', 'floating', { revision: 'branch main', suffix: '@main' }],
  ['hub', 'gpt2', 'huggingface', 'gpt2', 'floating', { purl: null }],
  ['hub', 'bert-base-uncased', 'huggingface', 'bert-base-uncased', 'floating'],
  [
    'hub',
    'all-MiniLM-L6-v2',
    'huggingface',
    'sentence-transformers/all-MiniLM-L6-v2',
    'floating',
    { prefix: '', suffix: '', purl: 'pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2' },
  ],
  [
    'hub',
    'meta-llama/Llama-3.1-8B-Instruct:groq',
    'huggingface',
    'meta-llama/Llama-3.1-8B-Instruct',
    'floating',
    { suffix: ':groq' },
  ],
  ['hub', 'Qwen/Qwen3-235B-A22B-Instruct-2507', 'huggingface', 'Qwen/Qwen3-235B-A22B-Instruct-2507', 'floating'], // a date in a repository's name pins nothing
  [
    'hub',
    `https://huggingface.co/org/name/resolve/${sha}/model.gguf`,
    'huggingface',
    'org/name',
    'pinned',
    { prefix: 'https://huggingface.co/' },
  ],
  [
    'hub',
    'https://huggingface.co/org/name/resolve/main/q6_k.gguf?download=true',
    'huggingface',
    'org/name',
    'floating',
  ],
  ['hub', 'hf://org/name', 'huggingface', 'org/name', 'floating'],
  // Ollama
  [
    'ollama',
    'llama3.2:3b',
    'ollama',
    'llama3.2',
    'floating',
    { suffix: ':3b', revision: 'tag 3b', lookup: 'llama3.2' },
  ],
  ['ollama', 'mistral', 'ollama', 'mistral', 'floating', { revision: 'default' }],
  ['ollama', 'hf.co/org/name:Q4_K_M', 'ollama', 'hf.co/org/name', 'floating'],
  ['ollama', 'namespace/model:latest', 'ollama', 'namespace/model', 'floating', { revision: 'tag latest' }],
  [
    'ollama',
    `llama3@sha256:${'ab'.repeat(32)}`,
    'ollama',
    'llama3',
    'pinned',
    { revision: `digest sha256:${'ab'.repeat(32)}` },
  ],
  // Mistral, Cohere, DeepSeek, xAI, Moonshot
  ['native:mistral', 'mistral-large-2407', 'mistral', 'mistral-large-2407', 'pinned', { revision: 'snapshot 2407' }],
  ['native:mistral', 'mistral-large-latest', 'mistral', 'mistral-large-latest', 'floating'],
  ['native:mistral', 'pixtral-12b', 'mistral', 'pixtral-12b', 'floating'], // pixtral-12b-2409 is known
  ['native:mistral', 'open-mistral-7b', 'mistral', 'open-mistral-7b', 'no-pin-offered'],
  ['native:cohere', 'command-r-08-2024', 'cohere', 'command-r-08-2024', 'pinned', { revision: 'snapshot 08-2024' }],
  ['native:cohere', 'command-r', 'cohere', 'command-r', 'floating'],
  ['native:deepseek', 'deepseek-chat', 'deepseek', 'deepseek-chat', 'no-pin-offered'],
  ['native:xai', 'grok-4-0709', 'xai', 'grok-4-0709', 'pinned'],
  ['native:xai', 'grok-4', 'xai', 'grok-4', 'floating'],
  ['native:moonshot', 'kimi-k2-0711-preview', 'moonshot', 'kimi-k2-0711-preview', 'pinned'],
  // Hosts keep org/name; the lab's date pins
  [
    'native:together',
    'Qwen/Qwen3-235B-A22B-Instruct-2507-FP8',
    'together',
    'Qwen/Qwen3-235B-A22B-Instruct-2507-FP8',
    'pinned',
    { purl: null },
  ],
  ['native:together', 'deepseek-ai/DeepSeek-V4-Flash-0731', 'together', 'deepseek-ai/DeepSeek-V4-Flash-0731', 'pinned'],
  ['native:together', 'deepseek-ai/DeepSeek-V3.1', 'together', 'deepseek-ai/DeepSeek-V3.1', 'no-pin-offered'],
  ['native:groq', 'llama3-70b-8192', 'groq', 'llama3-70b-8192', 'no-pin-offered'], // a context length is no date
  ['native:groq', 'openai/gpt-oss-120b', 'groq', 'openai/gpt-oss-120b', 'no-pin-offered'],
  ['native:nvidia', 'meta/llama-3.1-8b-instruct', 'nvidia', 'meta/llama-3.1-8b-instruct', 'no-pin-offered'],
  ['native:deepinfra', 'acme/embed-1024', 'deepinfra', 'acme/embed-1024', 'no-pin-offered'],
  [
    'native:fireworks',
    'accounts/fireworks/models/llama-v3p1-8b-instruct',
    'fireworks',
    'accounts/fireworks/models/llama-v3p1-8b-instruct',
    'no-pin-offered',
  ],
  ['native:aimlapi', 'gpt-4o-mini', 'aimlapi', 'gpt-4o-mini', 'no-pin-offered'],
  ['native:openai-compatible', 'default', 'openai-compatible', 'default', 'unknown'],
  ['native:vllm', 'Qwen/Qwen2.5-7B-Instruct', 'vllm', 'Qwen/Qwen2.5-7B-Instruct', 'unknown'],
  // Routers
  [
    'gateway',
    'anthropic/claude-sonnet-4.5',
    'vercel-gateway',
    'anthropic/claude-sonnet-4.5',
    'no-pin-offered',
    { prefix: '' },
  ],
  ['gateway', 'anthropic/claude-opus-4.8', 'vercel-gateway', 'anthropic/claude-opus-4.8', 'pinned'],
  ['gateway', 'google/gemini-2.5-flash-lite', 'vercel-gateway', 'google/gemini-2.5-flash-lite', 'no-pin-offered'],
  ['openrouter', 'openai/gpt-4o', 'openrouter', 'openai/gpt-4o', 'floating'],
  [
    'openrouter',
    'deepseek/deepseek-r1-0528:free',
    'openrouter',
    'deepseek/deepseek-r1-0528',
    'pinned',
    { suffix: ':free' },
  ],
  ['openrouter', 'anthropic/claude-opus-4.7', 'openrouter', 'anthropic/claude-opus-4.7', 'floating'],
  [
    'litellm',
    'openrouter/anthropic/claude-opus-4.7:thinking',
    'openrouter',
    'anthropic/claude-opus-4.7',
    'floating',
    { prefix: 'openrouter/', suffix: ':thinking' },
  ],
  ['litellm', 'azure/gpt-4o', 'azure-openai', 'gpt-4o', 'no-pin-offered', { prefix: 'azure/' }],
  [
    'litellm',
    'bedrock/us.anthropic.claude-3-haiku-20240307-v1:0',
    'bedrock',
    'anthropic.claude-3-haiku-20240307-v1:0',
    'pinned',
    { prefix: 'bedrock/us.' },
  ],
  [
    'litellm',
    'bedrock/converse/anthropic.claude-v2',
    'bedrock',
    'anthropic.claude-v2',
    'no-pin-offered',
    { prefix: 'bedrock/converse/' },
  ],
  [
    'litellm',
    'vertex_ai/claude-3-5-sonnet@20240620',
    'vertex',
    'claude-3-5-sonnet',
    'pinned',
    { prefix: 'vertex_ai/', suffix: '@20240620' },
  ],
  ['litellm', 'gemini/gemini-1.5-pro', 'google', 'gemini-1.5-pro', 'floating'],
  ['litellm', 'ollama_chat/llama3.1:8b', 'ollama', 'llama3.1', 'floating', { prefix: 'ollama_chat/', suffix: ':8b' }],
  [
    'litellm',
    'together_ai/meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo',
    'together',
    'meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo',
    'no-pin-offered',
    { prefix: 'together_ai/' },
  ],
  ['litellm', 'huggingface/bigcode/starcoder', 'huggingface', 'bigcode/starcoder', 'floating'],
  [
    'litellm',
    'huggingface/together/deepseek-ai/DeepSeek-R1',
    'together',
    'deepseek-ai/DeepSeek-R1',
    'no-pin-offered',
    { prefix: 'huggingface/together/' },
  ],
  ['litellm', 'hosted_vllm/org/name-7b', 'vllm', 'org/name-7b', 'unknown'],
  ['litellm', 'groq/llama3-8b-8192', 'groq', 'llama3-8b-8192', 'no-pin-offered'],
  ['litellm', 'nvidia_nim/meta/llama3-70b-instruct', 'nvidia', 'meta/llama3-70b-instruct', 'no-pin-offered'],
  ['litellm', 'gpt-4o', 'openai', 'gpt-4o', 'floating'],
  ['litellm', 'claude-3-haiku-20240307', 'anthropic', 'claude-3-haiku-20240307', 'pinned'],
  ['litellm', 'something-own', 'unknown', 'something-own', 'unknown'],
  [
    'litellm:openai-compatible',
    'openai/my-finetune',
    'openai-compatible',
    'my-finetune',
    'unknown',
    { prefix: 'openai/' },
  ],
  ['langchain', 'openai:gpt-4o', 'openai', 'gpt-4o', 'floating', { prefix: 'openai:' }],
  ['langchain', 'google_genai:gemini-2.0-flash', 'google', 'gemini-2.0-flash', 'floating'],
  ['langchain', 'azure_openai:my-deployment-4o', 'azure-openai', 'my-deployment-4o', 'no-pin-offered'],
  [
    'langchain',
    'bedrock_converse:us.anthropic.claude-3-sonnet-20240229-v1:0',
    'bedrock',
    'anthropic.claude-3-sonnet-20240229-v1:0',
    'pinned',
    { prefix: 'bedrock_converse:us.' },
  ],
  ['langchain', 'ollama:llama3.2:3b', 'ollama', 'llama3.2', 'floating', { prefix: 'ollama:', suffix: ':3b' }],
  ['langchain', 'claude-3-opus-20240229', 'anthropic', 'claude-3-opus-20240229', 'pinned'],
  ['langchain:groq', 'llama3-70b-8192', 'groq', 'llama3-70b-8192', 'no-pin-offered'],
  // Nothing is known of the place
  ['guess', 'gpt-4o-mini', 'openai', 'gpt-4o-mini', 'floating'],
  ['guess', 'claude-3-5-sonnet-20240620', 'anthropic', 'claude-3-5-sonnet-20240620', 'pinned'],
  ['guess', 'claude-3-5-sonnet@20240620', 'vertex', 'claude-3-5-sonnet', 'pinned'],
  ['guess', 'gemini-1.0-pro-001', 'google', 'gemini-1.0-pro-001', 'pinned'],
  ['guess', 'llama-3.3-70b-versatile', 'groq', 'llama-3.3-70b-versatile', 'no-pin-offered'],
  ['guess', 'eu.anthropic.claude-3-haiku-20240307-v1:0', 'bedrock', 'anthropic.claude-3-haiku-20240307-v1:0', 'pinned'],
  ['guess', 'azure/gpt-4o', 'azure-openai', 'gpt-4o', 'no-pin-offered'],
  ['guess', 'openai:gpt-4o', 'openai', 'gpt-4o', 'floating'],
  [
    'guess',
    'meta-llama/llama-3.1-70b-instruct:free',
    'openrouter',
    'meta-llama/llama-3.1-70b-instruct',
    'no-pin-offered',
  ],
  ['guess', 'groq/llama3-70b-8192', 'groq', 'llama3-70b-8192', 'no-pin-offered'],
  ['guess', 'hosted_vllm/org/name-7b', 'vllm', 'org/name-7b', 'unknown'],
  ['guess', 'our_team/name-7b', 'huggingface', 'our_team/name-7b', 'floating'],
  ['guess', 'meta-llama/Llama-3.1-8B-Instruct', 'huggingface', 'meta-llama/Llama-3.1-8B-Instruct', 'floating'],
  ['guess', 'all-MiniLM-L6-v2', 'huggingface', 'sentence-transformers/all-MiniLM-L6-v2', 'floating'],
  ['guess', 'qwen2.5-coder:7b', 'ollama', 'qwen2.5-coder', 'floating'],
  ['guess', 'mistral-7b-instruct', 'unknown', 'mistral-7b-instruct', 'unknown'], // weights that many serve
  ['guess', 'acme-large', 'unknown', 'acme-large', 'unknown'],
];

describe('identify: models', () => {
  for (const [place, text, provider, name, pin, more = {}] of models) {
    it(`${place} ${text}`, () => {
      const [grammar = 'native', known = null] = place.split(':');
      const identity = read(text, { grammar: grammar as IdGrammar, provider: known });
      assert.ok(identity, 'is no id');
      const { revision, ...fields } = more;
      const { kind, value } = identity.revision;
      assert.deepEqual(
        { provider: identity.provider, name: identity.name, pin: identity.pin },
        { provider, name, pin },
        inEnglish(identity.pinReason),
      );
      if (revision !== undefined) assert.equal(value === null ? kind : `${kind} ${value}`, revision);
      for (const [key, expected] of Object.entries(fields))
        assert.equal(identity[key as keyof Identity], expected, key);
      assert.notEqual(identity.pinReason, '');
    });
  }
});

describe('identify: revision arguments', () => {
  const cases: readonly [
    provider: string | null,
    grammar: IdGrammar,
    text: string,
    revision: string,
    kind: string,
    pin: PinState,
  ][] = [
    [null, 'hub', 'org/name', sha, 'commit', 'pinned'],
    [null, 'hub', 'org/name', sha.slice(0, 7), 'branch', 'floating'],
    [null, 'hub', 'org/name', 'main', 'branch', 'floating'],
    [null, 'hub', 'org/name', 'v1.0', 'tag', 'floating'],
    [null, 'hub', 'org/name', 'refs/pr/1', 'branch', 'floating'],
    [null, 'hub', 'org/name', '', 'default', 'floating'],
    ['azure-openai', 'native', 'gpt-4o', '2024-08-06', 'snapshot', 'pinned'],
    ['openai', 'native', 'gpt-4o', 'ignored', 'alias', 'floating'],
  ];
  for (const [provider, grammar, text, revision, kind, pin] of cases) {
    it(`${text} with ${revision === '' ? 'an empty revision' : revision}`, () => {
      const identity = read(text, { provider, grammar, revision });
      assert.deepEqual([identity?.revision.kind, identity?.pin], [kind, pin]);
    });
  }

  it('looks the version of an Azure deployment up', () => {
    assert.equal(read('gpt-4o', { provider: 'azure-openai', revision: '2024-08-06' })?.lookup, 'gpt-4o@2024-08-06');
  });
});

describe('identify: texts that are no ids', () => {
  const texts = [
    '',
    ' ',
    './model',
    '../models/bert',
    '/models/x',
    '~/models/x',
    'C:\\models\\x',
    'file:///models/x',
    'models/model.gguf',
    'weights.onnx',
    'https://example.org/model',
    'https://api.openai.com/v1',
    'a sentence about gpt-4o',
    'gpt-4o\nand more',
    'your-model',
    'YOUR_MODEL',
    'your-org/your-model',
    'MODEL_NAME',
    '<model>',
    '<your-deployment>',
    '${MODEL}',
    '{model}',
    '{{ model }}',
    '%s',
    'model-name',
    'model_id',
    'my-model',
    'xxx',
    'x'.repeat(300),
  ];
  for (const text of texts) {
    it(JSON.stringify(text.length > 40 ? `${text.slice(0, 10)}…` : text), () => {
      for (const grammar of ['native', 'hub', 'litellm', 'langchain', 'guess'] as const) {
        assert.equal(read(text, { grammar }), null, grammar);
      }
      assert.equal(read(text, { provider: 'openai' }), null);
    });
  }

  it('paths to weights on disk, where the Hub is asked', () => {
    for (const text of ['models/bert', 'output/checkpoint-500', 'org/name/extra', 'results/run', 'a..b/c']) {
      assert.equal(read(text, { grammar: 'hub' }), null, text);
    }
  });
});

describe('identify: other subjects', () => {
  const other = (
    subject: SubjectKind,
    text: string,
    provider: string | null = null,
    revision: string | null = null,
  ) => {
    const identity = read(text, { subject, provider, revision });
    return identity && [identity.provider, identity.name, identity.revision.kind, identity.pin, identity.purl];
  };

  it('datasets', () => {
    assert.deepEqual(other('dataset', 'org/data'), ['huggingface', 'org/data', 'default', 'floating', null]);
    assert.deepEqual(other('dataset', 'squad'), ['huggingface', 'squad', 'default', 'floating', null]);
    assert.deepEqual(other('dataset', 'org/data', null, sha), ['huggingface', 'org/data', 'commit', 'pinned', null]);
    assert.deepEqual(other('dataset', 'My examples', 'langsmith'), [
      'langsmith',
      'My examples',
      'default',
      'unknown',
      null,
    ]);
    for (const text of ['json', 'parquet', './data', 'data.csv', 'some words', ''])
      assert.equal(other('dataset', text), null, text);
  });

  it('container images', () => {
    const digest = `sha256:${'cd'.repeat(32)}`;
    assert.deepEqual(other('container-image', 'ollama/ollama'), [
      'ollama',
      'ollama/ollama',
      'default',
      'floating',
      'pkg:oci/ollama?repository_url=ollama%2Follama',
    ]);
    assert.deepEqual(other('container-image', 'vllm/vllm-openai:v0.6.0')?.slice(0, 4), [
      'vllm',
      'vllm/vllm-openai',
      'tag',
      'pinned',
    ]);
    assert.deepEqual(other('container-image', 'ghcr.io/huggingface/text-generation-inference:3.0')?.slice(0, 4), [
      'huggingface',
      'ghcr.io/huggingface/text-generation-inference',
      'tag',
      'pinned',
    ]);
    assert.deepEqual(other('container-image', `ghcr.io/ggml-org/llama.cpp:server@${digest}`)?.slice(0, 4), [
      'llama.cpp',
      'ghcr.io/ggml-org/llama.cpp',
      'digest',
      'pinned',
    ]);
    assert.deepEqual(other('container-image', 'localhost:5000/own/app')?.slice(0, 2), [
      'unknown',
      'localhost:5000/own/app',
    ]);
    for (const text of ['', 'Not An Image', './Dockerfile', '${IMAGE}'])
      assert.equal(other('container-image', text), null, text);
  });

  it('packages', () => {
    assert.deepEqual(other('package', 'openai', 'pypi'), ['pypi', 'openai', 'default', 'floating', 'pkg:pypi/openai']);
    assert.deepEqual(other('package', '@ai-sdk/openai@1.2.3'), [
      'npm',
      '@ai-sdk/openai',
      'version',
      'pinned',
      'pkg:npm/%40ai-sdk/openai@1.2.3',
    ]);
    assert.deepEqual(other('package', 'langchain[all]==0.3.1'), [
      'pypi',
      'langchain',
      'version',
      'pinned',
      'pkg:pypi/langchain@0.3.1',
    ]);
    assert.deepEqual(other('package', 'openai@latest', 'npm')?.slice(2, 4), ['tag', 'floating']);
    assert.equal(other('package', 'not a package'), null);
  });

  it('MCP servers', () => {
    assert.deepEqual(other('mcp-server', '@modelcontextprotocol/server-filesystem@0.6.2')?.slice(0, 4), [
      'npm',
      '@modelcontextprotocol/server-filesystem',
      'version',
      'pinned',
    ]);
    assert.deepEqual(other('mcp-server', 'https://example.org/mcp', 'acme')?.slice(0, 2), [
      'acme',
      'https://example.org/mcp',
    ]);
    assert.deepEqual(other('mcp-server', 'mcp/fetch:1.0', 'docker')?.slice(0, 3), ['docker', 'mcp/fetch', 'tag']);
  });

  it('prompts', () => {
    assert.deepEqual(other('prompt', 'owner/name'), ['langsmith', 'owner/name', 'default', 'floating', null]);
    assert.deepEqual(other('prompt', 'owner/name:50442af1')?.slice(2, 4), ['commit', 'pinned']);
    assert.deepEqual(other('prompt', 'name:production')?.slice(1, 4), ['name', 'tag', 'floating']);
    assert.equal(other('prompt', 'You are a helpful assistant.'), null);
  });

  it('endpoints', () => {
    assert.deepEqual(other('endpoint', 'https://api.groq.com/openai/v1')?.slice(0, 2), [
      'groq',
      'https://api.groq.com/openai/v1',
    ]);
    assert.equal(other('endpoint', 'https://unheard.example', 'openai-compatible')?.[0], 'openai-compatible');
    for (const text of ['', 'not a url', '/v1/chat/completions', 'gpt-4o'])
      assert.equal(other('endpoint', text), null, text);
  });
});

describe('identify: properties', () => {
  const grammars: IdGrammar[] = [
    'native',
    'hub',
    'litellm',
    'langchain',
    'gateway',
    'openrouter',
    'ollama',
    'bedrock',
    'vertex',
    'guess',
  ];
  const subjects: SubjectKind[] = [
    'model',
    'embedding-model',
    'dataset',
    'package',
    'endpoint',
    'container-image',
    'mcp-server',
    'prompt',
  ];

  it('any text: no throw, and what it takes off stands at the ends of the text', () => {
    const parts = fc.constantFrom(
      'gpt-4o',
      'azure/',
      'us.',
      'models/',
      ':free',
      '@20240229',
      '@main',
      'org/name',
      ':latest',
      'arn:aws:bedrock:::foundation-model/',
      'ft:a:b',
      '…',
      '\u0000',
      '-',
      '/',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 5 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...grammars),
        fc.constantFrom(...subjects),
        fc.option(fc.string()),
        (value, grammar, subject, revision) => {
          for (const facts of [catalog, emptyCatalogFacts]) {
            const identity = identify(value, { grammar, provider: null, subject, revision }, facts);
            if (identity === null) continue;
            assert.ok(value.startsWith(identity.prefix));
            assert.ok(
              subject === 'package' || subject === 'mcp-server'
                ? value.trim().endsWith(identity.suffix)
                : value.endsWith(identity.suffix),
            );
            assert.notEqual(identity.name, '');
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('every id of the catalog is an id on its own platform, and is found again', () => {
    for (const platform of catalog.platforms) {
      for (const id of catalog.ids(platform)) {
        const identity = read(id, { provider: platform });
        assert.ok(identity, `${platform}: ${id}`);
        assert.equal(
          catalog.find(platform, identity.lookup, '2026-11-23', 90).kind,
          'found',
          `${platform}: ${id} as ${identity.lookup}`,
        );
      }
    }
  });

  it('obeys every pin fact of the catalog', () => {
    for (const platform of catalog.platforms) {
      for (const id of catalog.ids(platform)) {
        const fact = catalog.pin(platform, id);
        const identity = read(id, { provider: platform });
        if (fact !== null && identity?.name === id) assert.equal(identity.pin, fact.state, `${platform}: ${id}`);
      }
    }
  });
});
