import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderBinding, renderImport } from '../../../support/render-facts.ts';

const SAMPLES: Readonly<Record<string, string>> = {
  vue: `<template><A model="a" /></template>\r
<script>export const A = 'a'; // modelkeel-ignore-line
</script><!-- modelkeel-ignore-next-line floating-model -- why -->
<script lang="ts" setup>const b: string = 'b\\n'</script><style>a { b: c }</style>`,
  svelte: `<script module>let a = "a"</script>\n{#if a}<B m="c" />{/if}<!-- <script>let c = "c"</script> -->
<script lang='ts'>\n  import X from "x"; let { p = "d" }: { p: string } = $props();\n</script>`,
  astro: `\uFEFF---\nimport X from 'x';\nconst a = await X('a'); if (!a) return;\n---\n<p>{a.map((b) => <B c={"d"} />)}</p>
<script define:vars={{ a: ">" }}>let d: string = "d"</script><script type="application/json">{"e": 1}</script>`,
};

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function collect(language: string, text: string, version = 0): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: `file:///a.${language}`, language, version, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return facts;
}

function bindings(facts: FileFacts): readonly string[] {
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

describe('scripts in markup', () => {
  after(() => {
    collector.dispose();
  });

  it('are read as one text, in place', async () => {
    const text = SAMPLES['vue'] ?? '';
    const facts = await collect('vue', text);
    assert.equal(facts.language, 'vue');
    assert.equal(facts.ecosystem, 'npm');
    assert.equal(facts.syntaxErrors, 0);
    assert.deepEqual(bindings(facts), ['variable A = "a" as A', 'variable b = "b\\n"']);
    const [first] = facts.bindings;
    assert.equal(first && text.slice(first.nameSpan.start, first.nameSpan.end), 'A');
  });

  it('say what language they are written in', async () => {
    const typed = await collect('svelte', SAMPLES['svelte'] ?? '');
    assert.equal(typed.syntaxErrors, 0);
    assert.deepEqual(typed.imports.map(renderImport), ['x#default as X']);
    assert.ok(bindings(typed).includes('variable a = "a"'));
    assert.ok(!bindings(typed).some((binding) => binding.includes('"c"')));
    const jsx = await collect('vue', '<script lang="tsx">const a: string = <b c="d" /></script>');
    assert.equal(jsx.syntaxErrors, 0);
    const plain = await collect('vue', '<script type="module">const a = "b"</script>');
    assert.deepEqual(bindings(plain), ['variable a = "b"']);
  });

  it('may stand between fences', async () => {
    const facts = await collect('astro', SAMPLES['astro'] ?? '');
    assert.equal(facts.syntaxErrors, 0);
    assert.deepEqual(facts.imports.map(renderImport), ['x#default as X']);
    assert.deepEqual(
      facts.bindings.map(({ name }) => name),
      ['a', 'd'],
    );
    const open = await collect('astro', '---\nconst a = "b";\n');
    assert.deepEqual(bindings(open), ['variable a = "b"']);
  });

  it('hold no data, templates or markup', async () => {
    for (const text of [
      '<script type="application/ld+json">{"model": "a"}</script>',
      '<script type="text/x-template">const a = "b"</script>',
      '<script lang="coffee">a = "b"</script>',
      '<script src="a.js" />const a = "b"',
      '<!-- <script>const a = "b"</script> -->',
      '<scripted>const a = "b"</scripted>',
      '',
    ]) {
      const facts = await collect('vue', text);
      assert.deepEqual([facts.bindings, facts.calls, facts.imports, facts.settings], [[], [], [], []], text);
    }
  });

  it('are silenced in code and in markup', async () => {
    const text = SAMPLES['vue'] ?? '';
    const facts = await collect('vue', text);
    assert.deepEqual(
      facts.suppressions.map(({ scope, rules, reason, covers }) => ({
        scope,
        rules,
        reason,
        covers: text.slice(covers.start, covers.end).slice(0, 12),
      })),
      [
        { scope: 'line', rules: [], reason: null, covers: '<script>expo' },
        { scope: 'next-line', rules: ['floating-model'], reason: 'why', covers: '<script lang' },
      ],
    );
    const file = await collect('svelte', '<!-- modelkeel-ignore-file -->\n<p />');
    assert.deepEqual(
      file.suppressions.map(({ scope }) => scope),
      ['file'],
    );
  });

  it('may be any text', async () => {
    const pieces = ['<script>', '</script>', '<script lang="ts">', '<!--', '-->', '---\n', '"', "'", '{', '<script '];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 12 }),
      put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(SAMPLES)),
        fc.array(edit, { maxLength: 6 }),
        async (language, edits) => {
          let text = SAMPLES[language] ?? '';
          for (const [index, { at, cut, put }] of edits.entries()) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + put + text.slice(offset + cut);
            const incremental = await collect(language, text, index + 1);
            assert.deepEqual({ ...incremental, version: 0 }, await collect(language, text));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are found in the time a test has', async () => {
    await collect('vue', '<script "'.repeat(30_000));
  });
});
