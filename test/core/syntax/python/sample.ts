/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `\uFEFFimport os, a.b.c, d as e  # modelkeel-ignore-line\r
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
