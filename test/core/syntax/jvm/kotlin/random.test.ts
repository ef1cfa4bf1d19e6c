import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../../support/ports.ts';
import { assertSound } from '../../../../support/render-facts.ts';

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `\uFEFF@file:JvmName("A")
package a.b
import a.b.C\r
import a.b.*
import a.b.C as D
const val M = "a\\n\${b}-$c\\$" + """raw $d \${e.f}"""
val g: List<String>? by lazy { listOf("h", *i) }
var j: String
  get() = field ?: "k"
  set(value) { field = value }
typealias L = M.N
@Service
class A<T>(private val m: String = System.getenv("O") ?: "p", @Value("\\\${q:r}") var s: String?, vararg t: Int) : B<C>(m), D by e where T : Any {
  constructor(u: String) : this(u, null) { this.m = u }
  companion object { const val V = "w"; fun of() = A("x") }
  init { val y = "z"; s = y }
  private lateinit var later: String
  inner class In
  override suspend fun <U> U.f(a: String, vararg b: String = arrayOf("1"), c: (String) -> Unit = {}): String? {
    val (d, e) = "2" to "3"; var f = if (a == "4") "5" else if (d in listOf("6")) "7" else { "8" }
    for ((k, v) in mapOf("9" to "10")) { f += k }
    while (true) { break }
    do { f = "11" } while (false)
    val h = when (val w = f) { "12", in setOf("13") -> "14"; is String -> return@f "15"; else -> throw X("16") }
    val n = try { a!! } catch (e: Exception) { h as? String ?: return null } finally { go() }
    Request { model = "17"; this.id = n; nested { it.x = "18" } }
    Options().apply { model = "19" }.also { o -> o["k"] = "20" }.run { name("21") }
    client.converse { r -> r.modelId("22") }; get<A>("23"); x?.y?.let { z -> z }; label@ for (i in 1..2) continue@label
    val p = object : I { override val model = "24" }; val q = fun(a: Int): String { return "25" }; val u = dev.x.Y.of(::f, A::class, 'c', 1.0, -1, !true, "%s".format(a))
    return this@A.m.takeIf { it.isNotBlank() }.orEmpty()
  }
}
enum class E(val id: String) {
  F("26"),
  G(id = "27");
  fun get() = id
}
object O : I {
  val k = "28"
}
annotation class An(val x: String = "29")
// modelkeel-ignore-line
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function check(text: string, version = 0): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a', language: 'kotlin', version, text }, signal);
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
        '${',
        '$a',
        '\r\n',
        '/*',
        '//',
        'class ',
        'when ',
        '<A>',
        '.',
        '?:',
        '`',
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

describe('Kotlin front end: any text', () => {
  after(() => {
    collector.dispose();
  });

  it('reads its sample without a syntax error', async () => {
    const { facts } = await collector.collect(
      { uri: 'file:///a', language: 'kotlin', version: 0, text: SAMPLE },
      signal,
    );
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
      `fun f() { ${'{'.repeat(deep)}`,
      `val x = ${'('.repeat(deep)}1${')'.repeat(deep)}`,
      `val x = a${'.b()'.repeat(deep)}`,
      `val x = "a"${' + "b"'.repeat(4 * deep)}`,
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
