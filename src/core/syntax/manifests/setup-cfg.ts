import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { readRequirement } from './requirement-text.ts';

/** `setup.cfg` (https://setuptools.pypa.io/en/latest/userguide/declarative_config.html): `install_requires` and the extras. */
export function readSetupCfg({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let section = '';
  let asking = false;
  for (const line of linesOf(text)) {
    const header = /^\[([^\]]+)\]/.exec(line.text);
    if (header) {
      section = header[1] ?? '';
      asking = false;
      continue;
    }
    if (/^\s*(?:[#;]|$)/.test(line.text)) continue;
    const pair = /^([\w.-]+)\s*[=:]\s*/.exec(line.text);
    if (pair)
      asking = section === 'options.extras_require' || (section === 'options' && pair[1] === 'install_requires');
    const from = pair?.[0].length ?? 0;
    if (asking) rows.push(...requirementsIn(line.text.slice(from), line.start + from));
  }
  return rows;
}

/** Several may stand in one line, with semicolons between them, unless those begin markers. */
function requirementsIn(text: string, start: number): readonly PackageFact[] {
  const row = text.trim() === '' ? null : readRequirement(text, start);
  return row ? [row] : [];
}
