import type { Node } from '../tree/node.ts';
import type { ClassExpression, Expression, FunctionExpression, ScopeId } from '../../model/facts.ts';
import { addCall } from '../collector/calls.ts';
import { conditional } from '../collector/expressions.ts';
import { identifierOf, nameOf, parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { openScope } from '../collector/scopes.ts';
import { placed } from './placed.ts';
import { declareTyped } from './names.ts';
import type { Context, Env } from './context.ts';
import { constructs, functionBody, functionOf, primaryConstructor } from './functions.ts';
import { declaredType, typeReference } from './types.ts';

const TYPES: ReadonlySet<string> = new Set([
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'interface_declaration',
]);

/** Members whose values other members see, whatever comes first in the source. */
const HOLDING: ReadonlySet<string> = new Set([
  'field_declaration',
  'event_field_declaration',
  'property_declaration',
  ...TYPES,
  'enum_declaration',
]);

/** A type or namespace among other declarations; false for anything else. */
export function typeDeclaration(context: Context, node: Node, type: string, env: Env): boolean {
  if (!TYPES.has(type) && type !== 'enum_declaration') return type === 'delegate_declaration';
  const name = node.childForFieldName('name');
  if (!name) return true;
  const text = identifierOf(context, name);
  const value = type === 'enum_declaration' ? enumOf(context, node, env, text) : classOf(context, node, env, text);
  declareTyped(context, env, {
    name: text,
    scope: env.scope,
    kind: 'class',
    value,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
  return true;
}

/** A class, struct, record or interface: what it extends, its fields, properties, methods. */
function classOf(context: Context, node: Node, env: Env, name: string): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const children = parts(context, node);
  const list = children.find((part) => part.type === 'base_list');
  const bases = list ? basesOf(context, list, env) : [];
  const inner: Env = { scope, self: scope, base: bases[0] ?? null, region: null, returns: null, result: null };
  for (const part of children) if (part.type === 'attribute_list') context.visit.statement(context, part, env);
  primaryConstructor(context, node, scope, inner);
  if (list) baseCall(context, list, bases[0] ?? null, inner);
  const body = node.childForFieldName('body');
  const members = body ? placed(context, parts(context, body), inner) : [];
  const holds = ({ node: member }: (typeof members)[number]): boolean => HOLDING.has(member.type);
  for (const part of members.filter(holds)) memberOf(context, part.node, scope, part.env);
  for (const part of members.filter((member) => !holds(member))) memberOf(context, part.node, scope, part.env);
  return { kind: 'class', scope, bases, span };
}

function basesOf(context: Context, list: Node, env: Env): Expression[] {
  return parts(context, list).flatMap((part) => {
    const type = part.type === 'primary_constructor_base_type' ? part.childForFieldName('type') : part;
    const base = type ? typeReference(context, type, env) : null;
    return base ? [base] : [];
  });
}

/** `class Chat(string model) : Base(model)`. */
function baseCall(context: Context, list: Node, base: Expression | null, env: Env): void {
  for (const part of parts(context, list)) {
    const given =
      part.type === 'argument_list' ? part : parts(context, part).find((child) => child.type === 'argument_list');
    if (given) constructs(context, base, given, part, withConstructor(context, env));
  }
}

/** The arguments see the parameters of the primary constructor. */
function withConstructor(context: Context, env: Env): Env {
  const constructor = context.bindings.find(({ scope, name }) => scope === env.scope && name === 'constructor')?.value;
  return constructor?.kind === 'function' ? { ...env, scope: constructor.scope } : env;
}

function memberOf(context: Context, node: Node, scope: ScopeId, env: Env): void {
  const type = node.type;
  switch (type) {
    case 'field_declaration':
    case 'event_field_declaration':
      for (const part of parts(context, node)) {
        if (part.type === 'variable_declaration') variables(context, part, 'field', env);
        else if (part.type === 'attribute_list') context.visit.statement(context, part, env);
      }
      return;
    case 'property_declaration':
      property(context, node, scope, env);
      return;
    case 'method_declaration':
    case 'constructor_declaration':
    case 'destructor_declaration':
    case 'operator_declaration':
    case 'conversion_operator_declaration':
    case 'indexer_declaration':
      method(context, node, type, scope, env);
      return;
    default:
      if (!typeDeclaration(context, node, type, env)) context.visit.statement(context, node, env);
  }
}

/** `string A = "a", B`: fields or local variables of one type. */
export function variables(context: Context, node: Node, kind: 'field' | 'variable', env: Env): void {
  const type = declaredType(context, node.childForFieldName('type'), env);
  for (const part of parts(context, node)) {
    const name = part.type === 'variable_declarator' ? part.childForFieldName('name') : null;
    if (!name) continue;
    const last = parts(context, part).at(-1);
    const initial = last && last.id !== name.id ? last : null;
    const value = initial ? context.visit.expression(context, initial, env, type?.reference ?? null) : null;
    declareTyped(
      context,
      env,
      { name: identifierOf(context, name), scope: env.scope, kind, value, nameSpan: spanOf(name), span: spanOf(part) },
      type,
    );
  }
}

/** `string Model { get; set; } = "…"`, `string Model => "…"`, `string Model { get { return "…"; } }`. */
function property(context: Context, node: Node, scope: ScopeId, env: Env): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const type = declaredType(context, node.childForFieldName('type'), env);
  for (const part of parts(context, node))
    if (part.type === 'attribute_list') context.visit.statement(context, part, env);
  const initial = node.childForFieldName('value');
  const computed = initial?.type === 'arrow_expression_clause';
  const accessors = node.childForFieldName('accessors');
  const getter = accessors ? readAccessors(context, accessors, type?.reference ?? null, env) : null;
  const value = initial
    ? context.visit.expression(
        context,
        computed ? (parts(context, initial)[0] ?? initial) : initial,
        env,
        type?.reference ?? null,
      )
    : getter
      ? given(getter)
      : null;
  declareTyped(
    context,
    env,
    {
      name: identifierOf(context, name),
      scope,
      kind: computed || getter ? 'attribute' : 'field',
      value,
      nameSpan: spanOf(name),
      span: spanOf(node),
    },
    type,
  );
}

/** The getter with a body, if there is one; setters are read as well. */
function readAccessors(context: Context, list: Node, result: Expression | null, env: Env): FunctionExpression | null {
  let getter: FunctionExpression | null = null;
  for (const part of parts(context, list)) {
    const body = part.childForFieldName('body');
    if (!body) continue;
    const returns: Expression[] = [];
    const scope = openScope(context, 'function', env.scope, null, spanOf(part));
    functionBody(context, body, { ...inRegion(env, spanOf(body)), scope, returns, result });
    if (/^(?:\[[^\]]*\]\s*)?(?:\w+\s+)*?get\b/.test(context.text.slice(part.startIndex, body.startIndex)))
      getter = { kind: 'function', scope, parameters: [], returns, span: spanOf(part) };
  }
  return getter;
}

/** What reading a getter gives. */
function given(getter: FunctionExpression): Expression {
  return conditional(getter.returns, getter.span);
}

/** Methods without a body (interfaces, abstract ones) give nothing. */
function method(context: Context, node: Node, type: string, scope: ScopeId, env: Env): void {
  const name = node.childForFieldName('name');
  const text =
    type === 'constructor_declaration'
      ? 'constructor'
      : type === 'method_declaration' && name
        ? identifierOf(context, name)
        : null;
  if (type === 'indexer_declaration') {
    const accessors = node.childForFieldName('accessors');
    if (accessors) readAccessors(context, accessors, null, env);
  }
  const value = functionOf(context, node, env, text);
  if (text === null || !name || (type === 'method_declaration' && node.childForFieldName('body') === null)) return;
  declareTyped(context, env, {
    name: text,
    scope,
    kind: 'function',
    value,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

/** `[EnumMember(Value = "…")] Fast`: the text a member stands for. */
const TEXT_OF_MEMBER = /^(?:EnumMember|Description|JsonStringEnumMemberName|JsonPropertyName|EnumValue)(?:Attribute)?$/;

function enumOf(context: Context, node: Node, env: Env, name: string): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const inner: Env = { ...env, scope };
  const body = node.childForFieldName('body');
  for (const part of body ? placed(context, parts(context, body), inner) : []) {
    const member = part.node.childForFieldName('name');
    if (part.node.type !== 'enum_member_declaration' || !member) continue;
    const first = context.calls.length;
    for (const child of parts(context, part.node))
      if (child.type === 'attribute_list') context.visit.statement(context, child, part.env);
    const initial = part.node.childForFieldName('value');
    const value = initial ? context.visit.expression(context, initial, part.env) : null;
    declareTyped(context, part.env, {
      name: identifierOf(context, member),
      scope,
      kind: 'enum-member',
      value: textOfMember(context, first) ?? value,
      branch: null,
      nameSpan: spanOf(member),
      span: spanOf(part.node),
    });
  }
  return { kind: 'class', scope, bases: [], span };
}

function textOfMember(context: Context, first: number): Expression | null {
  for (const { form, callee, arguments: list } of context.calls.slice(first)) {
    if (form !== 'decorator' || callee.kind !== 'name' || !TEXT_OF_MEMBER.test(callee.name)) continue;
    const value = list.find(({ value: candidate }) => candidate.kind === 'string')?.value;
    if (value) return value;
  }
  return null;
}

/** `[Name("…", Key = "…")]`; an attribute without arguments says nothing that could be configured. */
export function attributeCalls(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    const name = part.childForFieldName('name');
    const list = parts(context, part).find((child) => child.type === 'attribute_argument_list');
    if (part.type !== 'attribute' || !name || !list) continue;
    const callee = typeReference(context, name, env) ?? nameOf(context, name, env);
    const given = context.visit.arguments(context, list, env);
    addCall(context, env, {
      form: 'decorator',
      callee,
      arguments: given,
      argumentsSpan: spanOf(list),
      span: spanOf(part),
    });
  }
}
