import type { Node } from '../tree/node.ts';
import type { Argument, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declare } from '../collector/bindings.ts';
import { addCall, keyword, positional, spread } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { noteQuery, noteTest } from './comparisons.ts';
import type { Context, Env } from './context.ts';
import { readOf, standsFor } from './library.ts';
import { className, functionName } from './names.ts';

/** `f(…)`, `$f(…)`, `(fn() => …)()`. */
export function functionCall(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const target = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (!target || !list) return opaque('syntax-error', span);
  const isName = NAMES.has(target.type);
  const callee = isName ? functionName(context, target, env) : context.visit.expression(context, target, env);
  const given = argumentsOf(context, list, env);
  if (!isName || callee.kind !== 'name')
    return addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan: spanOf(list), span });
  if (callee.name === 'define') constantDefined(context, given, span, env);
  if (noteTest(context, callee.name, given)) return opaque('runtime-value', span);
  const stand = standsFor(context, callee.name, given, span, env);
  if (stand && !stand.noted) return stand.value;
  const call = addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan: spanOf(list), span });
  return stand?.value ?? call;
}

const NAMES: ReadonlySet<string> = new Set(['name', 'qualified_name', 'relative_name']);

/** `define('MODEL', '…')`. */
function constantDefined(context: Context, given: readonly Argument[], span: Span, env: Env): void {
  const [name, value] = given;
  if (name?.value.kind !== 'string' || !value) return;
  declare(context, env, {
    name: name.value.value,
    scope: 0,
    kind: 'variable',
    value: value.value,
    nameSpan: name.value.content,
    span,
  });
}

/** `$a->b(…)`, `$a?->b(…)`. */
export function memberCall(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const target = node.childForFieldName('object');
  const name = node.childForFieldName('name');
  const list = node.childForFieldName('arguments');
  if (!target || !name || !list) return opaque('syntax-error', span);
  const object = context.visit.expression(context, target, env);
  if (name.type !== 'name') context.visit.expression(context, name, env);
  const given = argumentsOf(context, list, env);
  if (noteQuery(context, sourceOf(context, name), given)) return opaque('runtime-value', span);
  const callee = memberOf(context, object, name, { start: target.startIndex, end: name.endIndex });
  return addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan: spanOf(list), span });
}

/** `A::b(…)`, `parent::__construct(…)`. */
export function scopedCall(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const target = node.childForFieldName('scope');
  const name = node.childForFieldName('name');
  const list = node.childForFieldName('arguments');
  if (!target || !name || !list) return opaque('syntax-error', span);
  const isName = NAMES.has(target.type) || target.type === 'relative_scope';
  const scope = isName ? className(context, target, env) : context.visit.expression(context, target, env);
  const given = argumentsOf(context, list, env);
  const method = sourceOf(context, name);
  if (method === '__construct' && /^parent$/i.test(sourceOf(context, target)))
    return addCall(context, env, { form: 'new', callee: scope, arguments: given, argumentsSpan: spanOf(list), span });
  const [key, fallback] = given;
  if (method === 'get' && key && /(?:^|\\)(?:Env|Config)$/.test(sourceOf(context, target))) {
    const read = readOf(key.value, fallback?.value, span);
    if (read) return read.value;
  }
  if (noteQuery(context, method, given)) return opaque('runtime-value', span);
  const callee = memberOf(context, scope, name, { start: target.startIndex, end: name.endIndex });
  return addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan: spanOf(list), span });
}

function memberOf(context: Context, object: Expression, name: Node, span: Span): Expression {
  if (name.type !== 'name') return opaque('computed-key', span);
  return { kind: 'member', object, property: sourceOf(context, name), fallback: null, span };
}

/** `#[Name(…)]`; one without arguments calls nothing that could be configured. */
export function attributes(context: Context, node: Node, env: Env): void {
  for (const attribute of node.descendantsOfType('attribute')) {
    const [name] = parts(context, attribute);
    const list = attribute.childForFieldName('parameters');
    if (!name || !list) continue;
    const given = argumentsOf(context, list, env);
    addCall(context, env, {
      form: 'decorator',
      callee: className(context, name, env),
      arguments: given,
      argumentsSpan: spanOf(list),
      span: spanOf(attribute),
    });
  }
}

/** The arguments of a call: by position, by name, or unpacked. `f(...)` makes a closure and gives none. */
export function argumentsOf(context: Context, list: Node, env: Env): Argument[] {
  const found: Argument[] = [];
  let index = 0;
  for (const part of parts(context, list)) {
    if (part.type === 'variadic_placeholder') continue;
    const span = spanOf(part);
    const name = part.type === 'argument' ? part.childForFieldName('name') : null;
    const inner = part.type === 'argument' ? parts(context, part).at(-1) : part;
    if (!inner) continue;
    if (inner.type === 'variadic_unpacking') {
      const [unpacked] = parts(context, inner);
      if (unpacked) found.push(spread(context.visit.expression(context, unpacked, env), span));
      continue;
    }
    const value = context.visit.expression(context, inner, env);
    if (name && name.id !== inner.id) found.push(keyword(sourceOf(context, name), spanOf(name), value, span));
    else found.push(positional(value, index++, span));
  }
  return found;
}
