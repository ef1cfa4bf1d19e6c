import type { Ecosystem, PackageFact } from '../../model/facts.ts';
import { linesOf } from './manifest-lines.ts';
import { lockedAt } from './manifest-values.ts';

/** The `[[package]]` tables of a lock file in TOML, line by line as tools write them: `name` and `version` stand in lines of their own. */
export function readTomlLock(ecosystem: Ecosystem, text: string): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let open: { name: string; at: number; version: string } | null = null;
  const close = (): void => {
    if (open && open.name !== '' && open.version !== '')
      rows.push(lockedAt(ecosystem, open.name, open.version, open.at));
    open = null;
  };
  for (const line of linesOf(text)) {
    if (line.text.startsWith('[')) {
      close();
      if (/^\[\[packages?\]\]\s*$/.test(line.text)) open = { name: '', at: 0, version: '' };
      continue;
    }
    if (!open) continue;
    const match = /^(name|version)\s*=\s*["']([^"']+)["']/.exec(line.text);
    if (match?.[1] === 'version') open.version = match[2] ?? '';
    else if (match)
      open = { ...open, name: match[2] ?? '', at: line.start + match[0].length - 1 - (match[2] ?? '').length };
  }
  close();
  return rows;
}
