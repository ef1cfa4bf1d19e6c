import type { Span } from '../../model/text.ts';
import { addImport } from '../collector/imports.ts';
import type { Context, Env } from './context.ts';

/** An import as it is written. */
interface Written {
  /** `a.b.C`, or the package of `a.b.*`. */
  readonly path: Span;
  readonly star: boolean;
  /** `import a.b.C as D`. */
  readonly alias: string | null;
  readonly span: Span;
}

/** Adds an import of a type, of a member, or of all names of a package or class. */
export function importWritten(context: Context, { path, star, alias, span }: Written, env: Env): void {
  const source = context.text.slice(path.start, path.end);
  const dot = star ? -1 : source.lastIndexOf('.');
  if (dot < 0 && !star) return;
  const module = (star ? source : source.slice(0, dot)).replace(/[\s`]+/g, '');
  const name = star ? null : source.slice(dot + 1).replace(/[\s`]+/g, '');
  addImport(context, {
    module,
    imported: name,
    local: star ? null : (alias ?? name),
    star,
    scope: env.scope,
    moduleSpan: { start: path.start, end: star ? path.end : path.start + dot },
    span,
  });
}
