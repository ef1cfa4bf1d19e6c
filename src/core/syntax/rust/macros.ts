import type { Node } from '../tree/node.ts';
import type { Expression, TableEntry } from '../../model/facts.ts';
import { opaque } from '../collector/expressions.ts';
import { spanOf } from '../collector/nodes.ts';
import { formatParts, stringOf } from './strings.ts';
import type { Context, Env } from './context.ts';

type Visit = (context: Context, node: Node, env: Env) => Expression;

/**
 * The few macros that are values. Their arguments are tokens to the grammar, so that only literals, names and nested lists
 * are read; all others (`println!`, `assert!`, …) are text for people or code of their own.
 */
export function macro(context: Context, node: Node, env: Env, visit: Visit): Expression {
  const span = spanOf(node);
  const name = node.childForFieldName('macro')?.text.split('::').at(-1) ?? '';
  const tokens = node.namedChildren.find(({ type }) => type === 'token_tree');
  if (!tokens) return opaque('unsupported', span);
  switch (name) {
    case 'vec':
    case 'smallvec':
      return list(context, tokens, env, visit);
    case 'json':
      return json(context, tokens, env, visit);
    case 'format': {
      const [format, ...values] = groups(tokens).map((group) => valueOf(context, group, env, visit));
      if (format?.kind !== 'string') return opaque('runtime-value', span);
      const named = (local: string): Expression => ({ kind: 'name', name: local, scope: env.scope, span: format.span });
      return { kind: 'join', parts: formatParts(format, values, named), span };
    }
    case 'env':
    case 'option_env': {
      const variable = tokens.namedChildren.find(({ type }) => type === 'string_literal');
      if (!variable) return opaque('runtime-value', span);
      return { kind: 'environment', variable: stringOf(variable).value, fallback: null, span };
    }
    default:
      return opaque('runtime-value', span);
  }
}

/** Tokens between commas, without the brackets around them. */
function groups(tokens: Node): readonly (readonly Node[])[] {
  const found: Node[][] = [[]];
  for (const token of tokens.children.slice(1, -1)) {
    if (token.type === ',') found.push([]);
    else if (!token.type.endsWith('comment')) found.at(-1)?.push(token);
  }
  return found.filter(({ length }) => length > 0);
}

/** What a run of tokens stands for: a literal, a name, `x.to_string()`, `String::from("…")`, `a::B`. */
function valueOf(context: Context, tokens: readonly Node[], env: Env, visit: Visit): Expression {
  const [first] = tokens;
  if (!first) return opaque('unsupported', { start: 0, end: 0 });
  const span = { start: first.startIndex, end: tokens.at(-1)?.endIndex ?? first.endIndex };
  const literal = tokens
    .flatMap((token) => [token, ...(token.type === 'token_tree' ? token.namedChildren : [])])
    .find(({ type }) => type === 'string_literal' || type === 'raw_string_literal');
  if (literal) return stringOf(literal);
  if (tokens.length === 1 && first.type === 'token_tree') return json(context, first, env, visit);
  const names = tokens.filter(({ type }) => type === 'identifier' || type === 'self');
  const [root, ...rest] = names;
  const isPath = tokens.every(({ type }) => ['identifier', 'self', '::', '.', '&'].includes(type));
  if (!root || !isPath) return opaque('runtime-value', span);
  return rest.reduce<Expression>(
    (object, { text }) => ({ kind: 'member', object, property: text, fallback: null, span }),
    visit(context, root, env),
  );
}

function list(context: Context, tokens: Node, env: Env, visit: Visit): Expression {
  const items = groups(tokens).map((group) => valueOf(context, group, env, visit));
  return { kind: 'list', items, span: spanOf(tokens) };
}

/** `json!({ "model": "…", "messages": [ … ] })`. */
function json(context: Context, tokens: Node, env: Env, visit: Visit): Expression {
  const span = spanOf(tokens);
  const open = tokens.children[0]?.type;
  const inner = tokens.children[1];
  if (open === '(')
    return inner?.type === 'token_tree' ? json(context, inner, env, visit) : opaque('runtime-value', span);
  if (open === '[') return list(context, tokens, env, visit);
  const entries = groups(tokens).flatMap(([key, colon, ...value]): readonly TableEntry[] => {
    if (!key || colon?.type !== ':') return [];
    const named = key.type === 'string_literal' ? stringOf(key) : null;
    const keySpan = named?.content ?? spanOf(key);
    return [{ key: named?.value ?? null, keySpan, value: valueOf(context, value, env, visit) }];
  });
  return { kind: 'table', entries, spreads: [], span };
}
