import assert from 'node:assert/strict';

import { isLocalHost, providerOfEndpoint } from '../../../src/core/identify/endpoints.ts';

const cases: readonly (readonly [url: string, provider: string | null])[] = [
  ['https://api.openai.com/v1', 'openai'],
  ['https://eu.api.openai.com/v1', 'openai'],
  ['https://acme.openai.azure.com/', 'azure-openai'],
  ['https://${resource}.openai.azure.com/openai/deployments/x', 'azure-openai'],
  ['https://acme.services.ai.azure.com/models', 'azure-openai'],
  ['https://models.inference.ai.azure.com', 'github-models'],
  ['https://models.github.ai/inference', 'github-models'],
  ['https://api.anthropic.com', 'anthropic'],
  ['https://generativelanguage.googleapis.com/v1beta/openai/', 'google'],
  ['https://us-central1-aiplatform.googleapis.com/v1', 'vertex'],
  ['https://aiplatform.googleapis.com', 'vertex'],
  ['https://bedrock-runtime.us-east-1.amazonaws.com', 'bedrock'],
  ['https://api.groq.com/openai/v1', 'groq'],
  ['https://api.together.xyz/v1', 'together'],
  ['https://api.together.ai/v1', 'together'],
  ['https://openrouter.ai/api/v1', 'openrouter'],
  ['https://api.deepseek.com', 'deepseek'],
  ['https://api.mistral.ai/v1', 'mistral'],
  ['https://api.cohere.com/v2', 'cohere'],
  ['https://api.x.ai/v1', 'xai'],
  ['https://api.fireworks.ai/inference/v1', 'fireworks'],
  ['https://api.perplexity.ai', 'perplexity'],
  ['https://integrate.api.nvidia.com/v1', 'nvidia'],
  ['https://router.huggingface.co/v1', 'huggingface'],
  ['https://abc.us-east-1.aws.endpoints.huggingface.cloud', 'huggingface'],
  ['https://ai-gateway.vercel.sh/v1', 'vercel-gateway'],
  ['https://api.aimlapi.com/v1', 'aimlapi'],
  ['https://dashscope-intl.aliyuncs.com/compatible-mode/v1', 'alibaba-model-studio'],
  ['https://open.bigmodel.cn/api/paas/v4', 'z-ai'],
  ['https://api.moonshot.ai/v1', 'moonshot'],
  ['https://api.cerebras.ai/v1', 'cerebras'],
  ['https://api.sambanova.ai/v1', 'sambanova'],
  ['https://api.deepinfra.com/v1/openai', 'deepinfra'],
  ['https://api.studio.nebius.com/v1/', 'nebius'],
  ['HTTPS://API.OPENAI.COM/V1', 'openai'],
  ['api.openai.com/v1', 'openai'],
  ['wss://api.openai.com/v1/realtime', 'openai'],
  ['https://user:secret@api.openai.com:443/v1', 'openai'],
  ['http://localhost:11434', 'ollama'],
  ['http://127.0.0.1:11434/v1', 'ollama'],
  ['http://host.docker.internal:11434', 'ollama'],
  ['http://ollama:11434', 'ollama'],
  ['ollama:11434', 'ollama'],
  ['http://vllm-server:8000/v1', 'vllm'],
  ['http://localhost:1234/v1', 'lmstudio'],
  ['http://localhost:8000/v1', 'vllm'],
  ['http://localhost:8000', 'openai-compatible'],
  ['http://localhost:8080/v1', 'llama.cpp'],
  ['http://[::1]:11434/', 'ollama'],
  ['http://192.168.1.20:5000/v1', 'openai-compatible'],
  ['http://localhost', 'openai-compatible'],
  // Nothing is known of these, and nothing is guessed.
  ['https://llm.example.com/v1', null],
  ['https://api.openai.com.evil.example/v1', null],
  ['https://notapi.openai.community', null],
  ['https://example.com/api.openai.com', null],
  ['https://example.com/?u=https://api.openai.com', null],
  ['https://${host}/v1', null],
  ['https://huggingface.co/api/models/gpt2', 'huggingface'],
  ['https://huggingface.co/api/whoami-v2', null],
  ['https://huggingface.co/api/users/', null],
  ['gpt-4o', null],
  ['llama3.2:3b', null],
  ['text', null],
  ['', null],
  ['not a url at all', null],
];

describe('provider of an endpoint', () => {
  for (const [url, provider] of cases) {
    it(`${url === '' ? '(empty)' : url} → ${provider ?? 'unknown'}`, () => {
      assert.equal(providerOfEndpoint(url)?.provider ?? null, provider);
    });
  }

  it('tells plain http from the rest, and local from remote', () => {
    assert.deepEqual(providerOfEndpoint('http://api.groq.com'), {
      provider: 'groq',
      host: 'api.groq.com',
      port: null,
      local: false,
      site: false,
      secure: false,
    });
    assert.deepEqual(providerOfEndpoint('http://localhost:11434'), {
      provider: 'ollama',
      host: 'localhost',
      port: 11434,
      local: true,
      site: false,
      secure: false,
    });
    assert.equal(providerOfEndpoint('https://api.groq.com')?.secure, true);
    assert.equal(providerOfEndpoint('api.groq.com')?.secure, true);
  });

  it('knows loopback, private networks and container hosts', () => {
    for (const host of [
      'localhost',
      'app.localhost',
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.0.1',
      '[::1]',
      '0.0.0.0',
      'host.docker.internal',
      'svc.cluster.local',
    ]) {
      assert.ok(isLocalHost(host), host);
    }
    for (const host of ['example.com', '172.32.0.1', '11.0.0.1', 'localhost.example.com', '8.8.8.8'])
      assert.ok(!isLocalHost(host), host);
  });
});
