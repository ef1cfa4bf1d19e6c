import type { Node } from '../tree/node.ts';
import type {
  Argument,
  BindingFact,
  CallFact,
  ComparisonFact,
  Expression,
  FunctionExpression,
  ImportFact,
  NameExpression,
  OpaqueExpression,
  Scope,
  ScopeId,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Nested deeper than this, code is given up on: it is generated, and recursion must end before the stack does. */
const MAX_DEPTH = 400;

const SLASH = 47;
const ASTERISK = 42;
const HASH = 35;

/** A region that may not run when the scope it stands in (`scope`) runs. */
interface Region {
  readonly span: Span;
  readonly scope: ScopeId;
}

/** Where in the program a node stands. Handed down, never changed. */
export interface Env {
  readonly scope: ScopeId;
  /** The class scope `this` belongs to. */
  readonly self: ScopeId | null;
  /** The first base of the enclosing type, for `base(…)`. */
  readonly base: Expression | null;
  readonly region: Region | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
  /** The type the enclosing function gives, for `return new() { … }`. */
  readonly result: Expression | null;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What is collected of one document, and the ways from one kind of node into another. */
export interface Context {
  readonly text: string;
  readonly scopes: Scope[];
  readonly imports: ImportFact[];
  readonly bindings: Draft<BindingFact>[];
  readonly calls: CallFact[];
  readonly comparisons: ComparisonFact[];
  /** Types that names were declared with, by scope and name; null for those written as `var`, or not at all. */
  readonly declared: Map<string, DeclaredType | null>[];
  /** Assignments to plain names; their scope is known once all declarations are. */
  readonly assigned: { readonly binding: Draft<BindingFact>; readonly env: Env }[];
  /** The call that made what a name holds, by scope and name. */
  readonly constructed: Map<string, number>;
  /** Calls that give an object made elsewhere, with the name of its type. */
  readonly provided: Map<number, string>;
  /** A scope no look-up enters, for members of objects nobody tracks; -1 until there is one. */
  readonly state: { depth: number; membersScope: ScopeId };
  readonly visit: Visitors;
}

/** A type as it was declared: its name for tracing, and all of it as text. */
export interface DeclaredType {
  readonly reference: Expression | null;
  readonly text: string;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  /** `expected` is the type a target-typed `new()` makes, where the place says it. */
  readonly expression: (context: Context, node: Node, env: Env, expected?: Expression | null) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  readonly pattern: (context: Context, node: Node, env: Env) => void;
  readonly arguments: (context: Context, list: Node, env: Env) => readonly Argument[];
}

export function createContext(text: string, visit: Visitors): Context {
  return {
    text,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    declared: [],
    assigned: [],
    constructed: new Map(),
    provided: new Map(),
    state: { depth: 0, membersScope: -1 },
    visit,
  };
}

export function openScope(
  context: Context,
  kind: Scope['kind'],
  parent: ScopeId,
  name: string | null,
  span: Span,
): ScopeId {
  context.declared.push(new Map());
  return context.scopes.push({ kind, parent, name, span }) - 1;
}

function isWithin(context: Context, scope: ScopeId, outer: ScopeId): boolean {
  for (let current = scope; current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (current === outer) return true;
  }
  return false;
}

/** The innermost conditional region around `env` that stands inside `scope`. */
function branchIn(context: Context, env: Env, scope: ScopeId): Span | null {
  return env.region && isWithin(context, env.region.scope, scope) ? env.region.span : null;
}

export function inRegion(env: Env, span: Span): Env {
  return { ...env, region: { span, scope: env.scope } };
}

type Declaration = Pick<BindingFact, 'name' | 'scope' | 'kind' | 'value' | 'nameSpan' | 'span'> & Partial<BindingFact>;

/** Adds a binding to the scope it names. */
export function declare(
  context: Context,
  env: Env,
  declaration: Declaration,
  type: DeclaredType | null = null,
): BindingFact {
  const binding = {
    annotation: type?.reference ?? null,
    exportedAs: null,
    branch: branchIn(context, env, declaration.scope),
    ...declaration,
  };
  context.bindings.push(binding);
  noteConstructed(context, binding);
  const declared = context.declared[binding.scope];
  if (declared && (type !== null || !declared.has(binding.name))) declared.set(binding.name, type);
  return binding;
}

function noteConstructed(context: Context, { scope, name, value }: BindingFact): void {
  const key = `${String(scope)}:${name}`;
  if (value?.kind === 'call' && context.calls[value.call]?.form === 'new') context.constructed.set(key, value.call);
  else context.constructed.delete(key);
}

/** The call that made what a name holds at this point; null where it was not made in sight. */
export function constructionOf(context: Context, { name, scope }: NameExpression): number | null {
  const declared = declaringScope(context, scope, name);
  return declared === null ? null : (context.constructed.get(`${String(declared)}:${name}`) ?? null);
}

/** Adds a binding of a name declared somewhere around; its scope is settled at the end. */
export function assign(context: Context, env: Env, declaration: Omit<Declaration, 'scope' | 'kind'>): void {
  const binding = {
    annotation: null,
    exportedAs: null,
    branch: null,
    kind: 'variable' as const,
    ...declaration,
    scope: 0,
  };
  context.bindings.push(binding);
  context.assigned.push({ binding, env });
}

/** Finds the scope of each assignment. What nothing around declares is a member of a base class. */
export function settleAssignments(context: Context): void {
  for (const { binding, env } of context.assigned) {
    const scope = declaringScope(context, env.scope, binding.name) ?? env.self ?? env.scope;
    binding.scope = scope;
    binding.kind = context.scopes[scope]?.kind === 'class' ? 'attribute' : 'variable';
    binding.branch = branchIn(context, env, scope);
  }
}

/** The scope from `from` outwards that declares a name; null where none does. */
function declaringScope(context: Context, from: ScopeId, name: string): ScopeId | null {
  for (let current = from; current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (context.declared[current]?.has(name)) return current;
  }
  return null;
}

/** The type a name was declared with before; null where it says none. */
export function typeOf(context: Context, env: Env, name: string): DeclaredType | null {
  const scope = declaringScope(context, env.scope, name);
  return scope === null ? null : (context.declared[scope]?.get(name) ?? null);
}

/** Runs `step` one level deeper; null where the limit is reached. */
export function deeper<T>(context: Context, step: () => T): T | null {
  const { state } = context;
  if (state.depth >= MAX_DEPTH) return null;
  state.depth++;
  try {
    return step();
  } finally {
    state.depth--;
  }
}

/**
 * Named children without comments and directives that choose nothing, in order. They are told by their text: asking a node
 * for its type crosses into the parser's memory, and this is asked of every node.
 */
export function parts(context: Context, node: Node): Node[] {
  const { text } = context;
  const found: Node[] = [];
  for (const child of node.namedChildren) {
    const start = child.startIndex;
    const first = text.charCodeAt(start);
    if (first === SLASH) {
      const next = text.charCodeAt(start + 1);
      if (next === SLASH || next === ASTERISK) continue;
    }
    if (first === HASH && !/^#[ \t]*(?:if|elif|else)\b/.test(text.slice(start, start + 40))) continue;
    found.push(child);
  }
  return found;
}

/** A node with the place it runs at: what `#if` encloses may not be compiled at all. */
export interface Placed {
  readonly node: Node;
  readonly env: Env;
}

/** Children of a node, with those inside of `#if`, `#elif` and `#else` in their place. */
export function placed(context: Context, nodes: readonly Node[], env: Env, depth = 0): Placed[] {
  return nodes.flatMap((node) => {
    if (context.text.charCodeAt(node.startIndex) !== HASH || depth > 20) return [{ node, env }];
    const condition = node.childForFieldName('condition');
    const inner = parts(context, node).filter((part) => part.id !== condition?.id);
    return placed(context, inner, inRegion(env, spanOf(node)), depth + 1);
  });
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

/** The source of a node; cheaper than `node.text`, which copies out of the parser's memory. */
export function sourceOf(context: Context, node: Node): string {
  return context.text.slice(node.startIndex, node.endIndex);
}

/** A name without the `@` that lets keywords be names, and without type arguments. */
export function identifierOf(context: Context, node: Node): string {
  const source = sourceOf(context, node);
  const bare = source.startsWith('@') ? source.slice(1) : source;
  const generic = bare.indexOf('<');
  return generic > 0 ? bare.slice(0, generic).trimEnd() : bare;
}

export function nameOf(context: Context, node: Node, env: Env): NameExpression {
  return { kind: 'name', name: identifierOf(context, node), scope: env.scope, span: spanOf(node) };
}

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
}
