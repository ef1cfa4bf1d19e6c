import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';

const GEM =
  /^(\s*(?:gem|[\w.]+\.add_(?:runtime_|development_)?dependency)[\s(]+(?:%q)?["'])([\w.-]+)["']((?:\s*,\s*(?:\[\s*)?["'][^"'\n]+["']\]?)*)/;

/** `Gemfile` (https://bundler.io/man/gemfile.5.html) and gem specifications: `gem "ruby-openai", "~> 7.1"`. */
export function readGemfile({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  for (const line of linesOf(text)) {
    const match = GEM.exec(line.text);
    const [whole = '', before = '', name, asked = ''] = match ?? [];
    if (name === undefined) continue;
    const requirements = [...asked.matchAll(/["']([^"']+)["']/g)].map(([, requirement = '']) => requirement.trim());
    const start = line.start + before.length;
    rows.push({
      kind: 'declared',
      ecosystem: 'gem',
      name,
      version: requirements.length > 0 ? requirements.join(', ') : null,
      nameSpan: { start, end: start + name.length },
      span: { start: line.start + line.text.search(/\S/), end: line.start + whole.length },
    });
  }
  return rows;
}
