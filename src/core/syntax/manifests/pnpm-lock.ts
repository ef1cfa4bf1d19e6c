import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { lockedAt } from './manifest-values.ts';

const SECTION = /^(?:d|devD|optionalD)ependencies$/;
const KEY = /^( *)(?:'([^']+)'|"([^"]+)"|([^\s'"][^:]*)):(?: +((?:[^ ].*)?))?$/;

/**
 * `pnpm-lock.yaml`, versions 5 to 9 (https://github.com/pnpm/spec/tree/master/lockfile): what each project of the
 * workspace asked for and got. Nothing behind it is read.
 */
export function readPnpmLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let importers = false;
  let folder = '';
  let inside: number | null = null;
  let open: { readonly name: string; readonly at: number; readonly depth: number } | null = null;
  for (const line of linesOf(text)) {
    if (line.text === '---' && rows.length > 0) break;
    const match = KEY.exec(line.text);
    if (!match) continue;
    const depth = (match[1] ?? '').length;
    const key = match[2] ?? match[3] ?? match[4] ?? '';
    const value = unquoted(match[5] ?? '');
    if (depth === 0) {
      if (key === 'packages' || key === 'snapshots') break;
      importers = key === 'importers';
      inside = SECTION.test(key) ? 0 : null;
      folder = '';
    } else if (importers && depth === 2) {
      folder = key === '.' ? '' : key;
      inside = null;
    } else if (importers && depth === 4) {
      inside = SECTION.test(key) ? 4 : null;
    } else if (inside !== null && depth === inside + 2) {
      const at = line.start + depth + (/['"]/.test(line.text[depth] ?? '') ? 1 : 0);
      open = { name: key, at, depth };
      if (value !== '') rows.push(...row(open, value, folder));
    } else if (open && inside !== null && key === 'version' && depth === open.depth + 2) {
      rows.push(...row(open, value, folder));
    }
  }
  return rows;
}

/** `4.56.0(zod@3.23.8)`, `4.20.0_zod@3.22.4`; `/@scope/name/1.0.0` and `name@1.0.0` are aliases. */
function row(
  { name, at }: { readonly name: string; readonly at: number },
  value: string,
  folder: string,
): readonly PackageFact[] {
  const version = /^(?:\/?.*[/@])?v?(\d+\.\d+[^_()/]*)/.exec(value.replace(/[_(].*/s, ''))?.[1];
  return version === undefined ? [] : [{ ...lockedAt('npm', name, version, at), folder }];
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(['"]).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
