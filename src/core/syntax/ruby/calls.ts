import type { Node } from '../tree/node.ts';
import type { Argument, Expression, FunctionExpression, ListExpression, TableExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { bindMember } from '../collector/bindings.ts';
import { addCall, keyword, spread } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { emptyAt, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { classMacro, requireFile } from './macros.ts';
import { noteTest, onlyAsks } from './comparisons.ts';
import type { Context, Env } from './context.ts';
import { environmentRead, orGiven } from './environment.ts';
import { formatted } from './strings.ts';

/** Methods that give what they are asked of: the text or table itself, frozen, copied, or nil where it is empty. */
const KEEPING: ReadonlySet<string> = new Set([
  'freeze',
  'dup',
  'clone',
  'deep_dup',
  'to_s',
  'to_str',
  'to_sym',
  'to_h',
  'to_a',
  'itself',
  'presence',
  'strip',
  'chomp',
  'squish',
  'symbolize_keys',
  'deep_symbolize_keys',
  'stringify_keys',
  'with_indifferent_access',
  'compact',
  'compact_blank',
  'html_safe',
]);

const DEFAULTING: ReadonlySet<string> = new Set(['reverse_merge', 'with_defaults']);

/** `a.b(c)`, `b c`, `a&.b { … }`, `A.new(…)`. Without arguments it reads a member, as parentheses may be left out. */
export function callExpression(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const receiverNode = node.childForFieldName('receiver');
  const methodNode = node.childForFieldName('method');
  const list = node.childForFieldName('arguments');
  const blockNode = node.childForFieldName('block');
  if (methodNode?.type === 'super') return superCall(context, node, env);
  const method = methodNode ? sourceOf(context, methodNode) : 'call';
  const receiver = receiverNode ? context.visit.expression(context, receiverNode, env) : null;
  if (!receiver && requireFile(context, method, list, env)) return opaque('runtime-value', span);
  const given = list ? context.visit.arguments(context, list, env) : [];
  if (blockNode) {
    const block = context.visit.block(context, blockNode, env);
    const index = given.filter(({ kind }) => kind === 'positional').length;
    given.push({ kind: 'positional', index, value: block, span: block.span });
    if (receiver?.kind === 'list' && receiver.items.length > 0) iterated(context, receiver, block, env);
  }
  const value = receiver
    ? standsFor(context, receiver, method, given, span)
    : receiverless(context, method, given, span);
  const call = { receiver, method, methodNode: methodNode ?? node, list, given, node };
  if (value) {
    // The table that defaults go into shows only what wins; the defaults themselves stand in the call.
    if (DEFAULTING.has(method)) made(context, env, call);
    return value;
  }
  if (receiver) noteTest(context, receiver, method, given);
  else classMacro(context, method, given, env);
  if (onlyAsks(method)) return opaque('runtime-value', span);
  return made(context, env, call);
}

/** `["…", "…"].each { |model| … }`: the list is handed to the block, item by item. */
function iterated(context: Context, list: ListExpression, block: FunctionExpression, env: Env): void {
  const [name] = block.parameters;
  if (name !== undefined) bindMember(context, env, name, list, list.span, list.span);
}

interface Made {
  readonly receiver: Expression | null;
  readonly method: string;
  readonly methodNode: Node;
  readonly list: Node | null;
  readonly given: readonly Argument[];
  readonly node: Node;
}

function made(context: Context, env: Env, { receiver, method, methodNode, list, given, node }: Made): Expression {
  const span = spanOf(node);
  const end = list?.endIndex ?? methodNode.endIndex;
  const argumentsSpan = list ? spanOf(list) : emptyAt(end);
  if (receiver && method === 'new')
    return addCall(context, env, { form: 'new', callee: receiver, arguments: given, argumentsSpan, span });
  const callee = calleeOf(receiver, method, methodNode, env);
  if (given.length === 0) return callee;
  return addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan, span });
}

/** In the body of a class, a call without receiver asks the class, and what it has from the class of a library it inherits from. */
function calleeOf(receiver: Expression | null, method: string, methodNode: Node, env: Env): Expression {
  const name = spanOf(methodNode);
  const base = env.declares && env.base?.kind === 'member' ? env.base : null;
  const object = receiver ?? base;
  if (!object) return { kind: 'name', name: method, scope: env.scope, span: name };
  if (object.kind === 'self' && method === 'class') return object;
  // The text of a here-document stands behind what is called on it.
  const start = Math.min(receiver?.span.start ?? name.start, name.start);
  return { kind: 'member', object, property: method, fallback: null, span: { start, end: name.end } };
}

/** `super(…)`, `super`: in a constructor it makes what the class inherits from. */
export function superCall(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const list = node.childForFieldName('arguments');
  const given = list ? context.visit.arguments(context, list, env) : [];
  if (!list || !env.base || context.scopes[env.scope]?.name !== 'constructor') return opaque('runtime-value', span);
  return addCall(context, env, { form: 'new', callee: env.base, arguments: given, argumentsSpan: spanOf(list), span });
}

/** Calls of the core library and of Rails that only hand on, read the environment, or put texts together. */
function standsFor(
  context: Context,
  receiver: Expression,
  method: string,
  given: readonly Argument[],
  span: Span,
): Expression | null {
  const environment = environmentRead(receiver, method, given, span);
  if (environment) return environment;
  if (given.length === 0) return KEEPING.has(method) && keeps(receiver) ? receiver : null;
  const [first, second] = given;
  switch (method) {
    case 'fetch':
      return first ? memberWith(receiver, first.value, second ? orGiven(second.value) : null, span) : null;
    case 'dig':
      return dig(receiver, given, span);
    case 'merge':
      return merged(receiver, given, span, 'after');
    case 'reverse_merge':
    case 'with_defaults':
      return merged(receiver, given, span, 'before');
    case 'format': {
      const pieces = receiver.kind === 'name' && receiver.name === 'Kernel' ? textOf(context, given) : null;
      return pieces ? { kind: 'join', parts: pieces, span } : null;
    }
    default:
      return null;
  }
}

/** `client.presence` of an SDK would be a call; of these it is not. */
function keeps({ kind }: Expression): boolean {
  return kind !== 'call';
}

function receiverless(context: Context, method: string, given: readonly Argument[], span: Span): Expression | null {
  if (method === 'format' || method === 'sprintf') {
    const pieces = textOf(context, given);
    return pieces ? { kind: 'join', parts: pieces, span } : null;
  }
  const [first] = given;
  if ((method === 'lambda' || method === 'proc') && given.length === 1 && first?.value.kind === 'function')
    return first.value;
  return (method === 'String' || method === 'Array') && given.length === 1 && first ? first.value : null;
}

function textOf(context: Context, given: readonly Argument[]): Expression[] | null {
  const [template, ...others] = given;
  if (!template) return null;
  const named = tableOf(others, template.span);
  const values = named.entries.length > 0 ? [named] : others.map(({ value }) => value);
  return formatted(context, template.value, values);
}

function tableOf(given: readonly Argument[], span: Span): TableExpression {
  const entries = given.flatMap((argument) =>
    argument.kind === 'keyword' ? [{ key: argument.name, keySpan: argument.nameSpan, value: argument.value }] : [],
  );
  const spreads = given.flatMap((argument) => (argument.kind === 'keyword' ? [] : [argument.value]));
  return { kind: 'table', entries, spreads, span };
}

/** `DEFAULTS.merge(model: "…")`, `options.reverse_merge(model: "…")`. */
function merged(
  receiver: Expression,
  given: readonly Argument[],
  span: Span,
  order: 'after' | 'before',
): Expression | null {
  if (given.some(({ value }) => value.kind === 'function')) return null;
  const table = tableOf(given, span);
  if (order === 'after') return { ...table, spreads: [receiver, ...table.spreads] };
  return { kind: 'table', entries: [], spreads: [table, receiver], span };
}

function memberWith(object: Expression, key: Expression, fallback: Expression | null, span: Span): Expression | null {
  return key.kind === 'string' ? { kind: 'member', object, property: key.value, fallback, span } : null;
}

function dig(receiver: Expression, given: readonly Argument[], span: Span): Expression | null {
  let object = receiver;
  for (const { value } of given) {
    const property = value.kind === 'string' ? value.value : value.kind === 'constant' ? value.text : null;
    if (property === null) return null;
    object = { kind: 'member', object, property, fallback: null, span };
  }
  return object;
}

/** `ENV["X"]`, `options[:model]`, `list[0]`. */
export function elementReference(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, ...keys] = parts(context, node);
  if (!target) return opaque('syntax-error', span);
  const object = context.visit.expression(context, target, env);
  const values = keys.map((key) => context.visit.expression(context, key, env));
  const [key] = values;
  if (!key || values.length > 1) return opaque('computed-key', span);
  const environment = environmentRead(
    object,
    '[]',
    [{ kind: 'positional', index: 0, value: key, span: key.span }],
    span,
  );
  if (environment) return environment;
  if (key.kind === 'constant') return { kind: 'member', object, property: key.text, fallback: null, span };
  const member = memberWith(object, key, null, span);
  return member ?? { kind: 'element', object, key, span };
}

/** The arguments of a call; pairs without braces are named, `**options` is spread. */
export function argumentsOf(context: Context, list: Node, env: Env): Argument[] {
  const found: Argument[] = [];
  let index = 0;
  for (const part of parts(context, list)) {
    const span = spanOf(part);
    switch (part.type) {
      case 'pair':
        found.push(...named(context, part, env));
        break;
      case 'hash_splat_argument':
      case 'splat_argument': {
        const [inner] = parts(context, part);
        if (inner) found.push(spread(context.visit.expression(context, inner, env), span));
        break;
      }
      case 'block_argument':
      case 'forward_argument':
        for (const inner of parts(context, part)) context.visit.expression(context, inner, env);
        break;
      default:
        found.push({ kind: 'positional', index: index++, value: context.visit.expression(context, part, env), span });
    }
  }
  return found;
}

function named(context: Context, node: Node, env: Env): Argument[] {
  const key = node.childForFieldName('key');
  const value = node.childForFieldName('value');
  const span = spanOf(node);
  if (!key) return [];
  const keyValue = key.type === 'hash_key_symbol' ? null : context.visit.expression(context, key, env);
  const name = keyValue === null ? sourceOf(context, key) : keyValue.kind === 'string' ? keyValue.value : null;
  const given: Expression = value
    ? context.visit.expression(context, value, env)
    : { kind: 'name', name: name ?? '', scope: env.scope, span: spanOf(key) };
  return name === null ? [] : [keyword(name, spanOf(key), given, span)];
}
