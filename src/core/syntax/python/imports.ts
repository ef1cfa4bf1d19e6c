import type { Node } from '../tree/node.ts';
import { addImport } from '../collector/imports.ts';
import type { Imported } from '../collector/imports.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';
import { noteReader } from './environment.ts';

/** `import a.b`, `import a.b as c`. Without an alias the first part is bound, and `a.b` is known to be loaded. */
export function importStatement(context: Context, node: Node, env: Env): void {
  const span = spanOf(node);
  for (const part of parts(context, node)) {
    const aliased = part.type === 'aliased_import' ? parts(context, part) : null;
    const name = aliased ? aliased[0] : part;
    if (!name) continue;
    const module = moduleName(context, name);
    const shared = { typeOnly: env.typeOnly, scope: env.scope, moduleSpan: spanOf(name), span };
    const alias = aliased?.[1];
    if (alias) {
      addModule(context, module, sourceOf(context, alias), shared);
      continue;
    }
    const [first = module] = module.split('.');
    if (first !== module) addImport(context, { module, imported: null, local: null, ...shared });
    const { start } = shared.moduleSpan;
    addModule(context, first, first, { ...shared, moduleSpan: { start, end: start + first.length } });
  }
}

function addModule(
  context: Context,
  module: string,
  local: string,
  shared: Omit<Imported, 'module' | 'imported' | 'local'>,
): void {
  addImport(context, { module, imported: '*', local, ...shared });
  noteReader(context, module, '*', local);
}

/** `from m import a, b as c`, `from . import a`, `from m import *`. */
export function importFrom(context: Context, node: Node, env: Env): void {
  const from = node.childForFieldName('module_name');
  const span = spanOf(node);
  if (!from) return;
  const module = moduleName(context, from);
  const shared = { module, typeOnly: env.typeOnly, scope: env.scope, moduleSpan: spanOf(from), span };
  for (const part of parts(context, node)) {
    if (part.startIndex === from.startIndex) continue;
    if (part.type === 'wildcard_import') {
      addImport(context, { ...shared, imported: null, local: null, star: true });
      continue;
    }
    const [name, alias] = part.type === 'aliased_import' ? parts(context, part) : [part];
    if (!name) continue;
    const imported = sourceOf(context, name);
    const local = alias ? sourceOf(context, alias) : imported;
    addImport(context, { ...shared, imported, local });
    noteReader(context, module, imported, local);
  }
}

function moduleName(context: Context, node: Node): string {
  return sourceOf(context, node).replace(/\s+|\\/g, '');
}
