import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

type Files = Readonly<Record<string, string>>;

/** What is used in a file, and how many notes all files have. */
async function scanned(files: Files, path: string): Promise<readonly string[]> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  try {
    const reports = await analyzer.scan(() => undefined, new AbortController().signal);
    assert.deepEqual(
      reports.flatMap(({ notes }) => notes),
      [],
    );
    const references = reports.find(({ uri }) => uri === `${ROOT}/${path}`)?.references ?? [];
    return references
      .filter(({ kind, use }) => kind === 'model' && use === 'call')
      .map(({ text, reason }) => text ?? `? ${String(reason)}`)
      .toSorted();
  } finally {
    analyzer.dispose();
  }
}

const PYTHON = 'from openai import OpenAI\nclient = OpenAI()\ncall = client.chat.completions.create\n';
const SCRIPT = "import OpenAI from 'openai';\nconst ai = new OpenAI();\n";
const RUST =
  'use async_openai::types::CreateChatCompletionRequestArgs;\nfn ask() { CreateChatCompletionRequestArgs::default().model("gpt-4o"); CreateChatCompletionRequestArgs::default().model(NOWHERE); }\n';

/** Files that import all of each other, by language; the first one is looked at. */
const circles: Readonly<Record<string, Files>> = {
  'Python stars': {
    'a.py': `from b import *\n${PYTHON}call(model="gpt-4o")\ncall(model=HERE)\ncall(model=NOWHERE)\n`,
    'b.py': 'from a import *\nfrom c import *\nHERE = "gpt-4o-mini"\n',
    'c.py': 'from b import *\n',
  },
  'Python names': {
    'a.py': `from b import M\n${PYTHON}call(model="gpt-4o")\ncall(model=M)\n`,
    'b.py': 'from c import M\n',
    'c.py': 'from b import M\n',
  },
  'a package and its modules': {
    'a.py': `from pkg import M, N\n${PYTHON}call(model="gpt-4o")\ncall(model=M)\ncall(model=N)\n`,
    'pkg/__init__.py': 'from .inner import *\nfrom pkg import *\n',
    'pkg/inner.py': 'from . import *\nfrom .. import *\nM = "gpt-4o-mini"\n',
  },
  'ECMAScript stars': {
    'a.ts': `import { HERE, NOWHERE } from './b';\nexport * from './b';\n${SCRIPT}for (const model of ['gpt-4o']) ai.responses.create({ model: 'gpt-4o' });\nai.responses.create({ model: HERE });\nai.responses.create({ model: NOWHERE });\n`,
    'b.ts': "export * from './a';\nexport * from './c';\nexport const HERE = 'gpt-4o-mini';\n",
    'c.ts': "export * from './b';\nexport * from './c';\n",
  },
  'ECMAScript names': {
    'a.ts': `import { M } from './b';\n${SCRIPT}ai.responses.create({ model: 'gpt-4o' });\nai.responses.create({ model: M });\n`,
    'b.ts': "export { M } from './c';\n",
    'c.ts': "export { N as M } from './d';\n",
    'd.ts': "export { M as N } from './b';\n",
  },
  'ECMAScript tables': {
    'a.ts': `${SCRIPT}let options = { ...options, temperature: 0 };\nlet others = { ...options };\nfunction ask() {\n  options = { ...others, ...options };\n  ai.responses.create(options);\n  ai.responses.create({ model: 'gpt-4o' });\n}\n`,
  },
  'Rust uses': {
    'src/lib.rs': `mod b;\nmod c;\npub use b::*;\npub use c::*;\n${RUST}`,
    'src/b.rs': 'pub use crate::*;\npub use super::c::*;\n',
    'src/c.rs': 'pub use crate::b::*;\npub use super::*;\n',
  },
  'Java static imports': {
    'src/A.java':
      'package acme;\nimport static acme.B.*;\nimport com.openai.client.okhttp.OpenAIOkHttpClient;\nimport com.openai.models.chat.completions.ChatCompletionCreateParams;\nclass A extends B {\n  void ask() { ChatCompletionCreateParams.builder().model("gpt-4o").build(); ChatCompletionCreateParams.builder().model(NOWHERE).build(); }\n}\n',
    'src/B.java': 'package acme;\nimport static acme.A.*;\nclass B extends A {}\n',
  },
  'C# parts and bases': {
    'A.cs':
      'using OpenAI.Chat;\nusing static Acme.B;\nnamespace Acme;\npartial class A : B { void Ask() { new ChatClient("gpt-4o", ""); new ChatClient(NOWHERE, ""); } }\n',
    'B.cs': 'using static Acme.A;\nnamespace Acme;\npartial class B : A { }\npartial class A { }\n',
  },
};

describe('circles of imports', () => {
  for (const [title, files] of Object.entries(circles)) {
    it(`end, and each file tells what it has: ${title}`, async () => {
      const found = await scanned(files, Object.keys(files)[0] ?? '');
      assert.ok(found.includes('gpt-4o'), found.join());
      const has = Object.values(files).some((text) => text.includes('gpt-4o-mini'));
      assert.equal(found.includes('gpt-4o-mini'), has, found.join());
    });
  }

  it('end also where they are long, and where nothing comes round', async () => {
    const count = 2000;
    const chain = (line: (next: string) => string): Files =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`m${String(index)}.py`, line(`m${String((index + 1) % count)}`)]),
      );
    for (const line of [(next: string) => `from ${next} import *\n`, (next: string) => `from ${next} import model\n`]) {
      const files = {
        'a.py': `from m0 import *\nfrom m0 import model\n${PYTHON}call(model="gpt-4o")\ncall(model=model)\n`,
        ...chain(line),
      };
      assert.ok((await scanned(files, 'a.py')).includes('gpt-4o'));
    }
    const names = Array.from({ length: 10_000 }, (_, index) => `m${String(index + 1)} = m${String(index)}`).join('\n');
    const deep = { 'a.py': `${PYTHON}${names}\ncall(model="gpt-4o")\ncall(model=m10000)\n` };
    assert.ok((await scanned(deep, 'a.py')).includes('gpt-4o'));
  });

  it('are told in the same way whoever is asked first', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const files = Object.fromEntries(
      names.map((name, index) => {
        const [next = '', other = ''] = [names[(index + 1) % 5], names[(index + 3) % 5]];
        const text = `from ${next} import pick_${next}, M_${next}\nfrom ${other} import M_${other}\n${PYTHON}M_${name} = M_${next} or M_${other} or "gpt-4o-2024-0${String(index + 1)}-01"\ndef pick_${name}(m):\n    call(model=m)\n    return pick_${next}(m) or M_${name}\ncall(model=M_${name})\ncall(model=pick_${next}("gpt-4.1"))\npick_${next}(M_${other})\n`;
        return [`${name}.py`, text];
      }),
    );
    const told = async (order: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
      const signal = new AbortController().signal;
      await analyzer.analyze({ uri: `${ROOT}/z.py`, language: 'python', version: 1, text: '' }, signal);
      const reports = new Map<string, string>();
      for (const name of order) {
        const report = await analyzer.analyzeFile(`${ROOT}/${name}.py`, signal);
        reports.set(name, JSON.stringify(report?.references));
      }
      analyzer.dispose();
      return reports;
    };
    const first = await told(names);
    for (const order of [names.toReversed(), ['c', 'a', 'e', 'b', 'd'], ['d', 'b', 'a', 'c', 'e']]) {
      const again = await told(order);
      for (const name of names) assert.equal(again.get(name), first.get(name));
    }
  });
});
