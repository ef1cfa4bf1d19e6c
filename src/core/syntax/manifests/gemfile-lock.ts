import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { lockedAt } from './manifest-values.ts';

/** `Gemfile.lock`: the gems taken stand four spaces in, what they ask for six. */
export function readGemfileLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  for (const line of linesOf(text)) {
    const match = /^ {4}([\w.-]+) \((\d[^()]*)\)$/.exec(line.text);
    // A platform is written behind the version (`1.2.3-x86_64-linux`).
    const version = (match?.[2] ?? '').replace(/-.*/s, '');
    if (match) rows.push(lockedAt('gem', match[1] ?? '', version, line.start + 4));
  }
  return rows;
}
