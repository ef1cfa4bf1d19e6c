import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';

/** Fields that ask for packages; `Enhances` and `Remotes` do not. */
const ASKS = /^(?:Depends|Imports|Suggests|LinkingTo):/;

/** `DESCRIPTION` of R (https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Package-Dependencies): `ellmer (>= 0.3.0)`. */
export function readRDescription({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let asking = false;
  for (const line of linesOf(text)) {
    if (line.text.startsWith('#')) continue;
    // What is indented goes on.
    const field = /^[\w@/.-]+:/.exec(line.text)?.[0];
    if (field !== undefined) asking = ASKS.test(field);
    if (!asking) continue;
    let at = field?.length ?? 0;
    for (const piece of line.text.slice(at).split(',')) {
      const asked = piece.trim();
      const [, name, version] = /^([A-Za-z][A-Za-z\d.]*)\s*(?:\(([^()]*)\))?$/.exec(asked) ?? [];
      const start = line.start + at + piece.indexOf(asked);
      if (name !== undefined && name !== 'R') rows.push(packageRow(name, version, start, start + asked.length));
      at += piece.length + 1;
    }
  }
  return rows;
}

function packageRow(name: string, version: string | undefined, start: number, end: number): PackageFact {
  return {
    kind: 'declared',
    ecosystem: 'cran',
    name,
    version: version?.trim().replace(/\s+/g, ' ') ?? null,
    nameSpan: { start, end: start + name.length },
    span: { start, end },
  };
}
