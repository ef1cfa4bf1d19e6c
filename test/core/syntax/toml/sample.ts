/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `# modelkeel-ignore-next-line
model = "gpt-4o" # x
a.b.c = 'o1'
[llm."quoted key".deep]
list = [1, "two", {three = "\\u0033"}]
text = """
one
 two\\
  three"""
when = 1979-05-27T07:32:00Z
[[items]]
name = "m1"
[items.sub]
q = true
[[items]]
json = '{"m": "o3"}'
`;
