import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../../src/core/base/edits.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import type { Catalog } from '../../../src/core/metadata/catalog.ts';
import { chooseFixes } from '../../../src/core/report/choose-fixes.ts';
import { scanFiles } from '../../support/golden.ts';
import { parameterRows } from '../../support/parameter-rows.ts';
import { PROJECT, ROOT, TODAY } from '../../support/ports.ts';

/** A shape of a call: how it is written for an id, in one line, and what its file begins with. */
interface Shape {
  readonly name: string;
  readonly platform: string;
  readonly file: string;
  readonly head: string;
  readonly call: (id: string) => string;
  /** Kinds of which a model has one to answer there. */
  readonly kinds: readonly string[];
  /** Where writing another id never is all it takes. */
  readonly isNever?: true;
  /** Parameters are the platform's own, so that lists of them can be held against the call. */
  readonly isPlain?: true;
}

const OPENAI = 'from openai import OpenAI\nclient = OpenAI()\n';
const CHAT = 'client.chat.completions.create';
const MESSAGES = 'messages=[{"role": "user", "content": "Hi"}]';
const chat = { platform: 'openai', head: OPENAI, kinds: ['chat'], isPlain: true } as const;
const hosted = (platform: string, head: string): Shape => ({
  ...{ name: `${platform} chat`, platform, file: `${platform}.py`, head, kinds: ['chat'], isPlain: true },
  call: (id) =>
    `${CHAT}(model="${id}", ${MESSAGES}, temperature=0.2, max_tokens=90000, stop=["x"], presence_penalty=0.5)`,
});

const SHAPES: readonly Shape[] = [
  {
    ...{ ...chat, name: 'chat with max_tokens', file: 'limited.py' },
    call: (id) => `${CHAT}(model="${id}", ${MESSAGES}, max_tokens=200000)`,
  },
  {
    ...{ ...chat, name: 'chat with tools', file: 'tools.py' },
    call: (id) => `${CHAT}(model="${id}", ${MESSAGES}, tools=TOOLS, temperature=0.1, max_tokens=100)`,
  },
  {
    ...{ ...chat, name: 'chat with sampling', file: 'sampled.py' },
    call: (id) => `${CHAT}(model="${id}", ${MESSAGES}, temperature=0.5, top_p=0.9, presence_penalty=0.1, n=2)`,
  },
  {
    ...{ ...chat, name: 'streaming', file: 'streamed.py' },
    call: (id) => `${CHAT}(model="${id}", ${MESSAGES}, stream=True, logit_bias={"1": 1}, top_logprobs=2)`,
  },
  {
    ...{ ...chat, name: 'JSON mode', file: 'json_mode.py' },
    call: (id) => `${CHAT}(model="${id}", ${MESSAGES}, response_format={"type": "json_object"}, temperature=0)`,
  },
  {
    ...{
      ...chat,
      name: 'raw HTTP',
      file: 'raw.py',
      head: 'import requests\nURL = "https://api.openai.com/v1/chat/completions"\n',
    },
    call: (id) => `requests.post(URL, json={"model": "${id}", "messages": [], "temperature": 0.2, "max_tokens": 99})`,
  },
  {
    ...{ name: 'speech', platform: 'openai', file: 'speech.py', head: OPENAI, kinds: ['speech'] },
    call: (id) => `client.audio.speech.create(model="${id}", voice="alloy", input="Hi")`,
  },
  {
    ...{ name: 'transcription', platform: 'openai', file: 'heard.py', head: OPENAI, kinds: ['transcription'] },
    call: (id) => `client.audio.transcriptions.create(model="${id}", file=f, response_format="verbose_json")`,
  },
  {
    ...{ name: 'images', platform: 'openai', file: 'images.py', head: OPENAI, kinds: ['image'] },
    call: (id) =>
      `client.images.generate(model="${id}", prompt="A cat", size="1792x1024", quality="hd", style="vivid", response_format="b64_json")`,
  },
  {
    ...{
      name: 'embeddings with an index',
      platform: 'openai',
      file: 'vectors.py',
      head: OPENAI,
      kinds: ['embedding'],
      isNever: true,
    },
    call: (id) => `index.upsert(client.embeddings.create(model="${id}", input=["a"]).data)`,
  },
  {
    ...{ name: 'completions', platform: 'openai', file: 'completed.py', head: OPENAI, kinds: ['completion'] },
    call: (id) => `client.completions.create(model="${id}", prompt="Hi", max_tokens=5)`,
  },
  {
    ...{ ...chat, name: 'LangChain', file: 'chain.py', head: 'from langchain_openai import ChatOpenAI\n' },
    call: (id) => `ChatOpenAI(model="${id}", temperature=0.3)`,
  },
  {
    ...{ name: 'Vercel AI SDK', platform: 'openai', file: 'ai.ts', kinds: ['chat', 'responses'] },
    head: "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n",
    call: (id) => `await generateText({ model: openai('${id}'), prompt: 'Hi', temperature: 0.2, maxOutputTokens: 9 });`,
  },
  {
    ...{ ...chat, name: 'LiteLLM', file: 'lite.py', head: 'import litellm\n' },
    call: (id) => `litellm.completion(model="openai/${id}", ${MESSAGES}, temperature=0.3, max_tokens=7)`,
  },
  {
    ...{ name: 'messages', platform: 'anthropic', file: 'messages.py', kinds: ['messages'], isPlain: true },
    head: 'import anthropic\nclient = anthropic.Anthropic()\n',
    call: (id) =>
      `client.messages.create(model="${id}", max_tokens=300000, ${MESSAGES}, temperature=0.2, top_p=0.9, top_k=5)`,
  },
  {
    ...{ name: 'Gemini', platform: 'google', file: 'gemini.py', kinds: ['chat', 'image', 'speech'], isPlain: true },
    head: 'from google import genai\nfrom google.genai import types\nclient = genai.Client()\n',
    call: (id) =>
      `client.models.generate_content(model="${id}", contents="Hi", config=types.GenerateContentConfig(temperature=0, max_output_tokens=99999))`,
  },
  {
    ...{ name: 'Bedrock in a region', platform: 'bedrock', file: 'bedrock.py', kinds: ['chat'] },
    head: 'import boto3\nclient = boto3.client("bedrock-runtime", region_name="eu-west-1")\n',
    call: (id) =>
      `client.converse(modelId="${id}", messages=[], inferenceConfig={"temperature": 0.2, "topP": 0.9, "maxTokens": 90000})`,
  },
  {
    ...{ name: 'Azure deployment', platform: 'azure-openai', file: 'azure.py', kinds: [], isNever: true },
    head: 'from openai import AzureOpenAI\nclient = AzureOpenAI()\n',
    call: (id) => `${CHAT}(model="${id}", ${MESSAGES}, temperature=0.2)`,
  },
  hosted('mistral', 'from openai import OpenAI\nclient = OpenAI(base_url="https://api.mistral.ai/v1")\n'),
  hosted('groq', 'from groq import Groq\nclient = Groq()\n'),
  hosted('xai', 'from openai import OpenAI\nclient = OpenAI(base_url="https://api.x.ai/v1")\n'),
  hosted('deepseek', 'from openai import OpenAI\nclient = OpenAI(base_url="https://api.deepseek.com")\n'),
];

const catalog = loadCatalog(readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json')));

/** Ids of a platform that are over or end within a year, and may have answered the call. */
function dying({ platform, kinds }: Shape): readonly string[] {
  return catalog.ids(platform).filter((id) => {
    const found = catalog.find(platform, id, TODAY, 365);
    if (found.kind !== 'found' || !/^[\w.:/-]+$/.test(id)) return false;
    const own = found.value.asked?.kinds ?? [];
    // A call that never worked is nobody's.
    if (own.length > 0 && kinds.length > 0 && !own.some((kind) => kinds.includes(kind))) return false;
    const { status, daysLeft, retiresKind } = found.value.lifecycle?.value ?? {};
    const ends = daysLeft !== null && daysLeft !== undefined && retiresKind !== 'earliest';
    return status === 'retired' || status === 'redirected' || status === 'deprecated' || ends;
  });
}

/** What stands in a call, by the names of the platform. */
function written(line: string): ReadonlyMap<string, string> {
  const body = line.slice(line.indexOf('('));
  return new Map(
    [...body.matchAll(/["']?\b([a-zA-Z_]+)["']?(?:=|: )(?=(\[|\{|"[^"]*"|'[^']*'|[\w.]+))/g)].map((hit) => [
      hit[1] ?? '',
      (hit[2] ?? '').replace(/^["']|["']$/g, ''),
    ]),
  );
}

/** What is wrong with a call by lists that name what models take and refuse, limits and kinds; empty where nothing is. */
function faults({ platform, kinds, isPlain }: Shape, id: string, line: string): readonly string[] {
  const given = written(line);
  const found = catalogFacts(catalog, platform, id);
  const rows = parameterRows().filter((row) => row.platform === platform && row.id === id);
  const limits = [found.outputLimit, ...rows.map(({ maximum }) => maximum)].filter((limit) => limit !== null);
  const tokens = [...given]
    .filter(([name]) => /max_?(?:completion_|output_)?tokens/i.test(name))
    .map(([, value]) => Number(value));
  const taken = rows.flatMap((row) => row.taken);
  const refused = new Set(isPlain ? rows.flatMap((row) => row.refused).filter((name) => !taken.includes(name)) : []);
  // A model that is told not to reason takes what it refuses else.
  if (given.get('reasoning_effort') === 'none') for (const name of ['temperature', 'top_p']) refused.delete(name);
  return [
    ...[...given.keys()].filter((name) => refused.has(name)).map((name) => `it refuses ${name}`),
    ...(limits.some((limit) => tokens.some((count) => count > limit)) ? ['it gives less'] : []),
    ...(found.kinds.length > 0 && !kinds.some((kind) => found.kinds.includes(kind))
      ? [`it is for ${found.kinds.join(' ')}`]
      : []),
  ];
}

function catalogFacts(
  { find }: Catalog,
  platform: string,
  id: string,
): { readonly kinds: readonly string[]; readonly outputLimit: number | null } {
  const found = find(platform, id, TODAY, 90);
  if (found.kind !== 'found') return { kinds: [], outputLimit: null };
  return { kinds: found.value.asked?.kinds ?? [], outputLimit: found.value.traits?.value.outputLimit ?? null };
}

/** Calls of one shape for all dying ids, before and after all preferred fixes; those that leave something open are not in it. */
async function migrated(shape: Shape): Promise<readonly (readonly [before: string, after: string])[]> {
  const lines = dying(shape).map((id) => shape.call(id));
  const text = `${shape.head}${lines.join('\n')}\n`;
  const { analyzer, findings } = await scanFiles({ [shape.file]: text });
  analyzer.dispose();
  const ends = findings.filter(({ rule }) => /^(?:retired|retiring|redirected|deprecated)-model$/.test(rule));
  const fixes = chooseFixes(ends.map((finding) => finding.fixes));
  const uri = `${ROOT}/${shape.file}`;
  const edits = fixes.flatMap((fix) => fix.edits.filter((edit) => edit.uri === uri));
  const after = applyEdits(text, edits).slice(shape.head.length).split('\n');
  return lines.flatMap((line, at) =>
    after[at] === undefined || after[at] === line ? [] : [[line, after[at]] as const],
  );
}

describe('edits that need no check', () => {
  for (const shape of SHAPES)
    it(`leave ${shape.name} working, for each id of ${shape.platform} that ends`, async () => {
      const changes = await migrated(shape);
      if (shape.isNever) assert.deepEqual(changes, []);
      for (const [before, after] of changes) {
        const [id = ''] =
          /(?<=(?:model|modelId)(?:=|: )(?:openai\()?["'](?:openai\/|eu\.|global\.)?)[\w.:/-]+/.exec(after) ?? [];
        assert.deepEqual(faults(shape, id, after), [], `${before}\n→ ${after}`);
      }
    });

  it('are made at all where nothing is in the way', async () => {
    const counts = await Promise.all(
      SHAPES.filter(({ isNever }) => !isNever).map(
        async (shape) => [shape.name, (await migrated(shape)).length] as const,
      ),
    );
    if (process.env['SHOW']) console.log(counts);
    const made = new Map(counts);
    for (const name of [
      'chat with max_tokens',
      'chat with tools',
      'messages',
      'Gemini',
      'Bedrock in a region',
      'Vercel AI SDK',
    ])
      assert.ok((made.get(name) ?? 0) > 0, name);
  });
});
