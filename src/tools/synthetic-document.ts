/** A document of about `lines` lines that uses models now and then, as real code does. */
export function syntheticDocument(lines: number): string {
  const block = (index: number): string => `
def step_${String(index)}(text: str, limit: int = ${String(index)}) -> dict:
    """Works on one part."""
    parts = [part.strip() for part in text.split(",") if len(part) > limit]
    if not parts:
        return {"count": 0, "items": []}
    result = {"count": len(parts), "items": parts, "first": parts[0]}
    for index, part in enumerate(parts):
        result[f"part_{index}"] = part.lower() if limit > 3 else part
    return result
`;
  const use = (index: number): string => `
def ask_${String(index)}(question: str) -> str:
    response = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": question}])
    return response.choices[0].message.content
`;
  let text = 'from openai import OpenAI\n\nclient = OpenAI()\n';
  for (let index = 0; text.split('\n').length < lines; index++) text += index % 8 === 7 ? use(index) : block(index);
  return text;
}
