import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound } from '../../../support/render-facts.ts';

/** One of everything the front end reads, to be broken at random places. */
const SAMPLE = `<h1>a</h1>
<?php
declare(strict_types=1);
namespace A\B;
use C\D as E, F;
use G\{H, I as J};
use function K\l;
const M = 'n';
define('O', "p{$q}r"); // modelkeel-ignore-line
#[S('t', u: ['v' => 'w'])]
abstract class X extends \Y\Z implements E {
    use H, J { H::aa as ab; }
    final public const string AC = self::AD . 'ae', AF = M;
    protected static ?E $ag = null, $ah = 'ai';
    public string $aj { get => 'ak'; set { $this->al = $value; } }
    public function __construct(private readonly F|null $am, string ...$an) {
        parent::__construct(ao: 'ap', ...$an);
        [$this->aq, 'ar' => [$as]] = $am?->at(...)->au['av'] ?? getenv('aw') ?: env('ax', 'ay');
        $this->az['ba'][] = static::$ah ??= match (true) { $bb === 'bc', 'bd' => 'be', default => throw new F('bf') };
    }
}
enum BG: string { case BH = 'bi'; const BJ = self::BH; public static function bk(): self { return self::BH; } }
trait BL { public $bm = <<<"BN"
  bo $bp[bq] {$br->bs()} \\x41
  BN; }
function &bt(int $bu = 1, ?E &$bv = new E('bw')): ?string { static $bx = 'by'; global $bz; yield 'ca' => $bx; return null; }
if ($cb): echo <<<'CC'
cd $ce
CC; elseif (isset($cf['cg'])): else: endif;
switch ($ch) { case 'ci': $cj .= 'ck'; break; default: goto cl; }
foreach (['cm', 'cn'] as $co => ['cp' => $cq]) { try { l($cq); } catch (F | E $cr) { } finally { unset($cs); } }
$ct = fn (string $cu = 'cv') => sprintf('%s/%2$s', $cu, __('cw')) + array_merge(['cx' => 'cy'], compact('cz'));
$da = new class('db') extends F { }; $dc = clone (object) ['dd' => &$de]; $df::DG; $dh->{$di}('dj');
?>
<p><?= $dk ? 'dl' : \A\M ?></p>
<?php
// modelkeel-ignore-next-line unknown-model -- why
return ['dm' => ['dn' => 'do', M => 'dp']];
`;

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string, version = 0): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.php', language: 'php', version, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
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
    '{$',
    '\\',
    '#',
    '#[',
    '//',
    '/*',
    '*/',
    '::',
    '=',
    '=>',
    '->',
    '?>',
    '<?php',
    '$',
  ),
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

describe('PHP front end: any text', function () {
  after(() => {
    collector.dispose();
  });

  it('reads the sample, which holds what it reads', async () => {
    const facts = await read(SAMPLE);
    assert.ok(facts.bindings.length > 30);
    assert.ok(facts.calls.length > 10);
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
        await read(`<?php ${random}`);
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
    const facts = await read(`<?php $x = ${'['.repeat(3000)}${']'.repeat(3000)};\n$y = 'a';\n`);
    assert.ok(facts.bindings.some(({ name }) => name === 'y'));
  });
});
