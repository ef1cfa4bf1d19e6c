import assert from 'node:assert/strict';
import { namedAfter } from '../../../src/core/fixes/named-after.ts';
import { sendsInput } from '../../../src/core/fixes/sent-inputs.ts';
import { scanFiles } from '../../support/golden.ts';
import type { Files } from '../../support/golden.ts';

/** What the replacements of ids in some files leave to a person; `[]` of those that are preferred. */
async function left(files: Files): Promise<Readonly<Record<string, readonly string[]>>> {
  const { analyzer, findings } = await scanFiles(files);
  try {
    const ends = findings.filter(({ rule }) => /^(?:retired|retiring|redirected|deprecated)-model$/.test(rule));
    const all = await analyzer.fixesOfAll(ends, new AbortController().signal);
    const found: Record<string, readonly string[]> = {};
    for (const [finding, fixes] of all) {
      const fix = fixes.find(({ kind }) => kind === 'replace');
      if (!fix) continue;
      const key = `${finding.place.uri.split('/').at(-1) ?? ''}:${String(finding.place.span.start)}`;
      assert.equal(fix.preferred, fix.migration?.open.length === 0, fix.title);
      found[key] = fix.migration?.open ?? [];
    }
    return found;
  } finally {
    analyzer.dispose();
  }
}

async function onlyOne(files: Files): Promise<readonly string[]> {
  const found = Object.values(await left(files));
  assert.equal(found.length, 1);
  return found[0] ?? [];
}

const OPENAI = 'from openai import OpenAI\nclient = OpenAI()\n';
const MESSAGES = 'messages=[{"role": "user", "content": prompt}]';
const SHARED = 'check the other models that the same call asks: it changes for them as well';

describe('a change of model that changes a call', () => {
  it('is made where the call asks that model alone', async () => {
    const call = `def ask(prompt):\n    return client.chat.completions.create(model="o1-mini", ${MESSAGES}, temperature=0.2)\n`;
    assert.deepEqual(await onlyOne({ 'main.py': OPENAI + call }), []);
    const constant = `MODEL = "o1-mini"\n\n\ndef ask(prompt):\n    return client.chat.completions.create(model=MODEL, ${MESSAGES}, temperature=0.2)\n`;
    assert.deepEqual(await onlyOne({ 'main.py': OPENAI + constant }), []);
  });

  it('waits where a parameter, a setting or a choice may bring another one', async () => {
    for (const [head, model] of [
      ['def ask(prompt, model="gpt-4-turbo-preview"):\n', 'model'],
      ['import os\n\n\ndef ask(prompt):\n', 'os.getenv("MODEL", "gpt-4-turbo-preview")'],
      ['def ask(prompt, fast):\n', '"gpt-4o-mini" if fast else "gpt-4-turbo-preview"'],
      ['def ask(prompt, chosen):\n', 'chosen or "gpt-4-turbo-preview"'],
    ] as const) {
      const text = `${OPENAI}${head}    return client.chat.completions.create(model=${model}, ${MESSAGES}, max_tokens=500)\n`;
      const found = Object.values(await left({ 'main.py': text }));
      assert.ok(found.length > 0 && found.every((open) => open.includes(SHARED)), head);
    }
  });

  it('waits where a function of another file sends the request', async () => {
    const files = {
      'llm.py': `${OPENAI}\n\ndef ask(prompt, model):\n    return client.chat.completions.create(model=model, ${MESSAGES}, max_tokens=100)\n`,
      'main.py': 'from llm import ask\n\nask("Hi", "gpt-4-turbo-preview")\n',
    };
    assert.ok((await onlyOne(files)).includes(SHARED));
  });

  it('is made through a parameter where the call takes it as it is', async () => {
    const text = `${OPENAI}def ask(prompt, model="gpt-4-turbo-preview"):\n    return client.chat.completions.create(model=model, ${MESSAGES})\n`;
    assert.deepEqual(await onlyOne({ 'main.py': text }), []);
  });
});

describe('an id that is given to a function', () => {
  const ask = `${OPENAI}\n\ndef ask(prompt, model):\n    return client.chat.completions.create(model=model, ${MESSAGES})\n\n\n`;

  it('waits where others are given to it, in the same file and in another one', async () => {
    const own = `${ask}ask("Hi", "gpt-4-turbo-preview")\nask("Hi", "gpt-5.4-mini-2026-03-17")\n`;
    assert.deepEqual(await onlyOne({ 'main.py': own }), [
      'check the other calls of the same function, which name gpt-5.4-mini-2026-03-17',
    ]);
    const other = 'from llm import ask\n\nask("Hi", "gpt-4-turbo-preview")\nask("Hi", "gpt-5.4-mini-2026-03-17")\n';
    assert.deepEqual(await onlyOne({ 'llm.py': ask, 'main.py': other }), [
      'check the other calls of the same function, which name gpt-5.4-mini-2026-03-17',
    ]);
  });

  it('is changed where it is the only one', async () => {
    assert.deepEqual(await onlyOne({ 'main.py': `${ask}ask("Hi", "gpt-4-turbo-preview")\n` }), []);
  });
});

describe('a limit of tokens', () => {
  it('is kept where the model can be told not to reason, raised where its maker says how far, and else left to a person', async () => {
    const of = (id: string, limit: string): string =>
      `${OPENAI}def ask(prompt):\n    return client.chat.completions.create(model="${id}", ${MESSAGES}, max_tokens=${limit})\n`;
    assert.deepEqual(await onlyOne({ 'main.py': of('gpt-4-turbo-preview', '100') }), []);
    const groq = 'from groq import Groq\nclient = Groq()\n';
    const asked = (limit: string): string =>
      `${groq}def ask(prompt):\n    return client.chat.completions.create(model="llama3-70b-8192", ${MESSAGES}, max_tokens=${limit})\n`;
    assert.deepEqual(await onlyOne({ 'main.py': asked('512') }), [
      'check max_tokens: what the model thinks counts against it',
    ]);
    assert.deepEqual(await onlyOne({ 'main.py': asked('8000') }), []);
  });

  it('counts in the calls of a framework that is given the model', async () => {
    const of = (limit: string): string =>
      `import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nawait generateText({ model: openai('gpt-4-turbo-preview'), prompt: 'Hi'${limit} });\n`;
    assert.deepEqual(await onlyOne({ 'main.ts': of('') }), []);
    assert.deepEqual(await onlyOne({ 'main.ts': of(', maxOutputTokens: 200') }), [
      'check limits of tokens: what the model thinks counts against them',
    ]);
  });
});

describe('a framework', () => {
  const text =
    'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-4-turbo-preview", temperature=0, max_tokens=300)\n';

  it('is changed by itself where its version sends what it is told, and else not', async () => {
    assert.deepEqual(await onlyOne({ 'main.py': text, 'requirements.txt': 'langchain-openai==0.3.12\n' }), []);
    assert.deepEqual(await onlyOne({ 'main.py': text, 'requirements.txt': 'langchain-openai==0.1.8\n' }), [
      'check what the SDK sends with it',
    ]);
  });
});

describe('tools that a framework is given elsewhere', () => {
  const chain = 'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-4-turbo-preview"';

  it('wait where nothing says that the model does not reason', async () => {
    assert.deepEqual(await onlyOne({ 'main.py': `${chain})\n` }), []);
    assert.deepEqual(await onlyOne({ 'main.py': `${chain}).bind_tools(TOOLS)\n` }), [
      'check tools: it takes them beside reasoning by another endpoint alone',
    ]);
    assert.deepEqual(await onlyOne({ 'main.py': `${chain}, temperature=0).bind_tools(TOOLS)\n` }), []);
  });
});

describe('a parameter that the SDK in use does not know', () => {
  const text = (limit: string): string =>
    `${OPENAI}def ask(prompt):\n    return client.chat.completions.create(model="gpt-4-turbo-preview", ${MESSAGES}, max_tokens=${limit})\n`;

  it('is not written by itself', async () => {
    const old = await onlyOne({ 'main.py': text('8000'), 'requirements.txt': 'openai==1.30.1\n' });
    assert.deepEqual(old, ['check the SDK: openai knows it since 1.45.0']);
    assert.deepEqual(await onlyOne({ 'main.py': text('8000'), 'requirements.txt': 'openai>=1.30\n' }), []);
    assert.deepEqual(await onlyOne({ 'main.py': text('8000'), 'requirements.txt': 'openai==2.8.0\n' }), []);
  });

  it('is another way gone where there is one: types of earlier versions name no effort of none', async () => {
    const call =
      "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const ask = (messages: []) => client.chat.completions.create({ model: 'gpt-4-turbo-preview', messages, max_tokens: 100 });\n";
    const { analyzer, findings } = await scanFiles({
      'main.ts': call,
      'package.json': '{"dependencies": {"openai": "^4.70.0"}}',
    });
    const finding = findings.find(({ rule }) => rule === 'retired-model');
    const [fix] = finding ? await analyzer.fixes(finding, new AbortController().signal) : [];
    analyzer.dispose();
    assert.deepEqual(fix?.migration?.changes, ['max_tokens → max_completion_tokens', 'max_tokens raised to 25000']);
  });
});

describe('a turn of the assistant at the end', () => {
  const head = 'import anthropic\nclient = anthropic.Anthropic()\n';
  const of = (messages: string): string =>
    `${head}client.messages.create(model="claude-3-sonnet-20240229", max_tokens=900, messages=${messages})\n`;

  it('waits for a person, any other is no matter', async () => {
    const user = '{"role": "user", "content": "Hi"}';
    const begun = '{"role": "assistant", "content": "{"}';
    assert.deepEqual(await onlyOne({ 'main.py': of(`[${user}, ${begun}]`) }), [
      'check max_tokens: what the model thinks counts against it',
      'check messages: a turn of the assistant at their end is refused',
    ]);
    assert.deepEqual(await onlyOne({ 'main.py': of(`[${begun}, ${user}]`) }), [
      'check max_tokens: what the model thinks counts against it',
    ]);
  });
});

describe('what goes in and is not taken any more', () => {
  const groq = `from groq import Groq\nclient = Groq()\ndef ask(prompt):\n    return client.chat.completions.create(model="meta-llama/llama-4-scout-17b-16e-instruct", ${MESSAGES})\n`;

  it('matters where the workspace sends it', async () => {
    assert.deepEqual(await onlyOne({ 'main.py': groq }), []);
    const sender = `${OPENAI}PART = {"type": "image_url", "image_url": {"url": url}}\n\n\ndef send(parts):\n    client.chat.completions.create(model="gpt-5.4-mini-2026-03-17", messages=parts)\n`;
    assert.deepEqual(await onlyOne({ 'main.py': groq, 'send.py': sender }), ['check inputs: it takes no image']);
  });

  it('is not lost where the source never tells of such input', async () => {
    const call = `${OPENAI}def ask(prompt):\n    return client.chat.completions.create(model="gpt-4o", ${MESSAGES})\n`;
    const sender = 'PART = {"type": "file", "file": {"file_data": data}}\n';
    assert.deepEqual(await onlyOne({ 'main.py': call, 'send.py': sender }), []);
  });

  it('is told by what is written to send it', () => {
    for (const [what, text] of [
      ['pdf', "media_type: 'application/pdf'"],
      ['audio', '{"type": "input_audio"}'],
      ['video', 'types.Part.from_uri(uri)'],
      ['image', '{ type: "image_url", image_url: { url } }'],
      ['smell', ''],
    ] as const)
      assert.ok(sendsInput(text, what), text);
    for (const what of ['pdf', 'audio', 'video', 'image'])
      assert.ok(!sendsInput('{"type": "text"} type="file_name"', what));
  });
});

describe('a pin', () => {
  const preferred = async (files: Files): Promise<readonly boolean[]> => {
    const { analyzer, findings } = await scanFiles(files);
    const floating = findings.filter(({ rule }) => rule === 'floating-model');
    const all = await analyzer.fixesOfAll(floating, new AbortController().signal);
    analyzer.dispose();
    return [...all.values()].flat().flatMap((fix) => (fix.kind === 'pin' ? [fix.preferred] : []));
  };

  it('is made in code and in the environment', async () => {
    const call = `${OPENAI}client.chat.completions.create(model="gpt-5.4-mini", messages=[])\n`;
    assert.deepEqual(await preferred({ 'main.py': call }), [true]);
    assert.deepEqual(await preferred({ '.env': 'OPENAI_MODEL=gpt-5.4-mini\n' }), [true]);
  });

  it('waits in the settings of a program, and under a name that says it is the latest', async () => {
    const setting = '{"llmConfig": {"provider": "openai", "model": "gpt-5.4-mini"}}\n';
    assert.deepEqual(await preferred({ 'agent.json': setting }), [false]);
    const latest = `${OPENAI}LATEST_SMALL = "gpt-5.4-mini"\nclient.chat.completions.create(model=LATEST_SMALL, messages=[])\n`;
    assert.deepEqual(await preferred({ 'main.py': latest }), [false]);
  });
});

describe('a name that says which model it is', () => {
  const found = (text: string, to = 'gpt-6.1-sol'): string | null => {
    const id = /gpt-[\w.-]+|claude-[\w.-]+/.exec(text)?.[0] ?? '';
    return namedAfter(text, text.indexOf(id, text.lastIndexOf(id)), id, to);
  };

  it('is found around an id', () => {
    assert.equal(found('CLAUDE_3_OPUS = "claude-3-opus-latest"', 'claude-opus-4-8'), 'CLAUDE_3_OPUS');
    assert.equal(found("  'scira-o': wrap({ model: openai('gpt-5.1') })"), null);
    const row = "{ 'scira-gpt-5.1-x': wrap({ model: openai(";
    assert.equal(namedAfter(`${row}'gpt-5.1') }) }`, row.length + 1, 'gpt-5.1', 'gpt-6.1-sol'), 'scira-gpt-5.1-x');
    for (const before of ['self.OpenAIGPT35 = ChatOpenAI(model_name="', 'gpt_35 = "', "'gpt-3.5': openai('"])
      assert.ok(namedAfter(`${before}gpt-3.5-turbo"`, before.length, 'gpt-3.5-turbo', 'gpt-5.6-terra'), before);
    const kotlin = 'const val GPT_4O_MINI: String = "';
    assert.equal(namedAfter(`${kotlin}gpt-4o-mini"`, kotlin.length, 'gpt-4o-mini', 'gpt-6-luna'), 'GPT_4O_MINI');
  });

  it('is found beside an id, in its row', () => {
    const row = "{ id: 'gpt-5', label: 'GPT-5', tier: 'best' }, { id: 'other', label: 'GPT-4o' }";
    assert.equal(namedAfter(row, row.indexOf('gpt-5'), 'gpt-5', 'gpt-6.1-sol'), 'GPT-5');
    const before = "{ name: 'Claude 3 Opus', model: 'claude-3-opus-20240229' }";
    const at = before.indexOf('claude-3');
    assert.equal(namedAfter(before, at, 'claude-3-opus-20240229', 'claude-opus-4-8'), 'Claude 3 Opus');
    const fitting = "{ id: 'gpt-5', label: 'Best', note: 'as GPT-5 was' }, { label: 'GPT-5' }";
    assert.equal(namedAfter(fitting, fitting.indexOf('gpt-5'), 'gpt-5', 'gpt-6.1-sol'), null);
  });

  it('is none where it says nothing of the kind, or fits the new one too', () => {
    for (const before of ['MODEL = "', '{ "model": "', 'create(model="', 'gpt = "'])
      assert.equal(namedAfter(`${before}gpt-4o"`, before.length, 'gpt-4o', 'gpt-6-luna'), null, before);
    const before = 'GPT_5_4 = "';
    assert.equal(namedAfter(`${before}gpt-5.4"`, before.length, 'gpt-5.4', 'gpt-5.4-2026-03-05'), null);
  });
});

describe('options beside a client that is made for a model', () => {
  const head = 'using OpenAI.Chat;\n';
  const asked = (rest: string, field = 'private readonly ChatClient _chat', name = '_chat'): string =>
    `${head}class A(string key) {\n    ${field} = new("gpt-4-turbo-preview", key);\n    void Ask(string q) { ${rest.replaceAll('_chat', name)} }\n}\n`;

  it('are followed to all calls of the client', async () => {
    const options = 'var o = new ChatCompletionOptions { Temperature = 0.2f }; _chat.CompleteChat([q], o);';
    assert.deepEqual(await onlyOne({ 'main.cs': asked(options) }), []);
    assert.deepEqual(await onlyOne({ 'main.cs': asked('_chat.CompleteChat(q);') }), []);
  });

  it('are looked at by a person where the client, or the options, get somewhere else', async () => {
    const unseen = ['check parameters that are set elsewhere'];
    for (const [rest, field, name] of [
      ['_chat.CompleteChat(q); Hand(_chat);'],
      ['var other = _chat; _chat.CompleteChat(q);'],
      ['Chat.CompleteChat(q);', 'public ChatClient Chat', 'Chat'],
      ['_chat.CompleteChat([q], chatOptions);'],
      ['var o = new ChatCompletionOptions(); o.Tools.Add(tool); _chat.CompleteChat([q], o);'],
    ] as const)
      assert.deepEqual(await onlyOne({ 'main.cs': asked(rest, field, name) }), unseen, rest);
  });

  it('take no texts where the SDK has constants of its own', async () => {
    const tools = 'var o = new ChatCompletionOptions { Tools = { tool } }; _chat.CompleteChat([q], o);';
    assert.deepEqual(await onlyOne({ 'main.cs': asked(tools) }), [
      'write reasoning_effort: none (as the builder has it)',
    ]);
  });
});

describe('a struct of Go that is bound to a name first', () => {
  const of = (rest: string): string =>
    `package main\n\nimport "github.com/openai/openai-go"\n\nfunc ask(client openai.Client) {\n\tparams := openai.ChatCompletionNewParams{Model: "gpt-4-turbo-preview", MaxTokens: openai.Int(9000)}\n\t${rest}\n}\n`;

  it('is changed where it is sent as it was made', async () => {
    assert.deepEqual(await onlyOne({ 'main.go': of('client.Chat.Completions.New(ctx, params)') }), []);
    const told = of('params.Messages = messages\n\tclient.Chat.Completions.New(ctx, params)');
    assert.deepEqual(await onlyOne({ 'main.go': told }), []);
  });

  it('waits where more of it is set, or somebody else is given it', async () => {
    for (const rest of [
      'params.Temperature = openai.Float(0.3)\n\tclient.Chat.Completions.New(ctx, params)',
      'prepare(params)\n\tclient.Chat.Completions.New(ctx, params)',
      'return params',
    ])
      assert.deepEqual(await onlyOne({ 'main.go': of(rest) }), ['check parameters that are set elsewhere'], rest);
  });
});

describe('an id whose call is not seen', () => {
  it('is changed where the other model of its family takes the same requests, and holds as much', async () => {
    assert.deepEqual(await onlyOne({ '.env': 'MISTRAL_MODEL=mistral-medium-2505\n' }), []);
  });

  it('waits where requests differ, or may', async () => {
    // Of the first nobody says how much it holds.
    for (const line of [
      'XAI_MODEL=grok-4-0709',
      'XAI_MODEL=grok-3',
      'OPENAI_MODEL=gpt-4-turbo-preview',
      'MISTRAL_MODEL=magistral-medium-2506',
    ])
      assert.deepEqual((await onlyOne({ '.env': `${line}\n` }))[0], 'check the calls that use it', line);
  });
});

describe('an object that is changed after it was made', () => {
  const head = `${OPENAI}def ask(prompt, t, extra):\n    params = {"model": "gpt-4o", "messages": [{"role": "user", "content": prompt}]}\n`;
  const call = '    return client.chat.completions.create(**params)\n';

  it('is not all that is sent', async () => {
    for (const change of ['    if t:\n        params["temperature"] = t\n', '    params.update(extra)\n']) {
      assert.deepEqual(await onlyOne({ 'main.py': head + change + call }), ['check parameters that are set elsewhere']);
    }
    const typescript = (change: string): string =>
      `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport function ask(t: number) {\n  const params = { model: 'gpt-4o', messages: [] };\n  ${change}\n  return client.chat.completions.create(params);\n}\n`;
    for (const change of ['if (t) params.temperature = t;', "params['top_p'] = t;", 'Object.assign(params, { t });'])
      assert.deepEqual(await onlyOne({ 'main.ts': typescript(change) }), ['check parameters that are set elsewhere']);
    const body =
      'import requests\npayload = {"model": "gpt-4o", "messages": []}\npayload["temperature"] = 0.3\nrequests.post("https://api.openai.com/v1/chat/completions", json=payload)\n';
    assert.deepEqual(await onlyOne({ 'main.py': body }), ['check parameters that are set elsewhere']);
  });

  it('is what is sent where only messages were added, or another one was changed', async () => {
    const other =
      '    params["messages"] = [prompt]\n    params["stream"] = True\n    settings = {}\n    settings["x"] = t\n';
    assert.deepEqual(await onlyOne({ 'main.py': head + other + call }), []);
  });
});

describe('a test of a part of an id', () => {
  const call = `${OPENAI}def ask(prompt):\n    return client.chat.completions.create(model="gpt-4o", ${MESSAGES})\n`;

  it('matters where it takes the other model for something else', async () => {
    for (const test of ['model.startswith("gpt-4")', '"4o" in model_name'])
      assert.deepEqual(await onlyOne({ 'main.py': `${call}def reads(model, model_name):\n    return ${test}\n` }), [
        'check main.py:6, where ids are told apart',
      ]);
  });

  it('is none where it says the same of both', async () => {
    for (const test of ['model.startswith("gpt-")', '"claude" in model_name', 'path.startswith("/v1")'])
      assert.deepEqual(await onlyOne({ 'main.py': `${call}def reads(model, model_name):\n    return ${test}\n` }), []);
  });
});

describe('a setting that several calls take', () => {
  const settings = 'MODEL = "gpt-4o"\n';
  const seen = `from settings import MODEL\n${OPENAI}def ask(prompt):\n    return client.chat.completions.create(model=MODEL, ${MESSAGES})\n`;

  it('waits where one of them was not seen', async () => {
    assert.deepEqual(await onlyOne({ 'settings.py': settings, 'main.py': seen }), []);
    const unseen =
      'from settings import MODEL\n\n\ndef relay(transport, prompt):\n    return transport.submit(model=MODEL, text=prompt)\n';
    assert.deepEqual(await onlyOne({ 'settings.py': settings, 'main.py': seen, 'relay.py': unseen }), [
      'check the calls that use it',
    ]);
  });
});
