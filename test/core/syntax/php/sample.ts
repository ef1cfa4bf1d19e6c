/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `<h1>a</h1>
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
