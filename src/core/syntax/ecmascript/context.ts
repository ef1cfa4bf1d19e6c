import type { Node } from '../tree/node.ts';
import type {
  BindingFact,
  CallFact,
  ComparisonFact,
  Expression,
  FunctionExpression,
  ImportFact,
  NameExpression,
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
  readonly region: Region | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
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
  /** Names each scope declares, by scope. */
  readonly declared: Set<string>[];
  /** Assignments to plain names; their scope is known once all declarations are. */
  readonly assigned: { readonly binding: Draft<BindingFact>; readonly env: Env }[];
  /** `export { local as exported }`, settled at the end: declarations may follow. */
  readonly exported: { readonly local: NameExpression; readonly as: string; readonly span: Span }[];
  /** What `module.exports` was given. */
  readonly commonJs: Expression[];
  /** `scope:name` of names that hold the environment (`const { env } = process`). */
  readonly environments: Set<string>;
  /** Bindings of interfaces; a value of the same name wins over them. */
  readonly interfaces: Set<BindingFact>;
  /** Scopes no look-up enters: values exported without a name, and members of objects nobody tracks; -1 until there is one. */
  readonly state: { depth: number; exportsScope: ScopeId; membersScope: ScopeId };
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  readonly classOf: (context: Context, node: Node, env: Env, name: string | null) => Expression;
  readonly pattern: (context: Context, node: Node, value: Expression | null, target: PatternTarget, env: Env) => void;
}

/** What the names of a pattern become. */
export interface PatternTarget {
  readonly kind: BindingFact['kind'];
  /** null: an assignment to names declared elsewhere. */
  readonly scope: ScopeId | null;
  readonly exported: boolean;
  readonly annotation: Node | null;
  readonly span: Span;
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
    exported: [],
    commonJs: [],
    environments: new Set(),
    interfaces: new Set(),
    state: { depth: 0, exportsScope: -1, membersScope: -1 },
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
  return context.scopes.push({ kind, parent, name, span }) - 1;
}

/** The scope `var` declares in. */
export function functionScope(context: Context, scope: ScopeId): ScopeId {
  let current = scope;
  for (let here = context.scopes[current]; here?.kind === 'block'; here = context.scopes[current])
    current = here.parent;
  return current;
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

/** Adds a binding of a name declared somewhere around; its scope is settled at the end. */
export function assign(context: Context, env: Env, declaration: Omit<Declaration, 'scope'>): void {
  const binding = { annotation: null, exportedAs: null, branch: null, ...declaration, scope: 0 };
  context.bindings.push(binding);
  context.assigned.push({ binding, env });
}

/** Finds the scope of each assignment; a name never declared is a global. */
export function settleAssignments(context: Context): void {
  for (const { binding, env } of context.assigned) {
    binding.scope = declaringScope(context, env.scope, binding.name);
    binding.branch = branchIn(context, env, binding.scope);
  }
}

/** The scope from `from` outwards that declares a name; the module where none does. */
export function declaringScope(context: Context, from: ScopeId, name: string): ScopeId {
  for (let current = from; current > 0; current = context.scopes[current]?.parent ?? 0) {
    if (context.declared[current]?.has(name)) return current;
  }
  return 0;
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

export function nameOf(context: Context, node: Node, env: Env): NameExpression {
  return { kind: 'name', name: sourceOf(context, node), scope: env.scope, span: spanOf(node) };
}
