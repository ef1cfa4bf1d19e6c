import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../src/core/model/facts.ts';
import type { SourceText } from '../../../src/core/model/text.ts';
import { createGrammars } from '../../../src/core/syntax/grammars.ts';
import { frontEndOf, readLanguages } from '../../../src/core/syntax/languages.ts';
import { createFactCollector } from '../../../src/core/syntax/trees.ts';
import { anyText, edited, someEdits } from '../../support/broken-text.ts';
import { fixturePaths, fixtureSource } from '../../support/fixtures.ts';
import { testAssets } from '../../support/ports.ts';
import { assertSound } from '../../support/render-facts.ts';
import { SAMPLE as BICEP } from './bicep/sample.ts';
import { SAMPLE as TERRAFORM } from './terraform/sample.ts';
import { SAMPLE as INI } from './ini/sample.ts';
import { SAMPLE as JSON } from './json/sample.ts';
import { SAMPLE as TOML } from './toml/sample.ts';
import { SAMPLE as PROPERTIES } from './properties/sample.ts';
import { SAMPLE as YAML } from './yaml/sample.ts';
import { SAMPLE as CSHARP } from './csharp/sample.ts';
import { SAMPLE as ECMASCRIPT } from './ecmascript/sample.ts';
import { SAMPLE as JAVA } from './jvm/java/sample.ts';
import { SAMPLE as KOTLIN } from './jvm/kotlin/sample.ts';
import { SAMPLE as PHP } from './php/sample.ts';
import { SAMPLE as PYTHON } from './python/sample.ts';
import { SAMPLE as RUBY } from './ruby/sample.ts';

/** Texts with one of everything that a front end reads, beside the fixtures; of formats without fixtures, what there is. */
const SAMPLES: Readonly<Record<string, string>> = {
  sql: 'CREATE TABLE documents (id bigserial, embedding vector(1536));\n',
  prisma: 'model Document {\n  id Int @id\n  embedding Unsupported("vector(1536)")?\n}\n',
  jsonc: '// a\n{ "b": ["c", { "d": "e{{f}}", }], /* g */ "h": null }',
  jupyter:
    '{"cells":[{"cell_type":"code","source":["a = b(\\"c\\")\\n","!d e"]}],"metadata":{"kernelspec":{"language":"python"}},"nbformat":4}',
  'modelkeel-lock': 'version = 1\n\n[[component]]\nid = "a:b"\nkind = "model"\n',
  lockfile: '[[package]]\nname = "a"\nversion = "1.2.3"\n',
  bicep: BICEP,
  terraform: TERRAFORM,
  ini: INI,
  json: JSON,
  toml: TOML,
  properties: PROPERTIES,
  yaml: YAML,
  python: PYTHON,
  ipython: `%pip install a\n!b c\n${PYTHON}`,
  typescript: ECMASCRIPT,
  typescriptreact: ECMASCRIPT,
  javascript: ECMASCRIPT,
  javascriptreact: ECMASCRIPT,
  csharp: CSHARP,
  csharpscript: `#r "nuget: A"\n${CSHARP}`,
  java: JAVA,
  kotlin: KOTLIN,
  php: PHP,
  ruby: RUBY,
};

/** What must stand before and behind a value, for it to be code. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  php: ['<?php $x = ', ';\n$y = "z";\n'],
  java: ['class A { Object x = ', '; Object y = "z"; }\n'],
  kotlin: ['val x = ', '\nval y = "z"\n'],
  go: ['package a\nvar x = ', '\nvar y = "z"\n'],
  rust: ['const X: A = ', ';\nconst Y: A = "z";\n'],
};

/** Code that nests deeper than any stack: what opens, what is inside, and what closes again. */
const NESTED: readonly (readonly [string, string, string])[] = [
  ['(', '"a"', ')'],
  ['[', '"a"', ']'],
  ['{', '"a"', '}'],
  ['a(', '"a"', ')'],
  ['"a" + ', '"b"', ''],
  ['a ?? ', '"b"', ''],
  ['!', 'a', ''],
  ['', 'a', '.b()'],
];

/** More than any front end follows. */
const DEEP = 1500;

/** Text that may stand otherwise in a string than it is meant: escapes, doubled quotes, placeholders, joined lines. */
const ESCAPED = /[\\\r\n$%"'`~^]|\{\{|\}\}/;

/** Names of files that say how their text is read. */
const NAMES: Readonly<Record<string, string>> = { lockfile: 'poetry.lock' };

const sources = fixturePaths().map(fixtureSource);
const signal = new AbortController().signal;

/** Fixtures of a language, and its sample. Large ones are left to be read as they are. */
function texts(language: string): readonly SourceText[] {
  const uri = `file:///any/${NAMES[language] ?? language}`;
  const sample = SAMPLES[language];
  const own = sources.filter((source) => source.language === language && source.text.length < 20_000);
  return [...own, ...(sample === undefined ? [] : [{ uri, language, version: 0, text: sample }])];
}

for (const language of readLanguages()) {
  describe(`any text: ${language}`, () => {
    const collector = createFactCollector(createGrammars(testAssets()));
    const known = texts(language);
    const some = fc.constantFrom(...known);

    after(() => {
      collector.dispose();
    });

    /** The facts of a text, each of whose places is in it; null where the text is not read, which is said. */
    const read = async (source: SourceText, text: string, version = 0): Promise<FileFacts | null> => {
      const { facts, notes } = await collector.collect({ ...source, text, version }, signal);
      assert.ok(facts !== null || notes.length > 0, 'neither facts nor a reason');
      if (facts === null) return null;
      assertSound(facts, text, ESCAPED);
      return { ...facts, version: 0 };
    };

    it('has texts to start from, which are read', async () => {
      assert.ok(known.length > 0);
      for (const source of known) assert.ok(await read(source, source.text), source.uri);
    });

    it('is read without harm, whatever it is', async () => {
      await fc.assert(
        fc.asyncProperty(some, anyText, async (source, text) => {
          await read(source, text);
          await read(source, (AROUND[language]?.[0] ?? '') + text);
        }),
        { numRuns: 60 },
      );
    });

    it('is read without harm where it is broken', async () => {
      await fc.assert(
        fc.asyncProperty(some, someEdits, async (source, edits) => {
          await read(source, edited(source.text, edits));
        }),
        { numRuns: 80 },
      );
    });

    it('gives the same facts edited as anew', async () => {
      let version = 1;
      await fc.assert(
        fc.asyncProperty(some, someEdits, async (source, edits) => {
          const steps = edits.map((_, index) => edited(source.text, edits.slice(0, index + 1)));
          // The way back is a step as well. How a parser mends broken text may depend on what it knew before.
          for (const text of [source.text, ...steps, source.text]) {
            const incremental = await read(source, text, version++);
            const fresh = await read(source, text);
            if (fresh === null || fresh.syntaxErrors === 0) assert.deepEqual(incremental, fresh);
          }
        }),
        { numRuns: frontEndOf(language)?.kind === 'text' ? 5 : 15 },
      );
    });

    it('may nest too deep', async function () {
      // Some grammars take their time with what they cannot read.
      this.timeout(90_000);
      const [source] = known;
      const [before, behind] = AROUND[language] ?? ['x = ', '\ny = "z"\n'];
      for (const [open, inner, close] of NESTED)
        if (source) await read(source, before + open.repeat(DEEP) + inner + close.repeat(DEEP) + behind);
    });
  });
}
