import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { bodyScope, openScope } from '../collector/scopes.ts';
import { moduleCall } from './calls.ts';
import { enumOf, shapeOf } from './classes.ts';
import type { Context, Env } from './context.ts';
import { bindModule } from './patterns.ts';
import { typeReference } from './types.ts';

/** `const`, `let`, `var`. */
export function variables(context: Context, node: Node, env: Env, exported: boolean): void {
  const scope = context.text.startsWith('var', node.startIndex) ? bodyScope(context, env.scope) : env.scope;
  for (const declarator of parts(context, node)) {
    if (declarator.type !== 'variable_declarator') {
      context.visit.statement(context, declarator, env);
      continue;
    }
    const [name, ...rest] = parts(context, declarator);
    if (!name) continue;
    const annotation = rest[0]?.type === 'type_annotation' ? rest[0] : null;
    const initial = annotation ? rest[1] : rest.at(-1);
    const module = initial && !exported ? moduleCall(context, initial) : null;
    if (module && bindModule(context, name, module, env)) continue;
    const value = initial ? context.visit.expression(context, initial, env) : null;
    context.visit.pattern(
      context,
      name,
      value,
      { kind: 'variable', scope, exported, annotation, span: spanOf(declarator) },
      env,
    );
  }
}

/** Declarations of functions, classes, enums and the like; `exportedAs` is `default`, or the empty string for their own name. */
export function declaration(context: Context, node: Node, type: string, env: Env, exportedAs: string | null): boolean {
  switch (type) {
    case 'function_declaration':
    case 'generator_function_declaration':
      declared(context, node, 'function', env, exportedAs, (name) =>
        context.visit.functionOf(context, node, env, name),
      );
      return true;
    case 'class_declaration':
    case 'abstract_class_declaration':
      declared(context, node, 'class', env, exportedAs, (name) => context.visit.classOf(context, node, env, name));
      return true;
    case 'enum_declaration':
      declared(context, node, 'class', env, exportedAs, (name) => enumOf(context, node, env, name));
      return true;
    case 'internal_module':
      declared(context, node, 'class', env, exportedAs, (name) => namespace(context, node, env, name));
      return true;
    case 'interface_declaration':
    case 'type_alias_declaration':
      shape(context, node, env, exportedAs);
      return true;
    case 'import_alias':
      importAlias(context, node, env);
      return true;
    case 'ambient_declaration':
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return true;
    default:
      return false;
  }
}

function declared(
  context: Context,
  node: Node,
  kind: 'function' | 'class',
  env: Env,
  exportedAs: string | null,
  value: (name: string | null) => Expression,
): void {
  const name = node.childForFieldName('name');
  const text = name ? sourceOf(context, name) : 'default';
  const given = value(name ? text : null);
  const nameSpan = name ? spanOf(name) : { start: node.startIndex, end: node.startIndex };
  const as = exportedAs === '' ? text : exportedAs;
  declare(context, env, {
    name: text,
    scope: env.scope,
    kind,
    value: given,
    exportedAs: as,
    nameSpan,
    span: spanOf(node),
  });
}

/** `namespace Models { export const FAST = "…" }`: its names are members, as of a class. */
function namespace(context: Context, node: Node, env: Env, name: string | null): Expression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const body = node.childForFieldName('body');
  for (const part of body ? parts(context, body) : []) context.visit.statement(context, part, { ...env, scope });
  return { kind: 'class', scope, bases: [], span };
}

function shape(context: Context, node: Node, env: Env, exportedAs: string | null): void {
  const children = parts(context, node);
  const [name] = children;
  const body = children.at(-1);
  if (!name || !body || (body.type !== 'interface_body' && body.type !== 'object_type')) return;
  const text = sourceOf(context, name);
  const value = shapeOf(context, node, body, env, text);
  const as = exportedAs === '' ? text : exportedAs;
  const span = spanOf(node);
  const binding = declare(context, env, {
    name: text,
    scope: env.scope,
    kind: 'class',
    value,
    exportedAs: as,
    nameSpan: spanOf(name),
    span,
  });
  context.interfaces.add(binding);
}

/** `import Client = AI.Client`. */
function importAlias(context: Context, node: Node, env: Env): void {
  const [name, target] = parts(context, node);
  const value = target ? typeReference(context, target, env) : null;
  if (!name || !value) return;
  declare(context, env, {
    name: sourceOf(context, name),
    scope: env.scope,
    kind: 'variable',
    value,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}
