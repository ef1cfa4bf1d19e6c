import type { Node } from '../../tree/node.ts';
import type { ClassExpression, Expression, ScopeId } from '../../../model/facts.ts';
import { declare } from '../../collector/bindings.ts';
import { addCall } from '../../collector/calls.ts';
import { identifierOf, parts, spanOf } from '../../collector/nodes.ts';
import { openScope } from '../../collector/scopes.ts';
import { annotations } from './calls.ts';
import { functionOf, parametersOf } from './functions.ts';
import { typeReference } from './types.ts';
import { classEnv } from '../context.ts';
import type { Context, Env } from '../context.ts';
import { declareGetter } from '../members.ts';

const TYPES: ReadonlySet<string> = new Set([
  'class_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'annotation_type_declaration',
]);

/** Lombok's annotations that write getters (https://projectlombok.org/features/GetterSetter). */
const GETTERS = /@(?:lombok\.)?(?:Data|Getter|Value)\b(?!\s*\()/;

/** A class, interface, enum, record or annotation type; false for any other node. */
export function typeDeclaration(context: Context, node: Node, type: string, env: Env): boolean {
  if (!TYPES.has(type)) return false;
  const name = node.childForFieldName('name');
  const text = name ? identifierOf(context, name) : '';
  annotations(context, node, env);
  const value = classOf(context, node, env, text);
  if (name)
    declare(context, env, {
      name: text,
      scope: env.scope,
      kind: 'class',
      value,
      branch: null,
      nameSpan: spanOf(name),
      span: spanOf(node),
    });
  return true;
}

function classOf(context: Context, node: Node, env: Env, name: string): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const bases = basesOf(context, node, env);
  const inner = classEnv(scope, bases[0] ?? null);
  const list = node.type === 'record_declaration' ? node.childForFieldName('parameters') : null;
  if (list) recordComponents(context, list, scope, inner);
  const body = node.childForFieldName('body');
  if (body) members(context, body, inner);
  if (body && writesGetters(context, node, body)) gettersOf(context, scope, inner);
  return { kind: 'class', scope, bases, span };
}

/** The body of `new Base() { … }`. */
export function anonymousClass(context: Context, body: Node, env: Env, bases: readonly Expression[]): ClassExpression {
  const span = spanOf(body);
  const scope = openScope(context, 'class', env.scope, null, span);
  members(context, body, { ...classEnv(scope, bases[0] ?? null), region: env.region });
  return { kind: 'class', scope, bases, span };
}

/** What it extends, then what it implements: constants of an interface are members as well. */
function basesOf(context: Context, node: Node, env: Env): Expression[] {
  return parts(context, node).flatMap((part) => {
    const type = part.type;
    if (type !== 'superclass' && type !== 'super_interfaces' && type !== 'extends_interfaces') return [];
    const children = parts(context, part);
    const list = children[0]?.type === 'type_list' ? parts(context, children[0]) : children;
    return list.flatMap((child) => typeReference(context, child, env) ?? []);
  });
}

function members(context: Context, body: Node, env: Env): void {
  for (const part of parts(context, body)) member(context, part, env);
}

/** One member of a class body. */
export function member(context: Context, node: Node, env: Env): void {
  switch (node.type) {
    case 'field_declaration':
    case 'constant_declaration':
      fields(context, node, env);
      return;
    case 'method_declaration':
      method(context, node, env, node.childForFieldName('name'), null);
      return;
    case 'constructor_declaration':
      method(context, node, env, node.childForFieldName('name'), 'constructor');
      return;
    case 'compact_constructor_declaration': {
      const body = node.childForFieldName('body');
      if (body) context.visit.statement(context, body, env);
      return;
    }
    case 'annotation_type_element_declaration':
      annotationElement(context, node, env);
      return;
    case 'enum_constant':
      enumConstant(context, node, env);
      return;
    case 'enum_body_declarations':
      members(context, node, env);
      return;
    default:
      context.visit.statement(context, node, env);
  }
}

function fields(context: Context, node: Node, env: Env): void {
  const type = node.childForFieldName('type');
  const annotated = type ? typeReference(context, type, env) : null;
  const given = annotations(context, node, env);
  for (const part of parts(context, node)) {
    const name = part.type === 'variable_declarator' ? part.childForFieldName('name') : null;
    if (!name) continue;
    const initial = part.childForFieldName('value');
    const value = initial ? context.visit.expression(context, initial, env) : null;
    declare(context, env, {
      name: identifierOf(context, name),
      scope: env.scope,
      kind: 'field',
      value: given ?? value,
      annotation: annotated,
      branch: null,
      nameSpan: spanOf(name),
      span: spanOf(part),
    });
  }
}

function method(context: Context, node: Node, env: Env, name: Node | null, as: string | null): void {
  annotations(context, node, env);
  const text = as ?? (name ? identifierOf(context, name) : null);
  const value = functionOf(context, node, env, text);
  if (!name || text === null) return;
  declare(context, env, {
    name: text,
    scope: env.scope,
    kind: 'function',
    value,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

/** `String value() default "…"`. */
function annotationElement(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const initial = node.childForFieldName('value');
  if (!name || !initial) return;
  declare(context, env, {
    name: identifierOf(context, name),
    scope: env.scope,
    kind: 'field',
    value: context.visit.expression(context, initial, env),
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

/** `GPT4("gpt-4o", 128_000)`: an object that the enum's constructor makes. */
function enumConstant(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const list = node.childForFieldName('arguments');
  const body = node.childForFieldName('body');
  const span = spanOf(node);
  const owner: Expression = {
    kind: 'name',
    name: context.scopes[env.scope]?.name ?? '',
    scope: env.scope,
    span: spanOf(name),
  };
  const given = (list ? parts(context, list) : []).map((part, index) => ({
    kind: 'positional' as const,
    index,
    value: context.visit.expression(context, part, env),
    span: spanOf(part),
  }));
  const value = list
    ? addCall(context, env, { form: 'new', callee: owner, arguments: given, argumentsSpan: spanOf(list), span })
    : null;
  if (body) anonymousClass(context, body, env, [owner]);
  declare(context, env, {
    name: identifierOf(context, name),
    scope: env.scope,
    kind: 'enum-member',
    value,
    branch: null,
    nameSpan: spanOf(name),
    span,
  });
}

/** The components of a record are parameters of its constructor, fields, and methods of the same name. */
function recordComponents(context: Context, list: Node, scope: ScopeId, env: Env): void {
  const span = spanOf(list);
  const inner = openScope(context, 'function', scope, 'constructor', span);
  const parameters = parametersOf(context, list, { ...env, scope: inner });
  for (const binding of context.bindings.filter((candidate) => candidate.scope === inner)) {
    const { name, nameSpan, annotation } = binding;
    declare(context, env, {
      name,
      scope,
      kind: 'attribute',
      value: { kind: 'name', name, scope: inner, span: nameSpan },
      annotation,
      branch: null,
      nameSpan,
      span: binding.span,
    });
  }
  declare(context, env, {
    name: 'constructor',
    scope,
    kind: 'function',
    value: { kind: 'function', scope: inner, parameters, returns: [], span },
    branch: null,
    nameSpan: { start: span.start, end: span.start },
    span,
  });
}

function writesGetters(context: Context, node: Node, body: Node): boolean {
  return GETTERS.test(context.text.slice(node.startIndex, Math.max(node.startIndex, body.startIndex)));
}

function gettersOf(context: Context, scope: ScopeId, env: Env): void {
  const fieldsOf = context.bindings.filter((binding) => binding.scope === scope && binding.kind === 'field');
  for (const field of fieldsOf) {
    if (!/\bstatic\b/.test(sourceBefore(context, field.span.start))) declareGetter(context, field, env);
  }
}

/** The modifiers in front of a field. */
function sourceBefore(context: Context, offset: number): string {
  const line = context.text.lastIndexOf('\n', offset) + 1;
  return context.text.slice(line, offset);
}
