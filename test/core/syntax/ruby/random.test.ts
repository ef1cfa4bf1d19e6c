import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound } from '../../../support/render-facts.ts';

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `require "a" # modelkeel-ignore-line
module B
  class C < D::E
    include F, G::H
    I = "j".freeze
    K = { l: "m", "n" => 'o', **P, q: }.freeze
    attribute :r, default: "s"
    def initialize(t, u = "v", *w, x:, y: "z", **aa, &ab)
      @ac = t || ENV.fetch("AD") { "ae" }
      @af ||= ::B::Client.new(model: %q(ag), **aa) { |c, (d, e)| c.ah = "ai" }
      super(aj: "ak")
    end
    def self.al(am) = am&.an(<<~TEXT, "ao#{am}")
      ap #{am}
    TEXT
    class << self
      def aq; case @ar when "as", /at/ then "au" else return "av", 1 end; rescue I => aw; "ax"; ensure ay; end
    end
  end
end
az, @ba, *bb = %w[bc bd], :"be", format("%s-%s", bf, "bg") % ["bh"]
bi = if bj then "bk" elsif bl != "bm" then :bn else bo ? "bp" : 'bq' end unless br
for bs in [1, "bt", *bu] do bv += "bw" end
while bx do by[:bz] ||= "ca" "cb" end
cc = ->(cd, ce: "cf") { cd.cg(ce) } rescue "ch"
case ci
in { model: "cj" => ck, cl: [String, *] } then cm
end
D = Struct.new(:co, :cp) do def cq = "cr" end
cs.ct(&:cu).cv("cw", cx: "cy", "cz" => "da") do |db| next "dc" end
alias dd de
# modelkeel-ignore-next-line unknown-model -- why
df = BEGIN { dg } if defined?(dh)
__END__
model: "di"
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string, version = 0): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.rb', language: 'ruby', version, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return { ...facts, version: 0 };
}

/** What people and machines put into code: pieces that open, close or change the meaning of what follows, and anything. */
const pieces = fc.oneof(
  fc.constantFrom('(', ')', '[', ']', '{', '}', '"', "'", '#{', '\\', '#', ':', '::', '=', '=>', '@', '&.', '|', '%w['),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    ' do ',
    ' end ',
    '<<~A',
    '\nA\n',
    '=begin\n',
    'def ',
    'class ',
    'x',
    '.',
    ',',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

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

describe('Ruby front end: any text', function () {
  after(() => {
    collector.dispose();
  });

  it('reads the sample, which holds what it reads', async () => {
    const facts = await read(SAMPLE);
    assert.ok(facts.bindings.length > 30);
    assert.ok(facts.calls.length >= 8);
  });

  it('reads what is called on a text that stands further down', async () => {
    const facts = await read('A = <<~B.then("c")\n  d\nB\nE = <<~F::G "h"\n  i\nF\n');
    assert.deepEqual(
      facts.bindings.map(({ name }) => name),
      ['A', 'E'],
    );
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
    const text = fc.array(pieces, { maxLength: 80 }).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (random) => {
        await read(random);
      }),
      { numRuns: 200 },
    );
  });

  it('reads an edited text as it reads it anew', async () => {
    let version = 1;
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const text = apply(SAMPLE, changes);
        await read(SAMPLE, version++);
        assert.deepEqual(await read(text, version++), await read(text));
      }),
      { numRuns: 60 },
    );
  });

  it('gives up on what is nested too deep, and reads what follows', async () => {
    const facts = await read(`x = ${'['.repeat(3000)}${']'.repeat(3000)}\ny = "a"\n`);
    assert.ok(facts.bindings.some(({ name }) => name === 'y'));
  });
});
