import assert from 'node:assert/strict';
import { readEnvironment } from '../../../../src/core/metadata/online/environment.ts';

describe('variables of other tools', () => {
  it('say where the Hub is, and whether it may be asked', () => {
    const said = (endpoint: string | undefined, offline?: string): readonly unknown[] => {
      const { hub, hubHost, isHubOffline } = readEnvironment({ HF_ENDPOINT: endpoint, HF_HUB_OFFLINE: offline });
      return [hub, hubHost, isHubOffline];
    };
    const PUBLIC = 'https://huggingface.co';
    assert.deepEqual(said(undefined), [PUBLIC, 'huggingface.co', false]);
    assert.deepEqual(said(''), [PUBLIC, 'huggingface.co', false]);
    assert.deepEqual(said('https://Mirror.example:8443/hub//'), [
      'https://mirror.example:8443/hub',
      'mirror.example:8443',
      false,
    ]);
    for (const yes of ['1', 'ON', 'yes', 'True']) assert.equal(said(undefined, yes)[2], true, yes);
    for (const no of ['0', 'off', 'no', '', 'false']) assert.equal(said(undefined, no)[2], false, no);
  });

  it('that name no address keep the public Hub from being asked in its place', () => {
    for (const bad of ['mirror.example', 'ftp://mirror.example', 'https://', 'https://user:password@mirror.example'])
      assert.equal(readEnvironment({ HF_ENDPOINT: bad, HF_TOKEN: 'hf_x' }).isHubOffline, true, bad);
    assert.deepEqual([...readEnvironment({ HF_ENDPOINT: 'x', HF_TOKEN: 'hf_x' }).tokens], []);
  });

  it('name a resource of Azure, to which its key is given: over https, at a host of Azure, and nowhere else', () => {
    const said = (endpoint: string) => {
      const { azure, tokens } = readEnvironment({ AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_API_KEY: 'k' });
      return [azure, ...tokens];
    };
    assert.deepEqual(said('https://x.openai.azure.com/'), ['https://x.openai.azure.com', ['x.openai.azure.com', 'k']]);
    assert.equal(said('https://x.cognitiveservices.azure.com/openai')[0], 'https://x.cognitiveservices.azure.com');
    const others = ['http://x.openai.azure.com', 'https://x.openai.azure.com.evil.example', 'https://gateway.example'];
    for (const other of [...others, 'https://u:p@x.openai.azure.com', 'https://x.openai.azure.com:8443', 'x', ''])
      assert.deepEqual(said(other), [null], other);
  });

  it('give each token to its host alone', () => {
    const keys = {
      OPENAI_API_KEY: 'a',
      ANTHROPIC_API_KEY: ' b\n',
      MISTRAL_API_KEY: '',
      COHERE_API_KEY: 'c',
      HF_TOKEN: 'd',
    };
    assert.deepEqual([...readEnvironment(keys).tokens].toSorted(), [
      ['api.anthropic.com', 'b'],
      ['api.cohere.com', 'c'],
      ['api.openai.com', 'a'],
      ['huggingface.co', 'd'],
    ]);
    const elsewhere = readEnvironment(keys, 'https://of-a-setting.example');
    assert.equal(elsewhere.hubHost, 'of-a-setting.example');
    assert.equal(elsewhere.tokens.get('of-a-setting.example'), undefined);
    assert.equal(elsewhere.tokens.get('huggingface.co'), 'd');
    const mirror = readEnvironment({ ...keys, HF_ENDPOINT: 'http://mirror.example' });
    assert.equal(mirror.tokens.get('mirror.example'), 'd');
    assert.equal(mirror.tokens.get('huggingface.co'), undefined);
    assert.equal(readEnvironment(keys, 'http://huggingface.co').tokens.get('huggingface.co'), undefined);
  });

  const hosts: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'http://localhost:11434'],
    ['', 'http://localhost:11434'],
    ['0.0.0.0', 'http://localhost:11434'],
    ['0.0.0.0:8080', 'http://localhost:8080'],
    [':8080', 'http://localhost:8080'],
    ['[::]:8080', 'http://localhost:8080'],
    ['[::1]', 'http://[::1]:11434'],
    ['gpu.local', 'http://gpu.local:11434'],
    ['http://gpu.local', 'http://gpu.local'],
    ['https://GPU.local/', 'https://gpu.local'],
    ['https://gpu.local:1234/path', 'https://gpu.local:1234'],
    ['http://user:password@gpu.local', 'http://localhost:11434'],
    ['not a host', 'http://localhost:11434'],
  ];
  for (const [given, origin] of hosts)
    it(`find the server of Ollama from ${String(given)}`, () => {
      assert.equal(readEnvironment({ OLLAMA_HOST: given }).ollama, origin);
    });
});
