import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound } from '../../../support/render-facts.ts';

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `\uFEFFglobal using A.B; using static C.D; using E = F.G;\r
namespace H.I; #if J
[K("l", M = "n")] public partial record O(string P = "q") : R<S>(P), T where U : class { public const string V = "w", X = $"y{Z:F2}{{}}"; }
#endif
enum A { [EnumMember(Value = "b")] C = 1, D } interface I { string M { get; } void N(); }
class B(string c, params string[] d) : E(c) { F g = new(c) { H = "i", ["j"] = { K = 'l' }, M = { "n", { "o", "p" } } }; string Q { get => r ?? throw new S(); set { t = value; } } = @"u""v";
  B() : this("w", x: """y "z" """) { this.a ??= b?.c?["d"] switch { "e" or { F: "g" } h when i => j!, _ => (k as L).M<N>() }; _o += $$"""{{p}} {q}"""; }
  async Task<R> S<T>(this U v, [W] string x = nameof(y)) { foreach (var (z, a) in await b) for (;;) { if (c is string d && d.StartsWith("e")) { yield return new[] { "f", .. g }; } else switch (h) { case "i": break; default: goto case "j"; } }
  try { using var k = new Dictionary<string, string> { ["l"] = config["M:N"], }; } catch (O p) when (q) { } return r with { S = "t" }; string U(out int v) => string.Format("w{0}x", v); } }
var y = args.Length > 0 ? args[0] : Environment.GetEnvironmentVariable("Z") ?? "a"; services.Add(b => b.C = "d"); (string e, var f) = ("g", global::H.I()); // modelkeel-ignore-line
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function check(text: string, version = 0): Promise<unknown> {
  const source = { uri: 'file:///a.cs', language: 'csharp', version, text };
  const { facts } = await collector.collect(source, signal);
  assert.ok(facts);
  assertSound(facts, text, /[\\\r]|\{\{|\}\}|""/);
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
        '"',
        '"""',
        '$"',
        '@"',
        "'",
        '=>',
        '#if X\n',
        '#endif\n',
        '\r\n',
        '/*',
        '//',
        'new() ',
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

describe('C# front end: any text', () => {
  after(() => {
    collector.dispose();
  });

  it('reads broken code without harm', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        await check(apply(SAMPLE, changes));
      }),
      { numRuns: 200 },
    );
  });

  it('reads random text without harm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        await check(text);
      }),
      { numRuns: 300 },
    );
  });

  it('reads deeply nested code without harm', async () => {
    await check(`var a = ${'('.repeat(2_000)}"b"${')'.repeat(2_000)};`);
    await check(`var a = ${'"b" + '.repeat(3_000)}"c";`);
    await check(`var a = ${'b ?? '.repeat(3_000)}"c";`);
    await check(`${'a.B('.repeat(1_000)}${')'.repeat(1_000)};`);
  });

  it('gives the same facts for an edited text as for a new one', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const steps = changes.map((_, index) => apply(SAMPLE, changes.slice(0, index + 1)));
        for (const [index, text] of steps.entries()) {
          const incremental = await check(text, index + 1);
          const fresh = await check(text);
          assert.deepEqual(incremental, fresh);
        }
      }),
      { numRuns: 40 },
    );
  });
});
