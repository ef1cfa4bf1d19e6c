import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound } from '../../../support/render-facts.ts';

const LANGUAGES = ['typescript', 'typescriptreact', 'javascript'] as const;

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `\uFEFFimport OpenAI, { type A, B as C } from "openai"; import * as ns from 'x'; import type { Q } from "q";\r
export { a as b } from "m"; export * from "m"; export * as n from "m"; export default { a: 1 };
const { D, e: { f = "g" }, ...h } = await import("d"); module.exports = { i, ["j"]: \`k\${l}m\` };
@Dec({ a: "b" }) export class N extends O.P<Q> { static r = "s"; #t = 1; constructor(private u: OpenAI, v = "w") { super(v); this.x = v ?? "y" } get z() { return "1" } }
enum E { A = "x", "b" = 1 } namespace M { export const a = process.env.MODEL || "gpt-4o" } interface I { c: OpenAI }
function fn({ model = "gpt-4o", client: c }: { model?: string; client: OpenAI } = {}, [p, , q = 1]: T[] = [], ...r) { for (const { k } of [1, 2]) { if (k === "a") { model = "b" } else switch (k) { case "c": return tag\`d\${k}\` } } try { model += "e" } catch (e) { throw new Error("f") } }
const el = async (x) => ({ ...x, y: (x as any)!.z?.["w"]?.(-1, ...x) satisfies Y }); ["a", "b"].includes(el); // modelkeel-ignore-line
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function check(language: string, text: string, version = 0): Promise<unknown> {
  const { facts } = await collector.collect({ uri: `file:///${language}`, language, version, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return { ...facts, version: 0 };
}

/** Cuts a piece out of a text and puts another in its place. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 12 }),
    put: fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '(',
        ')',
        '[',
        '`',
        '"',
        "'",
        '${',
        '=>',
        '...',
        '\r\n',
        '/*',
        '//',
        'export ',
        '<a>',
        '\\',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function apply(
  text: string,
  changes: readonly { readonly at: number; readonly cut: number; readonly put: string }[],
): string {
  return changes.reduce((before, { at, cut, put }) => {
    const offset = Math.floor(at * before.length);
    return before.slice(0, offset) + put + before.slice(offset + cut);
  }, text);
}

describe('TypeScript front end: any text', () => {
  after(() => {
    collector.dispose();
  });

  for (const language of LANGUAGES) {
    it(`reads broken ${language} without harm`, async () => {
      await fc.assert(
        fc.asyncProperty(edits, async (changes) => {
          await check(language, apply(SAMPLE, changes));
        }),
        { numRuns: 150 },
      );
    });
  }

  it('reads random text without harm', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(...LANGUAGES),
        async (text, language) => {
          await check(language, text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same facts for an edited text as for a new one', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const steps = changes.map((_, index) => apply(SAMPLE, changes.slice(0, index + 1)));
        for (const [index, text] of steps.entries()) {
          const incremental = await check('typescript', text, index + 1);
          const fresh = await check('typescript', text);
          assert.deepEqual(incremental, fresh);
        }
      }),
      { numRuns: 40 },
    );
  });
});
