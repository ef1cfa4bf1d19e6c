/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `\uFEFFglobal using A.B; using static C.D; using E = F.G;\r
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
