import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declare } from '../collector/bindings.ts';
import { addImport } from '../collector/imports.ts';
import { nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { declaringScope } from '../collector/scopes.ts';
import { exportValue } from './assignments.ts';
import { importModule } from './calls.ts';
import type { Context, Env } from './context.ts';
import { declaration, variables } from './declarations.ts';
import { noteEnvironment } from './members.ts';
import { stringLiteral } from './strings.ts';

const TYPE_ONLY = /^(?:import|export)\s+type\s+(?!from\b|,)/;

/** SvelteKit names environment variables as modules (https://svelte.dev/docs/kit/$env-static-private). */
const STATIC_ENVIRONMENT = /^\$env\/static\/(?:private|public)$/;
const DYNAMIC_ENVIRONMENT = /^(?:\$env\/dynamic\/(?:private|public)|(?:node:)?process)$/;

/** `import …`, `import x = require("m")`. */
export function importStatement(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const clause = children.find((part) => part.type === 'import_clause' || part.type === 'import_require_clause');
  const typeOnly = TYPE_ONLY.test(context.text.slice(node.startIndex, node.startIndex + 40));
  if (clause?.type === 'import_require_clause') {
    const [name, source] = parts(context, clause);
    const module = source ? moduleName(context, source) : null;
    if (name && module)
      importModule(context, env, module, {
        imported: '*',
        local: sourceOf(context, name),
        span: spanOf(node),
        typeOnly,
      });
    return;
  }
  const source = node.childForFieldName('source');
  const module = source ? moduleName(context, source) : null;
  if (!module) return;
  if (!clause) {
    sideEffectImport(context, module, spanOf(node), env);
    return;
  }
  for (const part of parts(context, clause)) clausePart(context, part, module, typeOnly, env);
}

/** `import "m"`, or `require("m")` as a statement. */
export function sideEffectImport(context: Context, module: StringExpression, span: Span, env: Env): void {
  importModule(context, env, module, { imported: null, local: null, span });
}

function moduleName(context: Context, node: Node): StringExpression | null {
  return node.type === 'string' ? stringLiteral(context.text, node.startIndex, node.endIndex) : null;
}

function clausePart(context: Context, node: Node, module: StringExpression, typeOnly: boolean, env: Env): void {
  switch (node.type) {
    case 'identifier':
      importModule(context, env, module, {
        imported: 'default',
        local: sourceOf(context, node),
        span: spanOf(node),
        typeOnly,
      });
      return;
    case 'namespace_import': {
      const [name] = parts(context, node);
      if (name)
        importModule(context, env, module, {
          imported: '*',
          local: sourceOf(context, name),
          span: spanOf(node),
          typeOnly,
        });
      return;
    }
    case 'named_imports':
      for (const part of parts(context, node)) importSpecifier(context, part, module, typeOnly, env);
      return;
    default:
  }
}

function importSpecifier(context: Context, node: Node, module: StringExpression, typeOnly: boolean, env: Env): void {
  const [name, alias] = parts(context, node);
  if (!name) return;
  const imported = exportedName(context, name);
  const local = sourceOf(context, alias ?? name);
  const span = spanOf(node);
  if (STATIC_ENVIRONMENT.test(module.value)) {
    const value: Expression = { kind: 'environment', variable: imported, fallback: null, span: spanOf(name) };
    declare(context, env, {
      name: local,
      scope: env.scope,
      kind: 'variable',
      value,
      nameSpan: spanOf(alias ?? name),
      span,
    });
    return;
  }
  const onlyType = typeOnly || name.startIndex > node.startIndex;
  importModule(context, env, module, { imported, local, span, typeOnly: onlyType });
  if (imported === 'env' && DYNAMIC_ENVIRONMENT.test(module.value)) noteEnvironment(context, env, local);
}

/** Names of imports and exports may be written as strings. */
function exportedName(context: Context, node: Node): string {
  return node.type === 'string'
    ? stringLiteral(context.text, node.startIndex, node.endIndex).value
    : sourceOf(context, node);
}

/** `export …` in all its forms; inside a namespace it exports from that, not from the module. */
export function exportStatement(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const source = node.childForFieldName('source');
  const module = source ? moduleName(context, source) : null;
  if (module) {
    reexports(context, node, children, module, env);
    return;
  }
  const isDefault = children.length > 0 && /\bdefault\s*$/.test(keywords(context, node, children));
  for (const part of children) exportPart(context, part, isDefault, env);
}

/** What stands between decorators and the exported thing: `export default`. */
function keywords(context: Context, node: Node, children: readonly Node[]): string {
  const last = children.at(-1);
  const before = children.at(-2);
  return context.text.slice(before ? before.endIndex : node.startIndex, last ? last.startIndex : node.endIndex);
}

function exportPart(context: Context, node: Node, isDefault: boolean, env: Env): void {
  const type = node.type;
  const atTop = env.scope === 0;
  switch (type) {
    case 'decorator':
      context.visit.expression(context, node, env);
      return;
    case 'export_clause':
      for (const part of parts(context, node)) exportSpecifier(context, part, env);
      return;
    case 'lexical_declaration':
    case 'variable_declaration':
      variables(context, node, env, atTop);
      return;
    case 'ambient_declaration':
      for (const part of parts(context, node)) exportPart(context, part, false, env);
      return;
    default: {
      const as = isDefault ? 'default' : '';
      if (declaration(context, node, type, env, atTop ? as : null)) return;
      const value = context.visit.expression(context, node, env);
      if (value.kind === 'name' && isDefault)
        context.exported.push({ local: value, as: 'default', span: spanOf(node) });
      else if (isDefault || isEquals(context, node))
        exportValue(context, 'default', value, spanOf(node), spanOf(node), env);
      if (!isDefault && isEquals(context, node)) context.commonJs.push(value);
    }
  }
}

/** `export = value`. */
function isEquals(context: Context, node: Node): boolean {
  return /=\s*$/.test(context.text.slice(Math.max(0, node.startIndex - 8), node.startIndex));
}

function exportSpecifier(context: Context, node: Node, env: Env): void {
  const [name, alias] = parts(context, node);
  if (!name) return;
  context.exported.push({
    local: nameOf(context, name, env),
    as: exportedName(context, alias ?? name),
    span: spanOf(node),
  });
}

function reexports(context: Context, node: Node, children: readonly Node[], module: StringExpression, env: Env): void {
  const typeOnly = TYPE_ONLY.test(context.text.slice(node.startIndex, node.startIndex + 40));
  for (const part of children) {
    if (part.type === 'namespace_export') {
      const [name] = parts(context, part);
      if (name)
        importModule(context, env, module, {
          imported: '*',
          local: exportedName(context, name),
          span: spanOf(part),
          reexport: true,
          typeOnly,
        });
      return;
    }
    if (part.type !== 'export_clause') continue;
    for (const specifier of parts(context, part)) {
      const [name, alias] = parts(context, specifier);
      if (!name) continue;
      const local = exportedName(context, alias ?? name);
      importModule(context, env, module, {
        imported: exportedName(context, name),
        local,
        span: spanOf(specifier),
        reexport: true,
        typeOnly,
      });
    }
    return;
  }
  importModule(context, env, module, {
    imported: '*',
    local: null,
    span: spanOf(node),
    star: true,
    reexport: true,
    typeOnly,
  });
}

/** Gives each `export { a as b }` to the declarations of `a`, or passes the import of `a` on. */
export function settleExports(context: Context, env: Env): void {
  for (const { local, as, span } of context.exported) {
    const own = context.bindings.filter((binding) => binding.scope === 0 && binding.name === local.name);
    const passed =
      own.length === 0
        ? context.imports.find((fact) => fact.local === local.name && fact.scope === 0 && !fact.reexport)
        : undefined;
    if (passed) addImport(context, { ...passed, local: as, reexport: true, span });
    else if (own.length > 0 && own.every((binding) => binding.exportedAs === null))
      for (const binding of own) binding.exportedAs = as;
    else exportValue(context, as, local, span, span, env);
  }
  for (const value of context.commonJs) exportEntries(context, value, env);
}

/** The properties of what `module.exports` was given are what importers see. */
function exportEntries(context: Context, value: Expression, env: Env): void {
  if (value.kind === 'table') {
    for (const entry of value.entries) {
      if (entry.key !== null) exportValue(context, entry.key, entry.value, entry.keySpan, entry.keySpan, env);
    }
  }
  if (value.kind !== 'name') return;
  const scope = declaringScope(context, value.scope, value.name) ?? 0;
  for (const binding of context.bindings.filter(
    (candidate) => candidate.scope === scope && candidate.name === value.name,
  )) {
    if (binding.value?.kind === 'table') exportEntries(context, binding.value, env);
  }
}
