import type { Node } from '../../tree/node.ts';
import type { Argument, Expression } from '../../../model/facts.ts';
import { addCall, positional } from '../../collector/calls.ts';
import { opaque } from '../../collector/expressions.ts';
import { identifierOf, nameOf, parts, spanOf } from '../../collector/nodes.ts';
import { noteTest } from '../comparisons.ts';
import type { Context, Env } from '../context.ts';
import { environmentRead, injected, placeholdersRead } from '../environment.ts';
import { configured } from '../builders.ts';
import { libraryValue, notePut } from '../values.ts';
import { typeReference } from './types.ts';

function readArguments(context: Context, list: Node, env: Env): Argument[] {
  return parts(context, list).map((part, index) => {
    const value = context.visit.expression(context, part, env);
    return positional(value, index, spanOf(part));
  });
}

/** `object.method(…)`, `method(…)`. */
export function methodInvocation(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const name = node.childForFieldName('name');
  const list = node.childForFieldName('arguments');
  const target = node.childForFieldName('object');
  if (!name || !list) return opaque('syntax-error', span);
  const object = target ? context.visit.expression(context, target, env) : null;
  const callee: Expression = object
    ? {
        kind: 'member',
        object,
        property: identifierOf(context, name),
        fallback: null,
        span: { start: object.span.start, end: name.endIndex },
      }
    : nameOf(context, name, env);
  const given = readArguments(context, list, env);
  noteTest(context, callee, given);
  const value = environmentRead(context, callee, given, span) ?? libraryValue(callee, given, span);
  if (value) return value;
  notePut(context, callee, given, span, env);
  const all = [...given, ...configured(context, given)];
  return addCall(context, env, { form: 'call', callee, arguments: all, argumentsSpan: spanOf(list), span });
}

/** `new Type(…)`, `new Base() { … }`. */
export function creation(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const type = node.childForFieldName('type');
  const list = node.childForFieldName('arguments');
  if (!type || !list) return opaque('syntax-error', span);
  const body = parts(context, node).find((part) => part.type === 'class_body');
  const callee = typeReference(context, type, env) ?? opaque('unsupported', spanOf(type));
  const given = readArguments(context, list, env);
  if (callee.kind === 'name' && callee.name === 'URI' && given[0]) return given[0].value;
  const call = addCall(context, env, { form: 'new', callee, arguments: given, argumentsSpan: spanOf(list), span });
  if (body) context.visit.anonymousClass(context, body, env, [callee]);
  return call;
}

/** `this(…)`, `super(…)`: calls of a constructor of the class, or of its base. */
export function constructorInvocation(context: Context, node: Node, env: Env): void {
  const list = node.childForFieldName('arguments');
  const target = node.childForFieldName('constructor');
  if (!list || !target) return;
  const given = readArguments(context, list, env);
  const own = env.self === null ? null : (context.scopes[env.self]?.name ?? null);
  const name: Expression | null =
    own === null ? null : { kind: 'name', name: own, scope: env.self ?? env.scope, span: spanOf(target) };
  const callee = target.type === 'this' ? name : env.base;
  if (!callee) return;
  addCall(context, env, {
    form: 'new',
    callee,
    arguments: given,
    argumentsSpan: spanOf(list),
    span: spanOf(node),
  });
}

/** `@Name(…)`: a call of form decorator; gives what the annotated name is given, where the annotation says so. */
export function annotation(context: Context, node: Node, env: Env): Expression | null {
  const name = node.childForFieldName('name');
  const list = node.childForFieldName('arguments');
  if (!name || !list) return null;
  const span = spanOf(node);
  const callee = typeReference(context, name, env);
  const given = parts(context, list).map((part, index) => annotationArgument(context, part, index, env));
  if (!callee) return null;
  addCall(context, env, { form: 'decorator', callee, arguments: given, argumentsSpan: spanOf(list), span });
  const last = callee.kind === 'name' ? callee.name.slice(callee.name.lastIndexOf('.') + 1) : '';
  return injected(last, given, span);
}

function annotationArgument(context: Context, node: Node, index: number, env: Env): Argument {
  const span = spanOf(node);
  const key = node.type === 'element_value_pair' ? node.childForFieldName('key') : null;
  const content = key ? node.childForFieldName('value') : node;
  const value = content
    ? placeholdersRead(context, context.visit.expression(context, content, env))
    : opaque('syntax-error', span);
  if (!key) return positional(value, index, span);
  return { kind: 'keyword', name: identifierOf(context, key), nameSpan: spanOf(key), value, span };
}

/** The annotations among the modifiers of a declaration; gives what one of them says the declared name is given. */
export function annotations(context: Context, declaration: Node, env: Env): Expression | null {
  let given: Expression | null = null;
  for (const part of parts(context, declaration)) {
    if (part.type !== 'modifiers') continue;
    for (const modifier of parts(context, part)) {
      if (modifier.type === 'annotation') given = annotation(context, modifier, env) ?? given;
    }
  }
  return given;
}
