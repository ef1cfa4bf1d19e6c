import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { memoryWorkspace, ROOT, testPorts } from '../../support/ports.ts';

/** `file literal provider useReason` of each live model reference whose literal or site is in `file`. */
async function found(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const analyzer = createAnalyzer(
    { ...testPorts(), workspace: memoryWorkspace(files) },
    { horizonDays: 90, includeTests: false },
  );
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return reports
    .filter(({ uri }) => uri === `${ROOT}/${file}`)
    .flatMap(({ references }) => references)
    .filter(({ kind, use }) => kind === 'model' && use !== 'listed')
    .map(({ text, provider, useReason }) => `${text ?? '?'} ${provider}: ${useReason}`);
}

const LLM = `from openai import OpenAI

client = OpenAI()

def ask(prompt, which):
    return client.chat.completions.create(model=which, messages=[prompt])

def log(prompt, which):
    print(which)
`;

describe('functions that hand a model on', () => {
  it('make their callers in other files places where a model is named', async () => {
    const files = { 'llm.py': LLM, 'app.py': 'from llm import ask\nask("hi", "gpt-4o-mini")\n' };
    assert.deepEqual(await found(files, 'app.py'), ['gpt-4o-mini openai: reaches chat.completions.create through ask']);
  });

  it('say nothing of parameters that reach no model argument', async () => {
    const files = { 'llm.py': LLM, 'app.py': 'from llm import log\nlog("hi", "gpt-4o-mini")\n' };
    assert.deepEqual(await found(files, 'app.py'), []);
  });

  it('are followed through constructors and attributes', async () => {
    const files = {
      'agent.py': `from anthropic import Anthropic

class Agent:
    def __init__(self, name, brain):
        self.brain = brain
        self.client = Anthropic()

    def run(self):
        return self.client.messages.create(model=self.brain, max_tokens=1, messages=[])
`,
      'app.py': 'from agent import Agent\nAgent("writer", "claude-3-haiku-20240307").run()\n',
    };
    assert.deepEqual(await found(files, 'app.py'), [
      'claude-3-haiku-20240307 anthropic: reaches messages.create through Agent',
    ]);
  });

  it('are followed through functions that hand on to others', async () => {
    const files = {
      'llm.py': LLM,
      'tools.py': 'from llm import ask\n\ndef summarize(text, engine):\n    return ask(text, engine)\n',
      'app.py': 'from tools import summarize\nsummarize("hi", "gpt-4o")\n',
    };
    assert.deepEqual(await found(files, 'app.py'), ['gpt-4o openai: reaches ask through summarize']);
  });

  it('end where functions hand on in a circle', async () => {
    const files = {
      'a.py': 'from b import g\n\ndef f(x, m):\n    return g(x, m)\n',
      'b.py': 'from a import f\n\ndef g(x, m):\n    return f(x, m)\n',
      'app.py': 'from a import f\nf("hi", "gpt-4o")\n',
    };
    assert.deepEqual(await found(files, 'app.py'), []);
  });

  it('are followed in TypeScript, also where a constant is handed in', async () => {
    const files = {
      'llm.ts': `import OpenAI from 'openai';
const client = new OpenAI();
export const ask = async (prompt: string, which: string) =>
  client.chat.completions.create({ model: which, messages: [{ role: 'user', content: prompt }] });
`,
      'models.ts': "export const FAST_MODEL = 'gpt-4o-mini';\n",
      'app.ts': "import { ask } from './llm';\nimport { FAST_MODEL } from './models';\nawait ask('hi', FAST_MODEL);\n",
    };
    assert.deepEqual(await found(files, 'app.ts'), ['gpt-4o-mini openai: reaches chat.completions.create through ask']);
  });
});
