import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { opaque } from '../collector/expressions.ts';
import { addImport } from '../collector/imports.ts';
import { spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** Crates of the language itself: nothing of ours is in them. */
const STANDARD: ReadonlySet<string> = new Set(['std', 'core', 'alloc']);

/** The path of a type or value as segments, type arguments left out; null where it is none. */
export function pathOf(node: Node): readonly string[] | null {
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'crate':
    case 'self':
    case 'super':
    case 'metavariable':
      return [node.text];
    case 'scoped_identifier':
    case 'scoped_type_identifier': {
      const [path, name] = [node.childForFieldName('path'), node.childForFieldName('name')];
      const before = path ? pathOf(path) : [];
      return before && name ? [...before, name.text] : null;
    }
    case 'generic_type':
    case 'generic_type_with_turbofish':
    case 'generic_function':
    case 'reference_type':
    case 'bracketed_type': {
      const inner = node.childForFieldName('type') ?? node.childForFieldName('function') ?? node.namedChild(0);
      return inner ? pathOf(inner) : null;
    }
    default:
      return null;
  }
}

/**
 * A path as an expression. `crate::`, `self::` and `super::` name modules: what they lead to is an import of its own. A path
 * that starts with a crate nobody imported starts with that crate.
 */
export function pathExpression(context: Context, node: Node, env: Env, self: number | null): Expression {
  const span = spanOf(node);
  const path = pathOf(node);
  const [root] = path ?? [];
  if (!path || root === undefined) return opaque('unsupported', span);
  if (root === 'self' && path.length === 1)
    return self === null ? opaque('unsupported', span) : { kind: 'self', scope: self, span };
  if (root === 'Self')
    return self === null
      ? opaque('unsupported', span)
      : members({ kind: 'self', scope: self, span }, path.slice(1), node);
  if (path.length > 1 && (root === 'crate' || root === 'self' || root === 'super')) {
    const local = path.join('::');
    const [module, imported] = [path.slice(0, -1).join('::'), path.at(-1) ?? ''];
    if (!context.imports.some((fact) => fact.local === local)) importOf(context, module, imported, local, node);
    return { kind: 'name', name: local, scope: env.scope, span };
  }
  if (path.length > 1 && /^[a-z]/.test(root) && !STANDARD.has(root)) context.crates.push({ name: root, node });
  return members({ kind: 'name', name: root, scope: env.scope, span }, path.slice(1), node);
}

function members(object: Expression, names: readonly string[], node: Node): Expression {
  return names.reduce<Expression>(
    (inner, property) => ({ kind: 'member', object: inner, property, fallback: null, span: spanOf(node) }),
    object,
  );
}

/** Adds an import at the top of the module. */
export function importOf(
  context: Context,
  module: string,
  imported: string | null,
  local: string | null,
  node: Node,
  star = false,
): void {
  const span = spanOf(node);
  addImport(context, { module, imported, local, star, moduleSpan: span, span });
}

/** Crates that paths start with and that nothing binds. */
export function settleCrates(context: Context): void {
  for (const { name, node } of context.crates) {
    const bound = context.imports.some(({ local }) => local === name) || context.names[0]?.has(name);
    if (!bound) importOf(context, name, '*', name, node);
  }
}
