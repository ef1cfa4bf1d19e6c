import type { Node } from '../tree/node.ts';
import type {
  BindingFact,
  BindingKind,
  CallFact,
  ComparisonFact,
  Expression,
  ImportFact,
  OpaqueExpression,
  Scope,
  ScopeId,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Nested deeper than this, code is given up on: it is generated, and recursion must end before the stack does. */
const MAX_DEPTH = 300;

/** Where in the program a node stands. Handed down, never changed. */
export interface Env {
  readonly scope: ScopeId;
  /** The innermost region that may not run, and the scope it stands in. */
  readonly region: { readonly span: Span; readonly scope: ScopeId } | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
  /** The class scope that `self` belongs to. */
  readonly self?: ScopeId | null;
}

/** What is collected of one document. */
export interface Context {
  readonly text: string;
  readonly scopes: Scope[];
  readonly imports: ImportFact[];
  readonly bindings: BindingFact[];
  readonly calls: CallFact[];
  readonly comparisons: ComparisonFact[];
  /** Names each scope declares, by scope. */
  readonly declared: Set<string>[];
  /** Class scopes of the types declared in this document, by name. */
  readonly types: Map<string, ScopeId>;
  /** Types of this document that are strings under another name. */
  readonly strings: Set<string>;
  /** First names of paths that may be crates, settled at the end. */
  readonly crates: { readonly name: string; readonly node: Node }[];
  readonly state: { depth: number; untracked: ScopeId };
  /** The way from a function body back into statements, so that no two files need to import each other. */
  readonly body: (context: Context, node: Node, env: Env) => Expression | null;
}

export function createContext(text: string, body: Context['body']): Context {
  return {
    text,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    declared: [],
    types: new Map(),
    strings: new Set(),
    crates: [],
    state: { depth: 0, untracked: -1 },
    body,
  };
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
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

/** Runs one step deeper; gives nothing where the nesting is too deep. */
export function deeper<T>(context: Context, step: () => T, otherwise: T): T {
  if (context.state.depth >= MAX_DEPTH) return otherwise;
  context.state.depth++;
  try {
    return step();
  } finally {
    context.state.depth--;
  }
}

/** The children that are code: neither comments nor punctuation. */
export function parts(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !child.type.endsWith('comment'));
}

interface Bound {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression | null;
  readonly annotation?: Expression | null;
  readonly span: Span;
}

/** Binds a name that is declared here. */
export function declare(context: Context, kind: BindingKind, bound: Bound, env: Env, scope = env.scope): void {
  if (bound.name === '_' || bound.name === '') return;
  context.declared[scope]?.add(bound.name);
  push(context, kind, bound, env, scope);
}

/** Gives a value to a name that some enclosing scope declares. */
export function assign(context: Context, bound: Bound, env: Env): void {
  if (bound.name === '_') return;
  let scope: ScopeId = env.scope;
  while (scope > 0 && !context.declared[scope]?.has(bound.name)) scope = context.scopes[scope]?.parent ?? 0;
  push(context, 'variable', bound, env, scope);
}

function push(context: Context, kind: BindingKind, bound: Bound, env: Env, scope: ScopeId): void {
  const region = env.region && isWithin(context, env.region.scope, scope) ? env.region.span : null;
  context.bindings.push({
    annotation: null,
    ...bound,
    kind,
    scope,
    exportedAs: scope === 0 ? bound.name : null,
    branch: region,
  });
}

function isWithin(context: Context, scope: ScopeId, outer: ScopeId): boolean {
  for (let current = scope; current >= 0; current = context.scopes[current]?.parent ?? -1)
    if (current === outer) return true;
  return false;
}

/** A member of an object nobody tracks: kept in a scope that no look-up enters, for what its name tells. */
export function untracked(context: Context, bound: Bound, env: Env): void {
  if (context.state.untracked < 0)
    context.state.untracked = openScope(context, 'block', 0, null, { start: 0, end: context.text.length });
  push(context, 'attribute', bound, env, context.state.untracked);
}
