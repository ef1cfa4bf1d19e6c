import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';

interface Replaced {
  readonly by: string;
  readonly version: string | null;
}

/**
 * `go.mod` (https://go.dev/ref/mod#go-mod-file). Minimal version selection takes what it says, so an indirect requirement is
 * a row as a lock file has it.
 */
export function readGoMod({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  const replaced = new Map<string, Replaced>();
  let block = '';
  for (const line of linesOf(text)) {
    const [code = '', comment = ''] = line.text.split('//', 2);
    const opened = /^\s*(\w+)\s*\(/.exec(code);
    if (opened) block = opened[1] ?? '';
    else if (/^\s*\)/.test(code)) block = '';
    else {
      const single = /^\s*(require|replace)\s+/.exec(code);
      const word = single?.[1] ?? block;
      const from = single?.[0].length ?? 0;
      if (word === 'replace') note(replaced, code.slice(from));
      if (word === 'require') rows.push(...required(code, comment, from, line.start));
    }
  }
  return rows.map((row) => {
    const other = replaced.get(row.name);
    return other ? { ...row, version: other.by === row.name ? other.version : null } : row;
  });
}

function required(code: string, comment: string, from: number, lineStart: number): readonly PackageFact[] {
  const match = /^(\s*"?)([^\s"]+)"?\s+(v[\w.+-]+)/.exec(code.slice(from));
  const name = match?.[2];
  if (!match || name === undefined) return [];
  const start = lineStart + from + (match[1] ?? '').length;
  return [
    {
      kind: /^\s*indirect\b/.test(comment) ? 'locked' : 'declared',
      ecosystem: 'golang',
      name,
      version: match[3] ?? null,
      nameSpan: { start, end: start + name.length },
      span: { start, end: lineStart + from + match[0].length },
    },
  ];
}

function note(replaced: Map<string, Replaced>, code: string): void {
  const match = /^\s*(\S+)(?:\s+v\S+)?\s+=>\s+(\S+)(?:\s+(v\S+))?/.exec(code);
  if (match) replaced.set(match[1] ?? '', { by: match[2] ?? '', version: match[3] ?? null });
}
