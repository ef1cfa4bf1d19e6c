/** Languages that documents are made up in. */
export type SyntheticLanguage = 'python' | 'typescript';

interface Sample {
  readonly ending: string;
  readonly head: string;
  readonly block: (index: number) => string;
  /** A function that uses a model. */
  readonly use: (index: number) => string;
  /** A statement to type, and the line before which it is typed. */
  readonly typed: string;
  readonly before: string;
}

const PYTHON: Sample = {
  ending: '.py',
  head: 'from openai import OpenAI\n\nclient = OpenAI()\n',
  block: (index) => `
def step_${String(index)}(text: str, limit: int = ${String(index)}) -> dict:
    """Works on one part."""
    parts = [part.strip() for part in text.split(",") if len(part) > limit]
    if not parts:
        return {"count": 0, "items": []}
    result = {"count": len(parts), "items": parts, "first": parts[0]}
    for index, part in enumerate(parts):
        result[f"part_{index}"] = part.lower() if limit > 3 else part
    return result
`,
  use: (index) => `
def ask_${String(index)}(question: str) -> str:
    response = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": question}])
    return response.choices[0].message.content
`,
  typed: '    answer = client.chat.completions.create(model="gpt-4o-mini", messages=[])\n',
  before: '    result = {',
};

const TYPESCRIPT: Sample = {
  ending: '.ts',
  head: "import OpenAI from 'openai';\n\nconst client = new OpenAI();\n",
  block: (index) => `
export function step${String(index)}(text: string, limit: number = ${String(index)}): Record<string, unknown> {
  const parts = text.split(',').map((part) => part.trim()).filter((part) => part.length > limit);
  if (parts.length === 0) {
    return { count: 0, items: [] };
  }
  const result: Record<string, unknown> = { count: parts.length, items: parts, first: parts[0] };
  for (const [index, part] of parts.entries()) {
    result[\`part_\${String(index)}\`] = limit > 3 ? part.toLowerCase() : part;
  }
  return result;
}
`,
  use: (index) => `
export async function ask${String(index)}(question: string): Promise<string> {
  const response = await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: question }] });
  return response.choices[0].message.content;
}
`,
  typed: "  const answer = client.chat.completions.create({ model: 'gpt-4o-mini', messages: [] });\n",
  before: '  const result',
};

export const SYNTHETIC: Readonly<Record<SyntheticLanguage, Sample>> = { python: PYTHON, typescript: TYPESCRIPT };

/** A document of about `lines` lines that uses models now and then, as real code does. */
export function syntheticDocument(lines: number, language: SyntheticLanguage = 'python'): string {
  const { head, block, use } = SYNTHETIC[language];
  let text = head;
  for (let index = 0; text.split('\n').length < lines; index++) text += index % 8 === 7 ? use(index) : block(index);
  return text;
}
