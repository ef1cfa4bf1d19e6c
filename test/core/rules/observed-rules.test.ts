import assert from 'node:assert/strict';
import { scanFiles } from '../../support/golden.ts';
import type { Files } from '../../support/golden.ts';
import { ROOT } from '../../support/ports.ts';
import { randomKey } from '../../support/random-key.ts';

/** `path:line severity rule`, of all findings but those of the rules that are left out. */
async function said(files: Files): Promise<readonly string[]> {
  const { analyzer, findings } = await scanFiles(files);
  const lines = findings
    .filter(({ rule }) => rule !== 'unpinned-package')
    .map(({ rule, severity, place }) => {
      const path = place.uri.slice(`${ROOT}/`.length);
      const line = (files[path] ?? '').slice(0, place.span.start).split('\n').length;
      return `${path}:${String(line)} ${severity} ${rule}`;
    });
  analyzer.dispose();
  return lines;
}

/** What a rule says of some files, and what leaves it silent. */
interface Case {
  readonly of: string;
  readonly files: Files;
  readonly says: readonly string[];
}

const ASSISTANTS = 'client.beta.assistants.create(model="gpt-4.1-2025-04-14")\nclient.beta.threads.create()\n';

const CASES: readonly Case[] = [
  {
    of: 'an API that is gone, once for all its calls, and not the model in them',
    files: { 'app.py': `from openai import OpenAI\nclient = OpenAI()\n${ASSISTANTS}` },
    says: ['app.py:3 error retired-api'],
  },
  {
    of: 'a client that comes from elsewhere, by telling names',
    files: {
      'app.ts': "import type OpenAI from 'openai';\nexport const f = (c: OpenAI) => c.beta.threads.create({});\n",
    },
    says: ['app.ts:2 error retired-api'],
  },
  {
    of: 'a namespace of the same name in code that has nothing to do with it',
    files: { 'app.py': 'from forum import Client\nc = Client()\nc.beta.create()\nc.threads.create()\n' },
    says: [],
  },
  {
    of: 'hosts in code, settings and command lines',
    files: {
      'query.py': 'import requests\nrequests.post("https://api-inference.huggingface.co/models/org/name")\n',
      'run.sh': 'curl https://models.github.ai/inference/chat/completions\n',
      'ai.yml':
        'jobs:\n  a:\n    steps:\n      - uses: actions/ai-inference@v1\n        with:\n          model: openai/gpt-4o\n',
    },
    says: [
      'ai.yml:4 error retired-api',
      'ai.yml:6 error retired-model',
      'query.py:2 error retired-api',
      'run.sh:1 error retired-api',
    ],
  },
  {
    of: 'hosts that are told, compared or only begin alike',
    files: {
      'a.py':
        'import requests\nprint("https://api-inference.huggingface.co/models/org/name")\nif url == "https://models.github.ai":\n    pass\nrequests.get("https://models.github.ai.contoso.com/x")\n',
    },
    says: [],
  },
  {
    of: 'a stored prompt, before its day, and a prompt of another kind',
    files: {
      'app.py':
        'from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(prompt={"id": "pmpt_1"})\nclient.images.generate(prompt="a cat")\n',
    },
    says: ['app.py:3 warning retired-api'],
  },
  {
    of: 'a module that left its SDK',
    files: { 'app.py': 'from vertexai.preview.generative_models import Part\nimport vertexai.evaluation\n' },
    says: ['app.py:1 warning retired-api'],
  },
  {
    of: 'calls that the version in use does not have',
    files: {
      'requirements.txt': 'openai>=1.2\n',
      'a.py': 'import openai\nopenai.Engine.list()\nopenai.Moderation.create(input="x")\n',
      'b.py': 'from openai.error import RateLimitError\n',
    },
    says: ['a.py:2 warning removed-sdk-api', 'b.py:1 warning removed-sdk-api'],
  },
  {
    of: 'calls of a version that has them, or of which nobody knows',
    files: {
      'requirements.txt': 'openai>=0.27\nlangchain<1\n',
      'a.py': 'import openai\nopenai.Moderation.create(input="x")\nfrom langchain.chains import LLMChain\n',
    },
    says: [],
  },
  {
    of: 'a name that moved into a submodule of the same package',
    files: {
      'requirements.txt': 'llama-index==0.12.0\n',
      'a.py': 'from llama_index.core import VectorStoreIndex\nVectorStoreIndex.from_documents([])\n',
      'b.py': 'from llama_index import VectorStoreIndex\n',
    },
    says: ['b.py:1 warning removed-sdk-api', 'requirements.txt:1 error vulnerable-package'],
  },
  {
    of: 'the model that an SDK asks for where none is named',
    files: {
      'package.json': '{ "dependencies": { "langchain": "0.0.75" } }\n',
      'a.js':
        "import { OpenAI } from 'langchain/llms/openai';\nnew OpenAI({ temperature: 0 });\nnew OpenAI({ ...options });\n",
    },
    says: ['a.js:2 warning retired-model', 'package.json:1 error vulnerable-package'],
  },
  {
    of: 'a package that ended, in its manifest alone',
    files: { 'requirements.txt': 'google-generativeai\n', 'a.py': 'import google.generativeai as genai\n' },
    says: ['requirements.txt:1 warning ended-package'],
  },
  {
    of: 'a package that ended, in code where there is no manifest',
    files: { 'a.py': 'import google.generativeai as genai\nimport google.generativeai\n' },
    says: ['a.py:1 warning ended-package'],
  },
  {
    of: 'packages that do not work together',
    files: {
      'package.json':
        '{ "dependencies": { "ai": "^4.3.19",\n "@ai-sdk/openai": "^2.0.5",\n "@ai-sdk/deepseek": "^0.2.0" } }\n',
    },
    says: ['package.json:2 warning incompatible-packages'],
  },
  {
    of: 'packages that do, or may',
    files: {
      'package.json': '{ "dependencies": { "ai": ">=4", "@ai-sdk/openai": "^2.0.5", "@ai-sdk/react": "^2" } }\n',
    },
    says: [],
  },
  {
    of: 'images and models by tags that move, each once',
    files: {
      'docker-compose.yml':
        'services:\n  a:\n    image: ollama/ollama\n  b:\n    image: ollama/ollama\n  c:\n    image: vllm/vllm-openai:v0.24.0\n',
      'pull.sh': 'ollama pull gemma3\nollama pull llama3.1:8b\n',
      'app.py': 'from ollama import chat\nchat(model=NAMES[which])\n',
    },
    says: ['docker-compose.yml:3 warning mutable-tag', 'pull.sh:1 info mutable-tag'],
  },
  {
    of: 'data sets and prompts without a commit',
    files: {
      'a.py':
        'from datasets import load_dataset\nfrom langsmith import Client\nload_dataset("org/rows")\nload_dataset("csv", data_files="a.csv")\nClient().pull_prompt("org/p")\nClient().pull_prompt("org/p")\n',
    },
    says: ['a.py:3 warning unpinned-dataset', 'a.py:5 info unpinned-prompt'],
  },
  {
    of: 'MCP servers from packages, not those at an address or in a folder',
    files: {
      '.mcp.json':
        '{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "@org/mcp"] },\n "b": { "url": "https://mcp.contoso.com" },\n "c": { "command": "uvx", "args": ["mcp-b==1.2.3"] } } }\n',
    },
    says: ['.mcp.json:1 warning unpinned-mcp-server'],
  },
  {
    of: 'plain http, but not on this machine, in a network of its own or where the host is yet to be written',
    files: {
      'a.py':
        'from openai import OpenAI\nOpenAI(base_url="http://llm.contoso.com/v1")\nOpenAI(base_url="http://vllm.models.svc.cluster.local:8000/v1")\nOpenAI(base_url="http://192.168.1.4:8000/v1")\nOpenAI(base_url=f"http://{host}.contoso.com/v1")\nOpenAI(base_url="http://your-host.com/v1")\n',
    },
    says: ['a.py:2 warning insecure-endpoint'],
  },
  {
    of: 'code of a repository, by what it is pinned to; a flag that is off, or beside no model of the Hub',
    files: {
      'a.py':
        'from transformers import AutoModel\nAutoModel.from_pretrained("org/a", revision="main", trust_remote_code=True)\nAutoModel.from_pretrained("org/a", trust_remote_code=False)\nours(trust_remote_code=True)\n',
      'b.yaml':
        'base_model: tiiuae/falcon-7b\ntrust_remote_code: true\nmodel_type: AutoModelForCausalLM\ndatasets:\n  - path: org/rows\n',
      'c.yaml': 'base_model: tiiuae/falcon-7b\ntrust_remote_code: false\nmodel_type: AutoModelForCausalLM\n',
      'd.sh': 'vllm serve org/d --trust-remote-code\n',
    },
    says: [
      'a.py:2 warning unpinned-revision',
      'a.py:2 error remote-code',
      'a.py:3 warning unpinned-revision',
      'b.yaml:1 warning unpinned-revision',
      'b.yaml:2 error remote-code',
      'b.yaml:5 warning unpinned-dataset',
      'd.sh:1 warning unpinned-revision',
      'd.sh:1 error remote-code',
    ],
  },
  {
    of: 'pickles that are fetched or let through, not those of one`s own',
    files: {
      'a.py':
        'import pickle\nimport torch\nfrom huggingface_hub import hf_hub_download\ntorch.load("a.pt", weights_only=False)\ntorch.load("a.pt")\npickle.load(open("a.pkl", "rb"))\npickle.load(open(hf_hub_download("org/a", "a.pkl", revision="607a30d783dfa663caf39e06633721c8d4cfcd7e"), "rb"))\n',
    },
    says: [
      'a.py:4 warning unsafe-serialization',
      'a.py:7 warning unsafe-serialization',
      'a.py:7 warning unsafe-serialization',
    ],
  },
  {
    of: 'torch.load of a version that reads anything',
    files: { 'requirements.txt': 'torch<2.5\n', 'a.py': 'import torch\ntorch.load("a.pt")\n' },
    says: ['a.py:2 warning unsafe-serialization', 'requirements.txt:1 error vulnerable-package'],
  },
  {
    of: 'keys wherever they stand, and no placeholders',
    files: {
      'a.py': `import openai\n# sk-ant-api03-${randomKey(93)}\nopenai.api_key = "sk-ant-api03-${'x'.repeat(93)}"\n`,
      '.env': `HF_TOKEN=hf_${randomKey(34, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')}\nMAPS=AIza${randomKey(35)}\nGEMINI_API_KEY=AIza${randomKey(35)}\n`,
      '.env.example': `HF_TOKEN=hf_${randomKey(34, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')}\n`,
      'tests/test_a.py': `import openai\nopenai.api_key = "sk-proj-${randomKey(60)}"\n`,
    },
    says: [
      '.env:1 error hardcoded-credential',
      '.env:3 error hardcoded-credential',
      'a.py:2 error hardcoded-credential',
    ],
  },
  {
    of: 'suppressions without a reason, which silence nothing that is said of themselves',
    files: {
      'a.py':
        'import openai  # modelkeel-ignore-line\nx = 1  # modelkeel-ignore-line retired-model -- say why\ny = 2  # modelkeel-ignore-line retired-model -- a proxy maps it\n',
    },
    says: [
      'a.py:1 info unexplained-suppression',
      'a.py:2 info unexplained-suppression',
      'a.py:2 hint unused-suppression',
      'a.py:3 hint unused-suppression',
    ],
  },
  {
    of: 'ids of Bedrock without the profile that they need',
    files: {
      'a.py':
        'import boto3\nc = boto3.client("bedrock-runtime")\nc.converse(modelId="anthropic.claude-haiku-4-5-20251001-v1:0")\nc.converse(modelId="eu.anthropic.claude-haiku-4-5-20251001-v1:0")\nc.converse(modelId="amazon.nova-lite-v1:0")\n',
    },
    says: ['a.py:3 warning unreachable-model'],
  },
  {
    of: 'dead models in a list to choose from, once; not in a table of prices',
    files: {
      'a.ts':
        "export const MODELS = ['gpt-4-0314', 'text-davinci-003', 'gpt-6-luna'];\nexport const PRICES = { 'gpt-4-0314': 30, 'text-davinci-003': 20 };\n",
    },
    says: ['a.ts:1 hint dead-choice'],
  },
];

describe('rules about what names no component', () => {
  for (const { of, files, says } of CASES) {
    it(of, async () => {
      assert.deepEqual(await said(files), says);
    });
  }

  it('are silenced where they speak', async () => {
    const line = 'client.beta.threads.create()';
    const text = `from openai import OpenAI\nclient = OpenAI()\n${line}  # modelkeel-ignore-line retired-api -- a proxy\n${line}\n`;
    assert.deepEqual(await said({ 'app.py': text }), ['app.py:4 error retired-api']);
  });

  it('say nothing in tests', async () => {
    const text = `from openai import OpenAI\nclient = OpenAI()\n${ASSISTANTS}`;
    assert.deepEqual(await said({ 'tests/test_app.py': text }), []);
  });
});
