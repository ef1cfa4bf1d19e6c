import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';

/** Edits by what they replace, one after the other, and how many statements each may leave as they are at least. */
type Edits = readonly (readonly [from: string, to: string, reused: number])[];

const PYTHON = `import os
from openai import OpenAI

client = OpenAI()
MODEL = "gpt-4o"

def first(text):
    return [client.create(model=MODEL, x={"a": part}) for part in text]

class Settings:
    model: str = os.environ["MODEL"]

    def use(self, name):
        self.name = name
        return self.name == "a"

settings = Settings()
settings.model = "gpt-4o-mini"

def second(name="b"):
    global MODEL
    MODEL = name
    os.getenv("OTHER", "c")
    return first(name)
`;

const TYPESCRIPT = `import OpenAI from 'openai';
import { env } from 'node:process';

const client = new OpenAI();
let model = 'gpt-4o';

export function first(text: string) {
  later = text;
  return client.create({ model: later, list: [env.A, \`x\${text}\`] });
}

export class Settings {
  model = 'a';
  use(name: string) { this.model = name; return this.model === 'b' ? first(name) : null; }
}

interface Shape { model: string }

export const made = () => ({ ...model, inner: new Settings() });
let later = 'c';
`;

const CASES: readonly (readonly [language: string, text: string, Edits])[] = [
  [
    'python',
    PYTHON,
    [
      ['for part in', 'for parts in', 6],
      ['"gpt-4o"', '"gpt-4o-mini-2024"', 4],
      ['return [', 'if (lambda x: x): return [', 4],
      ['MODEL = "gpt', 'OTHER = "gpt', 0],
      ['import os', 'import os as system', 0],
      ['    global MODEL\n', '', 6],
      ['settings.model =', 'settings["b"] =', 5],
      ['def second', 'x.y = "z"\n\ndef second', 5],
      ['class Settings:', 'class Settings(', 3],
      ['class Settings(', 'class Settings:', 3],
      ['def first(text):', 'def first(text, more, *rest):', 5],
    ],
  ],
  [
    'typescript',
    TYPESCRIPT,
    [
      ["'gpt-4o'", "'gpt-4o-mini'", 5],
      ["model = 'a'", "model = ((x) => { const y = x; return 'a'; })", 5],
      ["let later = 'c'", "let never = 'c'", 0],
      ['interface Shape', 'class Shape', 0],
      ['const client', 'const customer', 0],
      ['const client', 'const client', 8],
      ['export const made', 'export { later as made };\nexport const other', 0],
      ['export { later as made };\n', '', 0],
      ['return this.model', 'await null; return this.model', 7],
    ],
  ],
];

describe('facts of edited documents', () => {
  const collector = createFactCollector(createGrammars(testAssets()));
  const signal = new AbortController().signal;
  const read = async (language: string, text: string, version: number): Promise<FileFacts> => {
    const { facts } = await collector.collect({ uri: `file:///a.${language}`, language, version, text }, signal);
    return { ...(facts ?? assert.fail()), version: 0 };
  };

  after(() => {
    collector.dispose();
  });

  for (const [language, first, edits] of CASES)
    it(`are those of the text, with statements kept that did not change: ${language}`, async () => {
      let text = first;
      let version = 1;
      await read(language, text, version++);
      for (const [from, to, least] of edits) {
        text = text.replace(from, () => to);
        const before = collector.counts().reused;
        assert.deepEqual(await read(language, text, version++), await read(language, text, 0), `${from} → ${to}`);
        const reused = collector.counts().reused - before;
        assert.ok(reused >= least, `${from} → ${to}: ${String(reused)} statements were kept`);
      }
    });
});
