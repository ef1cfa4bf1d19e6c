import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { identifierOf, nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, DeclaredType, Env } from './context.ts';

/** Generic types that hold or wrap their first argument; for tracing a client they are that argument. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Task',
  'ValueTask',
  'Lazy',
  'Nullable',
  'IOptions',
  'IOptionsSnapshot',
  'IOptionsMonitor',
]);

/** A type as a name or member expression (`ChatClient`, `OpenAI.Chat.ChatClient`, `Task<ChatClient>`, `ChatClient?`); null for anything more. */
export function typeReference(context: Context, node: Node, env: Env, depth = 0): Expression | null {
  if (depth > 8) return null;
  const next = (child: Node | null | undefined): Expression | null =>
    child ? typeReference(context, child, env, depth + 1) : null;
  switch (node.type) {
    case 'identifier':
      return nameOf(context, node, env);
    case 'generic_name': {
      const [name, list] = parts(context, node);
      if (!name) return null;
      return list && WRAPPERS.has(sourceOf(context, name)) ? next(parts(context, list)[0]) : next(name);
    }
    case 'qualified_name': {
      const object = next(node.childForFieldName('qualifier'));
      const name = node.childForFieldName('name');
      return object && name
        ? { kind: 'member', object, property: identifierOf(context, name), fallback: null, span: spanOf(node) }
        : null;
    }
    case 'alias_qualified_name':
      return aliased(context, node, env);
    case 'nullable_type':
    case 'ref_type':
    case 'scoped_type':
      return next(node.childForFieldName('type') ?? parts(context, node).at(-1));
    default:
      return null;
  }
}

/** `global::OpenAI` is the name behind it, `Messages::Model` a member of what the alias stands for. */
export function aliased(context: Context, node: Node, env: Env): Expression | null {
  const alias = node.childForFieldName('alias');
  const name = node.childForFieldName('name');
  if (!alias || !name) return null;
  if (sourceOf(context, alias) === 'global') return nameOf(context, name, env);
  const object = nameOf(context, alias, env);
  return { kind: 'member', object, property: identifierOf(context, name), fallback: null, span: spanOf(node) };
}

/** What is written as the type of a declaration; null for `var` and where nothing is written. */
export function declaredType(context: Context, node: Node | null, env: Env): DeclaredType | null {
  if (!node || node.type === 'implicit_type') return null;
  return { reference: typeReference(context, node, env), text: sourceOf(context, node) };
}

/** `List<T>`, `string[]` and the like: made of their items. */
const LISTS =
  /^(?:System\.Collections\.\w+\.)?(?:I?(?:ReadOnly)?(?:List|Set|Collection)|HashSet|SortedSet|LinkedList|Queue|Stack|ObservableCollection|FrozenSet|IEnumerable|Immutable\w+)\b/;
const TABLES =
  /^(?:System\.Collections\.\w+\.)?(?:I?(?:ReadOnly|Sorted|Concurrent|Immutable|Frozen|Ordered)?Dictionary|SortedList)\b/;

/** Whether values of a type are lists, tables, or objects of their own. */
export function shapeOf(type: string): 'list' | 'table' | 'object' {
  if (TABLES.test(type)) return 'table';
  return LISTS.test(type) || type.endsWith(']') ? 'list' : 'object';
}

/** Whether a declared type wraps options (`IOptions<T>`), whose `Value` is the object itself. */
export function wrapsOptions(type: DeclaredType | null): boolean {
  return type !== null && /^(?:Microsoft\.Extensions\.Options\.)?IOptions(?:Snapshot|Monitor)?</.test(type.text);
}
