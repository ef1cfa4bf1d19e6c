import type { Node } from '../tree/node.ts';
import type {
  Argument,
  BindingFact,
  CallFact,
  ClassExpression,
  ComparisonFact,
  ConstantExpression,
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

const HASH = 35;
const BRACE = 123;
const EQUALS = 61;
const LESS = 60;

/** A region that may not run when the scope it stands in (`scope`) runs. */
interface Region {
  readonly span: Span;
  readonly scope: ScopeId;
}

/** Where in the program a node stands. Handed down, never changed. */
export interface Env {
  readonly scope: ScopeId;
  /** The class or module scope `self` belongs to. */
  readonly self: ScopeId | null;
  /** What the enclosing class inherits from, for `super(…)` and its class methods. */
  readonly base: Expression | null;
  readonly region: Region | null;
  /** Receives what the enclosing method returns. */
  readonly returns: Expression[] | null;
  /** Whether code stands in the body of a class itself, not in a method. */
  readonly declares: boolean;
}

/** A class being collected: it may be opened again, and `include` adds to what it inherits from. */
export interface OpenClass {
  readonly expression: ClassExpression;
  readonly bases: Expression[];
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
  /** Local names each scope declares, by scope. */
  readonly declared: Set<string>[];
  /** Scopes of methods, classes and modules: local names are not seen through them. */
  readonly closed: Set<ScopeId>;
  /** Classes and modules by `scope:name`. */
  readonly classes: Map<string, OpenClass>;
  /** Bodies of here-documents by where they are announced. */
  readonly heredocs: ReadonlyMap<number, Node>;
  /** Synthetic imports of top-level constants (`::OpenAI`). */
  readonly rooted: Set<string>;
  readonly state: { depth: number; membersScope: ScopeId };
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  /** All statements of a body; the value is that of the last one. */
  readonly body: (context: Context, node: Node, env: Env) => Expression;
  readonly block: (context: Context, node: Node, env: Env) => FunctionExpression;
  readonly arguments: (context: Context, list: Node, env: Env) => Argument[];
}

export function createContext(text: string, heredocs: ReadonlyMap<number, Node>, visit: Visitors): Context {
  return {
    text,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    declared: [],
    closed: new Set(),
    classes: new Map(),
    heredocs,
    rooted: new Set(),
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
  context.declared.push(new Set());
  const scope = context.scopes.push({ kind, parent, name, span }) - 1;
  if (kind === 'class' || kind === 'module') context.closed.add(scope);
  return scope;
}

function isWithin(context: Context, scope: ScopeId, outer: ScopeId): boolean {
  for (let current = scope; current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (current === outer) return true;
  }
  return false;
}

/** The innermost conditional region around `env` that stands inside `scope`. */
export function branchIn(context: Context, env: Env, scope: ScopeId): Span | null {
  return env.region && isWithin(context, env.region.scope, scope) ? env.region.span : null;
}

export function inRegion(env: Env, span: Span): Env {
  return { ...env, region: { span, scope: env.scope } };
}

type Declaration = Pick<BindingFact, 'name' | 'scope' | 'kind' | 'value' | 'nameSpan' | 'span'> & Partial<BindingFact>;

/** Adds a binding to the scope it names. */
export function declare(context: Context, env: Env, declaration: Declaration): BindingFact {
  const binding = {
    annotation: null,
    exportedAs: null,
    branch: branchIn(context, env, declaration.scope),
    ...declaration,
  };
  context.bindings.push(binding);
  context.declared[binding.scope]?.add(binding.name);
  return binding;
}

/** The scope an assignment to a local name binds it in: one around that has the name, as blocks see it, else the innermost. */
export function localScope(context: Context, env: Env, name: string): ScopeId {
  for (let current = env.scope; current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (context.declared[current]?.has(name)) return current;
    if (context.closed.has(current)) break;
  }
  return env.scope;
}

/** Adds a member of an object nobody tracks (`config.model = …`): bound in a scope of its own that no look-up enters. */
export function bindMember(
  context: Context,
  env: Env,
  name: string,
  value: Expression,
  nameSpan: Span,
  span: Span,
): void {
  const { state } = context;
  if (state.membersScope < 0)
    state.membersScope = openScope(context, 'block', 0, 'members', { start: 0, end: context.text.length });
  declare(context, env, { name, scope: state.membersScope, kind: 'attribute', value, branch: null, nameSpan, span });
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
 * Named children without comments and the bodies of here-documents, in order. They are told by their text where it can be
 * done: asking a node for its type crosses into the parser's memory, and this is asked of every node.
 */
export function parts(context: Context, node: Node): Node[] {
  const { text } = context;
  const found: Node[] = [];
  for (const child of node.namedChildren) {
    const start = child.startIndex;
    const first = text.charCodeAt(start);
    if (first === HASH && (text.charCodeAt(start + 1) !== BRACE || child.type === 'comment')) continue;
    if (first === EQUALS && text.startsWith('=begin', start)) continue;
    if (context.heredocs.size > 0 && first <= LESS && child.type === 'heredoc_body') continue;
    found.push(child);
  }
  return found;
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

/** The source of a node; cheaper than `node.text`, which copies out of the parser's memory. */
export function sourceOf(context: Context, node: Node): string {
  return context.text.slice(node.startIndex, node.endIndex);
}

export function nameOf(context: Context, node: Node, env: Env): NameExpression {
  return { kind: 'name', name: sourceOf(context, node), scope: env.scope, span: spanOf(node) };
}

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
}

/** What leaves a method or gives nothing (`return`, `nil`): no value of what it stands in. */
export function nothing(span: Span): ConstantExpression {
  return { kind: 'constant', text: 'nil', span };
}

/** Several values one of which it is; what gives nothing is left out. */
export function oneOf(values: readonly Expression[], span: Span): Expression {
  const given = values.filter((value) => value.kind !== 'constant' || value.text !== 'nil');
  const [only] = given;
  if (!only) return nothing(span);
  return given.length === 1 ? only : { kind: 'fallback', how: 'conditional', options: given, span };
}
