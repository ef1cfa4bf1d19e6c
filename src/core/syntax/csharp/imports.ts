import type { Node } from '../tree/node.ts';
import { addImport } from '../collector/imports.ts';
import { identifierOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** `using A.B;`, `using static A.B.C;`, `using X = A.B.C;`, each also `global`. */
export function importStatement(context: Context, node: Node, env: Env): void {
  const alias = node.childForFieldName('name');
  const target = parts(context, node).findLast((part) => part.id !== alias?.id);
  if (!target) return;
  const written = sourceOf(context, target)
    .replace(/^global::/, '')
    .replace(/<.*/s, '')
    .replace(/\s+/g, '');
  if (!/^@?[\p{L}_][\p{L}\p{N}_.@]*$/u.test(written)) return;
  const at = written.lastIndexOf('.');
  const moduleSpan = spanOf(target);
  const fact = { scope: env.scope, moduleSpan, span: spanOf(node) };
  if (!alias) {
    // What is used globally is seen by all documents of the project.
    const reexport = sourceOf(context, node).startsWith('global');
    addImport(context, { ...fact, module: written, imported: null, local: null, star: true, reexport });
    return;
  }
  // `using Models = Acme.Config.Models;`: a type or a namespace, which is not told apart here.
  addImport(context, {
    ...fact,
    module: at > 0 ? written.slice(0, at) : written,
    imported: at > 0 ? written.slice(at + 1) : '*',
    local: identifierOf(context, alias),
  });
}
