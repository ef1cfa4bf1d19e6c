/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `\uFEFFpackage a.b; import a.b.C; import static a.b.C.*; import a.b.*;\r
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
