/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `\uFEFFimport OpenAI, { type A, B as C } from "openai"; import * as ns from 'x'; import type { Q } from "q";\r
export { a as b } from "m"; export * from "m"; export * as n from "m"; export default { a: 1 };
const { D, e: { f = "g" }, ...h } = await import("d"); module.exports = { i, ["j"]: \`k\${l}m\` };
@Dec({ a: "b" }) export class N extends O.P<Q> { static r = "s"; #t = 1; constructor(private u: OpenAI, v = "w") { super(v); this.x = v ?? "y" } get z() { return "1" } }
enum E { A = "x", "b" = 1 } namespace M { export const a = process.env.MODEL || "gpt-4o" } interface I { c: OpenAI }
function fn({ model = "gpt-4o", client: c }: { model?: string; client: OpenAI } = {}, [p, , q = 1]: T[] = [], ...r) { for (const { k } of [1, 2]) { if (k === "a") { model = "b" } else switch (k) { case "c": return tag\`d\${k}\` } } try { model += "e" } catch (e) { throw new Error("f") } }
const el = async (x) => ({ ...x, y: (x as any)!.z?.["w"]?.(-1, ...x) satisfies Y }); ["a", "b"].includes(el); // modelkeel-ignore-line
`;
