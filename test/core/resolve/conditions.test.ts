import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { testsIn } from '../../../src/core/syntax/collector/tests.ts';
import { memoryWorkspace, ROOT, testPorts } from '../../support/ports.ts';

/** `provider text` of each model that a call is seen to take, sorted. */
async function pairs(file: string, code: string): Promise<readonly string[]> {
  const ports = { ...testPorts(), workspace: memoryWorkspace({ [file]: code }) };
  const analyzer = createAnalyzer(ports, { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return reports
    .filter(({ uri }) => uri === `${ROOT}/${file}`)
    .flatMap(({ references }) => references)
    .filter(({ kind, use }) => kind === 'model' && use === 'call')
    .map(({ provider, text }) => `${provider} ${text ?? '?'}`)
    .toSorted();
}

const PYTHON = 'from anthropic import Anthropic\nfrom groq import Groq\nfrom openai import OpenAI\n';
const OPENAI = 'OpenAI().chat.completions.create(model=model, messages=[])';
const ANTHROPIC = 'Anthropic().messages.create(model=model, max_tokens=1, messages=[])';
const TWO = ['anthropic claude-3-opus-20240229', 'openai gpt-4o'];

interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  readonly gives: readonly string[];
}

const TOGETHER: readonly Case[] = [
  {
    name: 'two statements with the same tests',
    file: 'a.py',
    code: `${PYTHON}
def run(provider):
    if provider == "openai":
        model = "gpt-4o"
    elif provider in ("anthropic", "claude"):
        model = "claude-3-opus-20240229"
    if provider == "openai":
        return ${OPENAI}
    if provider == "anthropic":
        return ${ANTHROPIC}
`,
    gives: TWO,
  },
  {
    name: 'client and model of one arm, whatever is tested',
    file: 'a.py',
    code: `${PYTHON}
def run():
    if fast():
        client = Groq()
        model = "llama-3.3-70b-versatile"
    else:
        client, model = OpenAI(), "gpt-4o"
    return client.chat.completions.create(model=model, messages=[])
`,
    gives: ['groq llama-3.3-70b-versatile', 'openai gpt-4o'],
  },
  {
    name: 'a conditional expression and a branch that leaves',
    file: 'a.py',
    code: `${PYTHON}
def run(provider):
    model = "gpt-4o" if provider == "openai" else "claude-3-opus-20240229"
    if provider == "openai":
        return ${OPENAI}
    return ${ANTHROPIC}
`,
    gives: TWO,
  },
  {
    name: 'tables that are asked for one key',
    file: 'a.py',
    code: `${PYTHON}
CLIENTS = {"openai": OpenAI, "groq": Groq}
MODELS = {"openai": "gpt-4o", "groq": "llama-3.3-70b-versatile"}
def run(provider):
    return CLIENTS[provider]().chat.completions.create(model=MODELS[provider], messages=[])
`,
    gives: ['groq llama-3.3-70b-versatile', 'openai gpt-4o'],
  },
  {
    name: 'what a function returns for the caller\u2019s own provider, and for one that is written',
    file: 'a.py',
    code: `${PYTHON}
def default_model(name):
    if name == "openai":
        return "gpt-4o"
    return "claude-3-opus-20240229"
def run(provider):
    model = default_model(provider)
    if provider == "openai":
        return ${OPENAI}
    model = default_model("anthropic")
    return ${ANTHROPIC}
`,
    gives: TWO,
  },
  {
    name: 'a test of the id itself in front of the call',
    file: 'a.py',
    code: `${PYTHON}
def run(model="gpt-4o"):
    if model.startswith("claude-"):
        return ${ANTHROPIC}
    return ${OPENAI}
run("claude-3-opus-20240229")
`,
    gives: TWO,
  },
  {
    name: 'attributes of an object',
    file: 'a.py',
    code: `${PYTHON}
class Agent:
    def __init__(self, provider):
        self.provider = provider
        if self.provider == "openai":
            self.model = "gpt-4o"
        else:
            self.model = "claude-3-opus-20240229"
    def run(self):
        if self.provider == "openai":
            return OpenAI().chat.completions.create(model=self.model, messages=[])
        return Anthropic().messages.create(model=self.model, max_tokens=1, messages=[])
`,
    gives: TWO,
  },
  {
    name: 'match statements',
    file: 'a.py',
    code: `${PYTHON}
def run(provider):
    match provider:
        case "openai" | "azure":
            model = "gpt-4o"
        case _:
            model = "claude-3-opus-20240229"
    match provider:
        case "openai":
            return ${OPENAI}
        case "anthropic":
            return ${ANTHROPIC}
`,
    gives: TWO,
  },
  {
    name: 'switches of JavaScript that fall through',
    file: 'a.ts',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
function pick(provider: string) {
  switch (provider) {
    case 'openai':
    case 'azure':
      return 'gpt-4o';
    default:
      return 'claude-3-opus-20240229';
  }
}
export async function run(provider: string) {
  const model = pick(provider);
  if (provider === 'azure' || provider === 'openai') return new OpenAI().chat.completions.create({ model, messages: [] });
  return new Anthropic().messages.create({ model, max_tokens: 1, messages: [] });
}
`,
    gives: TWO,
  },
  {
    name: 'expressions of C#',
    file: 'A.cs',
    code: `using OpenAI.Chat;
using OllamaSharp;
class A {
  object Make(string provider) {
    var model = provider switch { "openai" => "gpt-4o", _ => "llama3.1" };
    if (provider == "openai") return new ChatClient(model, "k");
    return new OllamaApiClient("http://localhost:11434", model);
  }
}
`,
    gives: ['ollama llama3.1', 'openai gpt-4o'],
  },
  {
    name: 'Java, where texts are compared by a method',
    file: 'A.java',
    code: `import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
class A {
  Object make(String provider) {
    String model = "openai".equals(provider) ? "gpt-4o" : "claude-3-opus-20240229";
    if (provider.equalsIgnoreCase("openai")) return OpenAiChatModel.builder().modelName(model).build();
    return AnthropicChatModel.builder().modelName(model).build();
  }
}
`,
    gives: TWO,
  },
  {
    name: 'Kotlin and its when',
    file: 'A.kt',
    code: `import dev.langchain4j.model.openai.OpenAiChatModel
import dev.langchain4j.model.anthropic.AnthropicChatModel
fun make(provider: String): Any {
  val model = when (provider) { "openai" -> "gpt-4o"; else -> "claude-3-opus-20240229" }
  if (provider == "openai") {
    return OpenAiChatModel.builder().modelName(model).build()
  }
  return AnthropicChatModel.builder().modelName(model).build()
}
`,
    gives: TWO,
  },
  {
    name: 'Ruby with a condition behind a statement',
    file: 'a.rb',
    code: `require 'openai'
require 'anthropic'
def run(provider)
  model = case provider
          when 'openai' then 'gpt-4o'
          when :anthropic, 'claude' then 'claude-3-opus-20240229'
          end
  return OpenAI::Client.new.chat(parameters: { model: model, messages: [] }) if provider == 'openai'
  Anthropic::Client.new.messages(parameters: { model: model, messages: [] })
end
`,
    gives: TWO,
  },
];

/** Where nothing contradicts, every value that may come is told. */
const ALL = ['openai gpt-4.1', 'openai gpt-4o'];

const APART: readonly Case[] = [
  {
    name: 'tests of other things',
    file: 'a.py',
    code: `${PYTHON}
def run(provider, size):
    if size == "small":
        model = "gpt-4.1"
    else:
        model = "gpt-4o"
    if provider == "openai":
        return ${OPENAI}
`,
    gives: ALL,
  },
  {
    name: 'a name that is given another value between the tests',
    file: 'a.py',
    code: `${PYTHON}
def run(provider):
    if provider == "auto":
        provider = "openai"
        model = "gpt-4.1"
    else:
        model = "gpt-4o"
    if provider == "openai":
        return ${OPENAI}
`,
    gives: ALL,
  },
  {
    name: 'parameters of the same name of two functions',
    file: 'a.py',
    code: `${PYTHON}
def pick(kind):
    if kind == "chat":
        return "gpt-4.1"
    return "gpt-4o"
def run(kind, other):
    model = pick(other)
    if kind == "openai":
        return ${OPENAI}
`,
    gives: ALL,
  },
  {
    name: 'a text and the name of a constant',
    file: 'a.py',
    code: `${PYTHON}from kinds import Provider
def run(provider):
    if provider == Provider.MAIN:
        model = "gpt-4.1"
    else:
        model = "gpt-4o"
    if provider == "openai":
        return ${OPENAI}
`,
    gives: ALL,
  },
  {
    name: 'two calls of one function',
    file: 'a.py',
    code: `${PYTHON}
def setting(name):
    if name == secret():
        return OpenAI()
    return "gpt-4o"
def run(a, b):
    return setting(a).chat.completions.create(model=setting(b), messages=[])
`,
    gives: ['openai gpt-4o'],
  },
];

describe('values and the conditions they stand under', () => {
  for (const { name, file, code, gives } of TOGETHER)
    it(`belong together: ${name}`, async () => {
      assert.deepEqual(await pairs(file, code), gives);
    });

  for (const { name, file, code, gives } of APART)
    it(`are not taken apart: ${name}`, async () => {
      assert.deepEqual(await pairs(file, code), gives);
    });
});

describe('conditions as texts', () => {
  const said = (text: string, holds = true): readonly string[] =>
    testsIn(text, holds).map((test) =>
      `${test.holds ? '' : 'not '}${test.subject} ${test.how} ${test.texts.join('|')}`.trim(),
    );

  it('are read in any language', () => {
    const texts: readonly (readonly [string, readonly string[]])[] = [
      ['provider == "openai"', ['provider is openai']],
      ['(provider.toLowerCase() === `openai`)', ['provider is openai']],
      ['"openai".equals(this.config.provider)', ['self.config.provider is openai']],
      ["$this->provider !== 'openai'", ['not self.provider is openai']],
      ['provider == Provider.OPENAI', ['provider is =Provider.OPENAI']],
      ['@provider == :openai', ['self.provider is openai']],
      ['provider in ["a", "b"]', ['provider is a|b']],
      ['provider not in ("a", "b")', ['not provider is a|b']],
      ['["a", "b"].includes(kind)', ['kind is a|b']],
      ['strings.HasPrefix(model, "gpt-")', ['model starts gpt-']],
      ['"claude" in model', ['model holds claude']],
      ['a == "x" or a == "y"', ['a is x|y']],
      ['a == "x" && !verbose', ['a is x', 'not verbose true']],
      ['not (a == "x" or b == "y")', ['not a is x', 'not b is y']],
    ];
    assert.deepEqual(
      texts.map(([text]) => said(text)),
      texts.map(([, tests]) => tests),
    );
  });

  it('say nothing where they are more than comparisons', () => {
    const texts = ['a == b', 'f(a) == "x"', 'a == "x" or b == "y"', 'len(a) > 3', 'a["x"]() == "y"', 'x = "a"', ''];
    assert.deepEqual(
      texts.map((text) => said(text)),
      texts.map(() => []),
    );
  });

  it('say nothing of what is so where only one of several fails', () => {
    assert.deepEqual(said('a == "x" and b == "y"', false), []);
  });

  it('are read in one pass, however long they are', () => {
    assert.deepEqual(said(`a == "${'x'.repeat(5000)}"`), []);
    assert.deepEqual(said('('.repeat(200)), []);
  });
});
