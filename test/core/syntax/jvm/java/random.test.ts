import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../../support/ports.ts';
import { assertSound } from '../../../../support/render-facts.ts';

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `\uFEFFpackage a.b; import a.b.C; import static a.b.C.*; import a.b.*;\r
@Data @Reg(model = "\${a:b}", t = { "c" }) public class A<T> extends B<C> implements D, E.F {
  @Value("\${x.y:z}") private String m = "a\\u0041", n[] = { "b" }; static final Map<String, String> MAP = Map.of("k", "v"); static { M = """
      text "block" \\
      end"""; } { q = 'c'; }
  enum G { H("i", 1) { void f() {} }, J; final String id; G(String id, int... n) { this.id = id; } String id() { return id; } }
  record R(@Value("\${s}") String model) { R { model = "t"; } } @interface An { String value() default "u"; } interface I { String K = "v"; default String f() { return K; } }
  A(String m) { super(m); this.m = m == null ? System.getenv("W") : m; } A() { this("x"); }
  <U> String f(final Optional<Model> a, String... b) throws X { var c = Objects.requireNonNullElse(b[0], "y"); int d, e = -1; if (c.equals("z")) return c + "-" + e; else c += "1";
    for (String s : List.of("2", "3")) { use(s); } for (int i = 0; i < 3; i++) { continue; } while (true) { break; } do { e--; } while (false); lab: synchronized (this) { c = "4"; }
    try (var g = new Client("5"); h) { g.go().on(x -> x.id("6").n(7), (y, z) -> { return y; }, A::new); } catch (J | K k) { throw k; } finally { assert c != null : "8"; }
    String o = switch (c) { case "9", "10" -> "11"; case "12" -> { yield "13"; } default -> throw new L(); }; switch (e) { case 1: c = "14"; break; default: }
    Object p = new dev.x.Y.Z<String>() { String f() { return A.this.m; } }; p = (String) p; p = p instanceof String q ? q : String.format("%s-%s", a, b); body.put("model", "15"); return dev.x.Q.of(super.f()); }
} // modelkeel-ignore-line
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function check(text: string, version = 0): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a', language: 'java', version, text }, signal);
  assert.ok(facts);
  assertSound(facts, text, /[\\\r\n$]/);
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
        '"',
        '"' + '""',
        "'",
        '->',
        '::',
        '@',
        '\\',
        '\r\n',
        '/*',
        '//',
        'class ',
        'switch ',
        '<a>',
        '.',
        ';',
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

describe('Java front end: any text', () => {
  after(() => {
    collector.dispose();
  });

  it('reads its sample without a syntax error', async () => {
    const { facts } = await collector.collect({ uri: 'file:///a', language: 'java', version: 0, text: SAMPLE }, signal);
    assert.equal(facts?.syntaxErrors, 0);
  });

  it('reads broken code without harm', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        await check(apply(SAMPLE, changes));
      }),
      { numRuns: 250 },
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

  it('reads code that nests too deep without harm', async () => {
    const deep = 600;
    for (const text of [
      `class A { void f() { ${'{'.repeat(deep)}`,
      `class A { int x = ${'('.repeat(deep)}1${')'.repeat(deep)}; }`,
      `class A { Object x = a${'.b()'.repeat(deep)}; }`,
      `class A { String x = "a"${' + "b"'.repeat(4 * deep)}; }`,
    ])
      await check(text);
  });

  it('gives the same facts for an edited text as for a new one', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        // The way back is a step as well. How the parser mends broken text may depend on what it knew before.
        const steps = [...changes.map((_, index) => apply(SAMPLE, changes.slice(0, index + 1))), SAMPLE];
        for (const [index, text] of steps.entries()) {
          const incremental = await check(text, index + 1);
          const fresh = await check(text);
          if (fresh.syntaxErrors === 0) assert.deepEqual(incremental, fresh);
        }
      }),
      { numRuns: 40 },
    );
  });
});
