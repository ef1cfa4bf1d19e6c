/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `\uFEFF{
  // modelkeel-ignore-next-line
  "model": "gpt-4o", /* modelkeel-ignore-line x */
  "list": [1, true, null, "b\\n\\u00e9\\"", {"c": "\${X:-d}"},],
  "//": "modelkeel-ignore-next-line y -- z",
  "inner": "{\\"m\\": \\"o1\\", \\"n\\": \\"{\\\\\\"p\\\\\\": \\\\\\"q\\\\\\"}\\"}",
  "n8n": "={\\n \\"m\\": {{ $json.x }}, \\"n\\": \\"{{ $json.y }}\\" }"
}`;
