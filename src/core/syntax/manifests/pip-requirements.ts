import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { readRequirement } from './requirement-text.ts';

/** `requirements.txt` and constraints (https://pip.pypa.io/en/stable/reference/requirements-file-format/). Options and paths are no packages. */
export function readPipRequirements({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let continued = false;
  for (const line of linesOf(text)) {
    const code = line.text.replace(/(?:^|\s)#.*/s, '');
    // `--hash=…` and the like go on in the lines behind.
    if (!continued) {
      const named = /^\s*-e\s|^\s*--editable/.test(code) ? null : readRequirement(code, line.start);
      if (named) rows.push(named);
    }
    continued = /\\\s*$/.test(code);
  }
  return rows;
}
