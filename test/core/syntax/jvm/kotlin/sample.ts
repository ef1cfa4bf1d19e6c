/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `\uFEFF@file:JvmName("A")
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
