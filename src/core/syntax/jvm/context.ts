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
  /** What the enclosing class extends, for `super(…)`. */
  readonly base: Expression | null;
  /** What a bare call may be a method of: the receiver of `apply { … }`. */
  readonly receiver: Expression | null;
  readonly region: Region | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
  /** Receives what `return@label` gives in a Kotlin lambda. */
  readonly labelled: Expression[] | null;
  /** Receives what a lambda gives to properties of its receiver (`InvokeModelRequest { modelId = "…" }`). */
  readonly sink: Argument[] | null;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What is collected of one Java or Kotlin document, and the ways from one kind of node into another. */
export interface Context {
  readonly text: string;
  readonly scopes: Scope[];
  readonly imports: ImportFact[];
  readonly bindings: Draft<BindingFact>[];
  readonly calls: CallFact[];
  readonly comparisons: ComparisonFact[];
  /** Names each scope declares, by scope, and whether they may be given another value. */
  readonly declared: Map<string, boolean>[];
  /** Assignments to plain names; their scope is known once all declarations are. */
  readonly assigned: { readonly binding: Draft<BindingFact>; readonly env: Env }[];
  /** `scope:name` of names that hold the whole environment (`var env = System.getenv()`). */
  readonly environments: Set<string>;
  /** Full names that were written in place, each imported once. */
  readonly qualified: Set<string>;
  /** A scope no look-up enters, for members of objects nobody tracks; -1 until there is one. */
  readonly state: { depth: number; membersScope: ScopeId };
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  /** Members of a class body written in place (`new Base() { … }`, `object : Base { … }`). */
  readonly anonymousClass: (context: Context, node: Node, env: Env, bases: readonly Expression[]) => Expression;
}

/** A context with the module's scope open, and the place its declarations stand at. */
export function createContext(text: string, visit: Visitors): { readonly context: Context; readonly env: Env } {
  const context: Context = {
    text,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    declared: [],
    assigned: [],
    environments: new Set(),
    qualified: new Set(),
    state: { depth: 0, membersScope: -1 },
    visit,
  };
  const scope = openScope(context, 'module', -1, null, { start: 0, end: text.length });
  const nothing = { self: null, base: null, receiver: null, region: null, returns: null, labelled: null, sink: null };
  return { context, env: { scope, ...nothing } };
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
export function declare(context: Context, env: Env, declaration: Declaration, mutable = true): BindingFact {
  const binding = {
    annotation: null,
    exportedAs: null,
    branch: branchIn(context, env, declaration.scope),
    ...declaration,
  };
  context.bindings.push(binding);
  context.declared[binding.scope]?.set(binding.name, mutable);
  return binding;
}

/** Says that a scope declares a name, before its declaration is come to. */
export function announce(context: Context, scope: ScopeId, name: string, mutable: boolean): void {
  const names = context.declared[scope];
  if (names && !names.has(name)) names.set(name, mutable);
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
export function declaringScope(context: Context, from: ScopeId, name: string): ScopeId | null {
  for (let current = from; current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (context.declared[current]?.has(name)) return current;
  }
  return null;
}

/** Binds a member of an object nobody tracks (`options.model = …`, `body.put("model", …)`). */
export function bindMember(
  context: Context,
  name: string,
  value: Expression,
  nameSpan: Span,
  span: Span,
  env: Env,
): void {
  const { state } = context;
  if (state.membersScope < 0) {
    state.membersScope = openScope(context, 'block', 0, null, { start: 0, end: context.text.length });
  }
  declare(context, env, {
    name,
    scope: state.membersScope,
    kind: 'attribute',
    value,
    branch: null,
    nameSpan,
    span,
  });
}

/** Adds a call; gives the expression that stands for its value. */
export function addCall(context: Context, env: Env, call: Omit<CallFact, 'scope'>): Expression {
  const index = context.calls.push({ ...call, scope: env.scope }) - 1;
  return { kind: 'call', call: index, span: call.span };
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
 * Named children without comments, in order. Comments are told by their text: asking a node for its type crosses into
 * the parser's memory, and this is asked of every node.
 */
export function parts(context: Context, node: Node): Node[] {
  const { text } = context;
  const found: Node[] = [];
  for (const child of node.namedChildren) {
    const start = child.startIndex;
    if (text.charCodeAt(start) === SLASH) {
      const next = text.charCodeAt(start + 1);
      if (next === SLASH || next === ASTERISK) continue;
    }
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

/** A name as written; Kotlin's backticks let any word be one. */
export function identifierOf(context: Context, node: Node): string {
  const source = sourceOf(context, node);
  return source.startsWith('`') && source.length > 2 ? source.slice(1, -1) : source;
}

export function nameOf(context: Context, node: Node, env: Env): NameExpression {
  return { kind: 'name', name: identifierOf(context, node), scope: env.scope, span: spanOf(node) };
}

/** The place of members of a class: nothing around it runs them. */
export function classEnv(scope: ScopeId, base: Expression | null): Env {
  return { scope, self: scope, base, receiver: null, region: null, returns: null, labelled: null, sink: null };
}

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
}

export function conditional(options: readonly Expression[], span: Span): Expression {
  const [only] = options;
  if (only && options.length === 1) return only;
  return options.length === 0 ? opaque('runtime-value', span) : { kind: 'fallback', how: 'conditional', options, span };
}

export function positional(value: Expression, index: number, span: Span): Argument {
  return { kind: 'positional', index, value, span };
}
