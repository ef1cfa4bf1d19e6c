import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { Reference } from '../../../src/core/model/report.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

const OPENAI = 'from openai import OpenAI\nclient = OpenAI()\n';
const CALL = 'client.chat.completions.create(model=';

/** The values that reach the SDK calls of a file, as `text via path-of-the-literal:via`, or the reason why none does. */
async function reach(path: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  try {
    const reports = await analyzer.scan(() => undefined, new AbortController().signal);
    const report = reports.find(({ uri }) => uri === `${ROOT}/${path}`);
    return (report?.references ?? []).filter(isCall).map((reference) => {
      const { literal, text, via, reason } = reference;
      if (!literal) return `? ${String(reason)}`;
      return `${String(text)} ${literal.uri.slice(ROOT.length + 1)} ${via.join('<')}`.trim();
    });
  } finally {
    analyzer.dispose();
  }
}

function isCall({ detector, kind }: Reference): boolean {
  return kind !== 'package' && kind !== 'endpoint' && !detector.startsWith('convention/');
}

interface Case {
  readonly title: string;
  readonly code: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

const python: readonly Case[] = [
  { title: 'a constant', code: `MODEL = "gpt-4o"\n${CALL}MODEL)`, expected: ['gpt-4o app.py constant'] },
  {
    title: 'a constant of another file',
    code: `from settings import MODEL\n${CALL}MODEL)`,
    files: { 'settings.py': 'MODEL = "gpt-4o"' },
    expected: ['gpt-4o settings.py import<constant'],
  },
  {
    title: 'a name that a package passes on',
    code: `from conf import MODEL\n${CALL}MODEL)`,
    files: { 'conf/__init__.py': 'from .models import MODEL', 'conf/models.py': 'MODEL = "gpt-4o"' },
    expected: ['gpt-4o conf/models.py import<re-export<import<constant'],
  },
  {
    title: 'a name behind a star',
    code: `from conf import *\n${CALL}MODEL)`,
    files: { 'conf.py': 'MODEL = "gpt-4o"' },
    expected: ['gpt-4o conf.py re-export<constant'],
  },
  {
    title: 'a settings object of another file',
    code: `from settings import settings\n${CALL}settings.model)`,
    files: {
      'settings.py':
        'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    model: str = "gpt-4o"\nsettings = Settings()',
    },
    expected: ['gpt-4o settings.py import<constant<field'],
  },
  {
    title: 'a settings object that a class method makes',
    code: `from conf import Conf\nconf = Conf.load({})\n${CALL}conf.model)`,
    files: {
      'conf.py':
        'class Conf:\n    model: str = "gpt-4o"\n    @classmethod\n    def load(cls, values):\n        return cls(**values)\nConf = Conf',
    },
    expected: ['gpt-4o conf.py constant<return<field'],
  },
  {
    title: 'an entry of a table',
    code: `MODELS = {"fast": "gpt-4o-mini", "slow": "gpt-4o"}\n${CALL}MODELS["slow"])`,
    expected: ['gpt-4o app.py constant<table'],
  },
  {
    title: 'an item of a list',
    code: `MODELS = ["gpt-4o-mini", "gpt-4o"]\n${CALL}MODELS[1])`,
    expected: ['gpt-4o app.py constant<item'],
  },
  {
    title: 'an enum member',
    code: `from enum import Enum\nclass Model(str, Enum):\n    BIG = "gpt-4o"\n${CALL}Model.BIG.value)`,
    expected: ['gpt-4o app.py enum'],
  },
  {
    title: 'a parameter with its default and what callers give',
    code: `def ask(model="gpt-4o"):\n    return ${CALL}model)\nask(model="gpt-4.1")`,
    expected: ['gpt-4o app.py parameter-default', 'gpt-4.1 app.py parameter'],
  },
  {
    title: 'a name that is given a default only where it is empty',
    code: `def ask(model=None):\n    model = model or "gpt-4o"\n    return ${CALL}model)`,
    expected: ['gpt-4o app.py constant<fallback'],
  },
  {
    title: 'an environment variable through the file that sets it, and its default',
    code: `import os\n${CALL}os.getenv("MODEL", "gpt-4o"))`,
    files: { '.env': 'MODEL=gpt-4.1\n', 'other/.env': 'MODEL=gpt-4o-mini\n' },
    expected: ['gpt-4o app.py environment-default', 'gpt-4.1 .env environment'],
  },
  {
    title: 'text put together',
    code: `BASE = "gpt-4o"\n${CALL}f"{BASE}-mini")`,
    expected: ['gpt-4o-mini app.py interpolated<constant'],
  },
  {
    title: 'options handed on as a whole',
    code: `options = {"model": "gpt-4o", "temperature": 0}\nclient.chat.completions.create(**options)`,
    expected: ['gpt-4o app.py constant<table'],
  },
];

const taken: readonly Case[] = [
  {
    title: 'one of several values that a function returns',
    code: `def pick():\n    return "gpt-4o", 0.5\nmodel, temperature = pick()\n${CALL}model)`,
    expected: ['gpt-4o app.py constant<return<table'],
  },
  {
    title: 'a field of a class that the command line is parsed into',
    code: [
      'from dataclasses import dataclass, field',
      'from transformers import AutoModel, HfArgumentParser',
      '@dataclass',
      'class ModelArguments:',
      '    model_name_or_path: str = field(default="facebook/opt-125m")',
      '@dataclass',
      'class DataArguments:',
      '    path: str = "data"',
      'parser = HfArgumentParser((ModelArguments, DataArguments))',
      'model_args, data_args = parser.parse_args_into_dataclasses()',
      'AutoModel.from_pretrained(model_args.model_name_or_path)',
    ].join('\n'),
    expected: ['facebook/opt-125m app.py constant<field'],
  },
];

const reasons: readonly Case[] = [
  { title: 'a parameter', code: `def ask(model):\n    return ${CALL}model)`, expected: ['? parameter'] },
  {
    title: 'an environment variable that nothing sets',
    code: `import os\n${CALL}os.environ["M"])`,
    expected: ['? environment'],
  },
  { title: 'a value of the run', code: `${CALL}input().split()[0])`, expected: ['? not-found'] },
  {
    title: 'a text with a part that is not known',
    code: `def f(x):\n    ${CALL}f"gpt-{x}")`,
    expected: ['? interpolated'],
  },
  { title: 'a key that is not there', code: `M = {"a": "gpt-4o"}\n${CALL}M["b"])`, expected: ['? no-such-key'] },
  {
    title: 'names that stand for each other',
    code: `from a import M\n${CALL}M)`,
    files: { 'a.py': 'from b import N\nM = N', 'b.py': 'from a import M\nN = M' },
    expected: ['? cycle'],
  },
  {
    title: 'functions that call each other',
    code: `def f():\n    return g()\ndef g():\n    return f()\n${CALL}f())`,
    expected: ['? too-deep'],
  },
  { title: 'a relative module that is not there', code: `from .gone import M\n${CALL}M)`, expected: ['? not-found'] },
  { title: 'a number', code: `M = 4\n${CALL}M)`, expected: ['? not-a-string'] },
  {
    title: 'a chain that is too long',
    code: `${Array.from({ length: 300 }, (_, i) => `m${String(i + 1)} = m${String(i)}`).join('\n')}\n${CALL}m300)`.replace(
      'm1 = m0',
      'm0 = "gpt-4o"\nm1 = m0',
    ),
    expected: ['? too-deep'],
  },
];

const typescript: readonly Case[] = [
  {
    title: 'a constant of another file, re-exported',
    code: "import { MODEL } from './conf';\nnew OpenAI().responses.create({ model: MODEL });",
    files: {
      'conf/index.ts': "export { MODEL } from './models';",
      'conf/models.ts': "export const MODEL = 'gpt-4o' as const;",
    },
    expected: ['gpt-4o conf/models.ts import<re-export<import<constant'],
  },
  {
    title: 'a module behind a path alias',
    code: "import { MODEL } from '@/conf';\nnew OpenAI().responses.create({ model: MODEL });",
    files: {
      'tsconfig.json': '{\n  // where sources are\n  "compilerOptions": { "paths": { "@/*": ["./src/*"] } },\n}',
      'src/conf.ts': "export const MODEL = 'gpt-4o';",
    },
    expected: ['gpt-4o src/conf.ts import<constant'],
  },
  {
    title: 'a default export and a nested table',
    code: "import conf from './conf';\nnew OpenAI().responses.create({ model: conf.models.chat });",
    files: { 'conf.ts': "export default { models: { chat: 'gpt-4o' } };" },
    expected: ['gpt-4o conf.ts import<constant<table'],
  },
  {
    title: 'the environment with a default',
    code: "new OpenAI().responses.create({ model: process.env.MODEL ?? 'gpt-4o' });",
    files: { '.env.local': 'MODEL=gpt-4.1\n' },
    expected: ['gpt-4.1 .env.local fallback<environment', 'gpt-4o app.ts fallback'],
  },
  {
    title: 'a property of the object a class makes',
    code: "class Chat {\n  model = 'gpt-4o';\n  ai = new OpenAI();\n  ask() {\n    return this.ai.responses.create({ model: this.model });\n  }\n}",
    expected: ['gpt-4o app.ts field'],
  },
];

describe('evaluation', () => {
  for (const { title, code, files = {}, expected } of [...python, ...taken]) {
    it(`reaches ${title}`, async () => {
      assert.deepEqual(await reach('app.py', { ...files, 'app.py': OPENAI + code }), expected);
    });
  }

  for (const { title, code, files = {}, expected } of reasons) {
    it(`says why not: ${title}`, async () => {
      assert.deepEqual(await reach('app.py', { ...files, 'app.py': OPENAI + code }), expected);
    });
  }

  for (const { title, code, files = {}, expected } of typescript) {
    it(`reaches in TypeScript ${title}`, async () => {
      assert.deepEqual(
        await reach('app.ts', { ...files, 'app.ts': `import OpenAI from 'openai';\n${code}` }),
        expected,
      );
    });
  }

  it('reaches a file that only hands a constant on', async () => {
    const files = {
      'settings.py': 'DEFAULT_MODEL = "gpt-4o"',
      'wrapper.py': 'def run(model):\n    return model',
      'use.py': 'from settings import DEFAULT_MODEL\nfrom wrapper import run\nrun(model=DEFAULT_MODEL)\n',
    };
    const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
    const reports = await analyzer.scan(() => undefined, new AbortController().signal);
    analyzer.dispose();
    const use = reports.find(({ uri }) => uri.endsWith('/use.py'))?.references ?? [];
    assert.deepEqual(
      use.map(({ text, literal, use: how }) => [text, literal?.uri.slice(ROOT.length + 1), how]),
      [['gpt-4o', 'settings.py', 'call']],
    );
  });

  it('is not misled by members of other objects', async () => {
    const code = `config.model = "gpt-4.1"\nmodel = "gpt-4o"\n${CALL}model)`;
    assert.deepEqual(await reach('app.py', { 'app.py': OPENAI + code }), ['gpt-4o app.py constant']);
  });
});
