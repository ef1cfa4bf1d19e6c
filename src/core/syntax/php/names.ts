import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { opaque } from '../collector/expressions.ts';
import { addImport } from '../collector/imports.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { named } from './context.ts';
import type { Context, Env } from './context.ts';

/** Notes one imported name. */
function importName(context: Context, full: string, local: string, moduleSpan: Span, span: Span): void {
  const at = full.lastIndexOf('\\');
  const module = at < 0 ? '' : full.slice(0, at);
  addImport(context, { module, imported: full.slice(at + 1), local, moduleSpan, span });
}

/** `use A\B as C;`, `use A\{B, C as D};`, `use function A\b;`, `use const A\B;`. */
export function useDeclaration(context: Context, node: Node): void {
  const group = node.childForFieldName('body');
  const prefixNode = group ? parts(context, node).find(({ type }) => type === 'namespace_name') : undefined;
  const prefix = prefixNode ? `${sourceOf(context, prefixNode)}\\` : '';
  const opening = context.text.slice(node.startIndex, node.startIndex + 24);
  for (const clause of parts(context, group ?? node)) {
    if (clause.type !== 'namespace_use_clause') continue;
    const alias = clause.childForFieldName('alias');
    const [name] = parts(context, clause).filter(({ type }) => type === 'qualified_name' || type === 'name');
    if (!name) continue;
    const full = `${prefix}${sourceOf(context, name)}`.replace(/^\\/, '');
    const local = alias ? sourceOf(context, alias) : full.slice(full.lastIndexOf('\\') + 1);
    const isFunction = /^use\s+function\b/i.test(opening) || /^function\b/i.test(sourceOf(context, clause));
    if (isFunction) context.functions.set(local, full);
    else {
      context.aliases.set(local, full);
      importName(context, full, local, spanOf(name), spanOf(clause));
    }
  }
}

/** A full name used right where it stands, bound to a name no program can write. */
function fullName(context: Context, full: string, node: Node, env: Env): Expression {
  const local = `\\${full}`;
  if (!context.qualified.has(local)) {
    context.qualified.add(local);
    importName(context, full, local, spanOf(node), spanOf(node));
  }
  return named(local, node, env);
}

/** A class, enum or constant by its name: `A`, `A\B`, `\A\B`, `namespace\A`, `self`, `parent`. */
export function className(context: Context, node: Node, env: Env): Expression {
  const text = sourceOf(context, node);
  switch (text.toLowerCase()) {
    case 'self':
    case 'static':
      return env.self === null
        ? opaque('unsupported', spanOf(node))
        : { kind: 'self', scope: env.self, span: spanOf(node) };
    case 'parent':
      return env.base ?? opaque('unsupported', spanOf(node));
    default:
      return text.includes('\\') ? fullName(context, resolved(context, text), node, env) : named(text, node, env);
  }
}

/** https://www.php.net/manual/language.namespaces.rules.php */
function resolved(context: Context, text: string): string {
  if (text.startsWith('\\')) return text.slice(1);
  const { namespace } = context.within;
  const within = (name: string): string => (namespace === '' ? name : `${namespace}\\${name}`);
  const [first = '', ...rest] = text.split('\\');
  if (first.toLowerCase() === 'namespace') return within(rest.join('\\'));
  const alias = context.aliases.get(first);
  return alias === undefined ? within(text) : [alias, ...rest].join('\\');
}

/** A function by its name; imported ones by their full names, as variables may be called like them. */
export function functionName(context: Context, node: Node, env: Env): Expression {
  const text = sourceOf(context, node);
  const imported = context.functions.get(text);
  if (imported !== undefined) return fullName(context, imported, node, env);
  const bare = text.replace(/^\\/, '');
  return bare.includes('\\') ? fullName(context, resolved(context, text), node, env) : named(bare, node, env);
}

/** A declared type as a name: `Client`, `?Client`, `Client|null`; null for anything more. */
export function typeReference(context: Context, node: Node | null, env: Env, depth = 0): Expression | null {
  if (!node || depth > 8) return null;
  switch (node.type) {
    case 'name':
    case 'qualified_name':
    case 'relative_name':
      return className(context, node, env);
    case 'named_type':
    case 'optional_type':
      return typeReference(context, parts(context, node)[0] ?? null, env, depth + 1);
    case 'union_type': {
      const members = parts(context, node).filter((part) => !/^null$/i.test(sourceOf(context, part)));
      return members.length === 1 ? typeReference(context, members[0] ?? null, env, depth + 1) : null;
    }
    default:
      return null;
  }
}
