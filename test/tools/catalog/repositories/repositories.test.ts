import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Snapshot } from '../../../../src/tools/catalog/packages/drawn.ts';
import { snapshotUrl } from '../../../../src/tools/catalog/packages/drawn.ts';
import { openCheckout } from '../../../../src/tools/catalog/repositories/checkout.ts';
import { drawRepositories } from '../../../../src/tools/catalog/repositories/draw-repositories.ts';
import { modelsDevLists } from '../../../../src/tools/catalog/repositories/readers/models-dev-lists.ts';
import { repositoryReaders } from '../../../../src/tools/catalog/repositories/readers.ts';
import { portkey } from '../../../../src/tools/catalog/repositories/readers/portkey.ts';

describe('repositories that facts are drawn from', () => {
  let folder = '';

  const git = (day: string, ...words: readonly string[]): void => {
    const at = `${day}T12:00:00Z`;
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at };
    execFileSync('git', ['-C', folder, ...who, ...words], { env, stdio: 'pipe' });
  };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (day: string): void => {
    git(day, 'add', '-A');
    git(day, 'commit', '-q', '-m', day);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalog-repository-'));
    git('2026-01-01', 'init', '-q');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists what the newest commit holds, and what earlier ones held with the day it went', () => {
    write(
      'models/lab/big.toml',
      'tool_call = true\n[limit]\ncontext = 1000\noutput = 10\n[modalities]\ninput = ["text"]\noutput = ["text"]\n',
    );
    write('providers/groq/models/lab/old.toml', 'name = "Old"\n');
    commit('2026-02-01');
    rmSync(join(folder, 'providers/groq/models/lab/old.toml'));
    write('providers/groq/models/lab/big.toml', 'base_model = "lab/big"\n[cost]\ninput = 1\noutput = 2\n');
    write('providers/azure/models/gpt-9.toml', 'name = "G"\n');
    write('providers/azure/models/phi-9.toml', 'name = "P"\n');
    write('providers/reseller/models/gpt-9.toml', 'name = "G"\n');
    symlinkSync('gpt-9.toml', join(folder, 'providers/azure/models/gpt-9-mini.toml'));
    commit('2026-03-01');
    const models = modelsDevLists.read(openCheckout(folder));
    assert.deepEqual(models, [
      { platform: 'azure-openai', id: 'gpt-9-mini' },
      { platform: 'azure-openai', id: 'gpt-9' },
      { platform: 'azure-foundry', id: 'phi-9' },
      {
        platform: 'groq',
        id: 'lab/big',
        kinds: ['chat'],
        context: 1000,
        output: 10,
        takes: 'text',
        priceIn: 1,
        priceOut: 2,
      },
      { platform: 'groq', id: 'lab/old', seen: '2026-03-01', gone: '2026-03-01' },
    ]);
  });

  const readAs = (name: string) => {
    commit('2026-02-01');
    const reader = repositoryReaders.find((one) => one.name === `github:${name}`) ?? assert.fail(name);
    return reader.read(openCheckout(folder));
  };
  const hub = (id: string, more = {}) => ({ platform: 'huggingface', id, ...more });

  it('reads repositories of the Hub that documentation links or loads, and no pages, examples or paths', () => {
    write(
      'docs/a.md',
      'See https://huggingface.co/acme/one, https://huggingface.co/acme/wrnog, https://huggingface.co/datasets/acme/two and https://huggingface.co/blog/three.\nhttps://huggingface.co/acme/one\nhttps://huggingface.co/v1/chat https://huggingface.co/v1/chat\n',
    );
    write(
      'docs/b.py',
      'A.from_pretrained("acme/four")\nB.from_pretrained("your-name/model")\nC.from_pretrained("./out/five")\n',
    );
    write('docs/c.py', "A.from_pretrained('acme/four')\nSentenceTransformer('out/once')\n");
    write('docs/d.yml', 'base_model: acme/six\n');
    assert.deepEqual(
      readAs('huggingface/peft'),
      ['acme/six', 'acme/one', 'acme/four'].map((id) => hub(id)),
    );
  });

  it('reads of a map of copies what they were made from', () => {
    write(
      'unsloth/models/mapper.py',
      'M = {\n  "unsloth/m-bnb-4bit" : (\n    "unsloth/m",\n    "acme/m",\n  ),\n  # "unsloth/no" : ("acme/no",),\n}\n',
    );
    const bases = { bases: ['acme/m'] };
    assert.deepEqual(readAs('unslothai/unsloth'), [
      hub('unsloth/m-bnb-4bit', bases),
      hub('unsloth/m', bases),
      hub('acme/m'),
    ]);
  });

  it('reads specifications of a server with the commit that it loads', () => {
    const commit = 'a'.repeat(40);
    const spec = (format: string, huggingface: object) => ({ model_format: format, model_src: { huggingface } });
    write(
      'xinference/model/llm/llm_family.json',
      JSON.stringify([
        {
          model_specs: [
            spec('ggufv2', { model_id: 'acme/m-GGUF' }),
            spec('pytorch', { model_id: 'acme/m', model_revision: commit }),
          ],
        },
      ]),
    );
    assert.deepEqual(readAs('xorbitsai/inference'), [
      hub('acme/m-GGUF', { formats: ['gguf'] }),
      hub('acme/m', { commit }),
    ]);
  });

  it('reads tables of frameworks, tokenizers, prices and commands', () => {
    write('swift/m.py', "Model('Mirror/m', 'acme/m'),\nModel('Mirror/only', None)\n");
    write(
      'src/mistral_common/tokens/tokenizers/mistral.py',
      'MODEL_NAME_TO_TOKENIZER_CLS: dict = {\n    "m-2312": T.v2,\n}\nOTHER = {"n": 1}\n',
    );
    write(
      'docs/cli.mdx',
      '`ollama run m:4b`\nollama pull my-model\n- `n:7b` is good\n- `n x`\n[e](https://ollama.com/library/e).\nrun other\n',
    );
    write('cmd/a_test.go', 'ollama run in-code\n');
    const row = (litellm_provider: string, mode?: string) => ({ litellm_provider, mode });
    write(
      'tokencost/model_prices.json',
      JSON.stringify({
        'vercel_ai_gateway/acme/m': row('vercel_ai_gateway', 'chat'),
        'together-ai-up-to-4b': row('together_ai', 'chat'),
        'replicate/acme/n': row('replicate'),
        'openai/m': row('openai', 'chat'),
        'openrouter/anthropic/m-3-5': row('openrouter', 'chat'),
      }),
    );
    assert.deepEqual(readAs('modelscope/ms-swift'), [hub('acme/m'), { platform: 'modelscope', id: 'Mirror/m' }]);
    const again = (name: string) =>
      repositoryReaders.find((one) => one.name === `github:${name}`)?.read(openCheckout(folder));
    assert.deepEqual(again('mistralai/mistral-common'), [{ platform: 'mistral', id: 'm-2312' }]);
    assert.deepEqual(
      again('ollama/ollama'),
      ['m', 'n', 'e'].map((id) => ({ platform: 'ollama', id })),
    );
    assert.deepEqual(again('AgentOps-AI/tokencost'), [{ platform: 'vercel-gateway', id: 'acme/m', kinds: ['chat'] }]);
    assert.throws(() => again('xorbitsai/inference'), /no specifications/);
  });

  it('reads the registry of a benchmark: repositories that it measured, with commit, licence and day', () => {
    const commit = 'b'.repeat(40);
    const entry = (fields: Readonly<Record<string, string>>): string => {
      const lines = Object.entries(fields).map(([name, value]) => `    ${name}=${value},\n`);
      return `m = ModelMeta(\n    loader=f(\n        name="inner/x",\n    ),\n${lines.join('')})\n`;
    };
    const page = (id: string): string => `"https://huggingface.co/${id}"`;
    const open = { open_weights: 'True', release_date: '"2024-01-02"', license: '"mit"' };
    write(
      'mteb/models/model_implementations/a.py',
      [
        entry({ name: '"acme/e"', revision: `"${commit}"`, reference: page('acme/e'), ...open }),
        entry({ name: '"acme/f"', revision: 'None', reference: page('acme/f'), ...open, license: page('acme/f') }),
        entry({ name: '"acme/api"', reference: '"https://acme.example/api"', ...open }),
        entry({ name: '"acme/closed"', reference: page('acme/closed'), open_weights: 'False' }),
        entry({ name: '"acme/g"', reference: page('acme/other'), ...open }),
      ].join('\n'),
    );
    assert.deepEqual(readAs('embeddings-benchmark/mteb'), [
      hub('acme/e', { commit, released: '2024-01-02', license: 'mit' }),
      hub('acme/f', { released: '2024-01-02' }),
    ]);
  });

  it('reads a gallery: files of repositories, and the licence that an entry itself states', () => {
    write(
      'gallery/index.yaml',
      [
        '- &base',
        '  name: a',
        '  license: apache-2.0',
        '  urls: [https://huggingface.co/acme/a, https://github.com/acme/a, https://huggingface.co/datasets/acme]',
        '  files:',
        '    - uri: huggingface://acme/a-GGUF/a.Q4.gguf',
        '- !!merge <<: *base',
        '  name: b',
        '  files:',
        '    - uri: https://huggingface.co/acme/b/resolve/main/b.safetensors',
        '- name: c',
        '  license: other',
        '  files: [{ uri: huggingface://acme/c-GGUF/c.gguf }]',
      ].join('\n'),
    );
    assert.deepEqual(readAs('mudler/LocalAI'), [
      hub('acme/a-GGUF', { formats: ['gguf'], license: 'apache-2.0' }),
      hub('acme/a'),
      hub('acme/b'),
      hub('acme/c-GGUF', { formats: ['gguf'] }),
    ]);
  });

  it('reads which models notebooks ask for', () => {
    write(
      'notebooks/a.ipynb',
      '"model_id = \\"ibm/granite-9b-v1\\"\\n", "x = \'meta-llama/llama-9-1b\'", "see \\"acme/x\\" or ibm/plain"\n',
    );
    assert.deepEqual(readAs('IBM/watsonx-ai-samples'), [
      { platform: 'watsonx', id: 'ibm/granite-9b-v1' },
      { platform: 'watsonx', id: 'meta-llama/llama-9-1b' },
    ]);
  });

  it('reads owner and name where they stand apart, and configurations of one folder alone', () => {
    write(
      'litgpt/config.py',
      '    hf_config=dict(org="acme", name="m-1b"),\n    hf_config=dict(org="acme", name="{}"),\n',
    );
    write('opencompass/configs/models/a.py', "path='acme/m',\npath='./models/x',\npath='models/x',\n");
    write('opencompass/configs/datasets/a.py', "path='acme/data',\n");
    assert.deepEqual(readAs('Lightning-AI/litgpt'), [hub('acme/m-1b')]);
    const compass = repositoryReaders.find((one) => one.name === 'github:open-compass/opencompass');
    assert.deepEqual(compass?.read(openCheckout(folder)), [hub('acme/m')]);
  });

  it('takes ids of a gateway, and no families, prices or settings for such', () => {
    write(
      'general/bedrock.json',
      JSON.stringify({ name: 'bedrock', default: {}, claude: {}, 'acme.m-v1:0': { type: { primary: 'embedding' } } }),
    );
    write(
      'general/google.json',
      JSON.stringify({ 'gem-1': { type: { primary: 'chat' } }, 'gem-1-gt-128k': {}, '70b': {} }),
    );
    commit('2026-03-01');
    assert.deepEqual(portkey.read(openCheckout(folder)), [
      { platform: 'bedrock', id: 'acme.m-v1:0', kinds: ['embedding'] },
      { platform: 'google', id: 'gem-1', kinds: ['chat'] },
    ]);
  });

  it('keeps a snapshot with the commit and its day, and refuses what it cannot read', () => {
    const drawn = join(folder, 'drawn');
    mkdirSync(drawn);
    write('providers/xai/models/g.toml', 'name = "G"\n');
    commit('2026-03-01');
    const [line] = drawRepositories(drawn, [`anomalyco/models.dev=${folder}`]);
    assert.match(line ?? '', /^github:anomalyco\/models\.dev [0-9a-f]{9} of 2026-03-01: 1 ids$/);
    const kept = JSON.parse(readFileSync(join(drawn, 'github-anomalyco-models.dev.json'), 'utf8')) as Snapshot;
    assert.equal(kept.published, '2026-03-01');
    assert.equal(snapshotUrl(kept), `https://github.com/anomalyco/models.dev/tree/${kept.version}`);
    assert.throws(() => drawRepositories(drawn, [`acme/lists=${folder}`]), /no reader of/);
    write('README.md', '');
    rmSync(join(folder, 'providers'), { recursive: true });
    commit('2026-03-02');
    assert.throws(() => drawRepositories(drawn, [`Portkey-AI/models=${folder}`]), /no files of providers/);
  });
});
