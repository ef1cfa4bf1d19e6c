import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound } from '../../../support/render-facts.ts';

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `\uFEFFimport os, a.b.c, d as e  # modelkeel-ignore-line\r
from ..f import (g as h, i)\r
from j import *
if TYPE_CHECKING:
    from k import L
class M(N, StrEnum, metaclass=O):
    """Docs."""
    P = "q" "r"
    s: "Optional[L]" = Field(default="t", default_factory=lambda: {"u": "v", **w})
    def __init__(self, x: OpenAI | None = None, *y, z="aa", **bb) -> None:
        self.cc, (self.dd, *ee) = x or Client(ff="gg", *y, **bb), ("hh", [1])
        super().__init__(model=f"ii-{self.cc!r:>{z}}-{{jj}}")
    @property
    def kk(self): return os.environ["LL"] if self.dd else os.getenv("MM", "nn")
    @kk.setter
    def kk(self, value): self.oo = self.pp = value
@deco("qq", rr={"ss"})
async def tt(uu, /, vv: Literal["ww"] = 'xx', *, yy):
    global zz
    zz = getattr(uu, "ab", """
%s/%s""") % (vv, "ac")
    async with A() as ad, B(C("ae")): await ad.af["ag"](ah.get("ai", rb"aj"), (ak := "al"))
    for am, an in [("ao", 1), ("ap", 2)]:
        try:
            am += "aq" \\
                "ar"
        except (E, F) as error: raise G("as") from error
        else: continue
    match vv:
        case "at" | Cls(au="av", aw=ax) if ax != "ay": return "\\x41{}-{az}".format(am, az=an)
        case {"ba": bb, **bc} | [bd, *_] as be: yield [be for be in be if be not in ["bf", 'bg']]
    while not vv.startswith(("bh", "bi")): del config["bj"]
    return dict(bk="bl", **yy), print(*vv, sep="bm"), -1, {**a}, {"bn"}, ()
# modelkeel-ignore-next-line unknown-model -- why
bo = bp = lambda bq="br": Agent[Deps, str]("bs", bt=lambda: bq)
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string, version = 0, language = 'python'): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: `file:///${language}`, language, version, text }, signal);
  assert.ok(facts);
  if (language === 'python') assertSound(facts, text);
  return { ...facts, version: 0 };
}

/** What people and machines put into code: pieces that open, close or change the meaning of what follows, and anything. */
const pieces = fc.oneof(
  fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '"""',
    "'''",
    'f"',
    '{{',
    '\\',
    '\\\n',
    '#',
    ':',
    '=',
    ':=',
    '@',
  ),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\n    ',
    '\n        ',
    '    ',
    '\t',
    '\f',
    'def ',
    'class ',
    'if ',
    'x',
    '.',
    ', ',
    '*',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** Cuts a piece out of a text and puts another in its place. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    cut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })),
    put: pieces,
  }),
  { minLength: 1, maxLength: 8 },
);

type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;

function apply(text: string, changes: Edits): string {
  return changes.reduce((before, { at, cut, put }) => {
    const offset = Math.floor(at * before.length);
    return before.slice(0, offset) + put + before.slice(offset + cut);
  }, text);
}

describe('Python front end: any text', function () {
  after(() => {
    collector.dispose();
  });

  it('reads the whole sample without an error', async () => {
    assert.equal((await read(SAMPLE)).syntaxErrors, 0);
  });

  it('reads broken code without harm', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        await read(apply(SAMPLE, changes));
      }),
      { numRuns: 200 },
    );
  });

  it('reads random text without harm', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(pieces, { maxLength: 80 }).map((all) => all.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (random) => {
        await read(random);
        await read(random, 0, 'ipython');
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same facts for an edited text as for a new one', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        for (const [index] of changes.entries()) {
          const text = apply(SAMPLE, changes.slice(0, index + 1));
          const incremental = await read(text, index + 1);
          assert.deepEqual(incremental, await read(text));
        }
      }),
      { numRuns: 60 },
    );
  });
});
