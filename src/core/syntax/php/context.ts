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
  SettingFact,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Nested deeper than this, code is given up on: it is generated, and recursion must end before the stack does. */
const MAX_DEPTH = 400;

const SLASH = 47;
const ASTERISK = 42;
const HASH = 35;
const BRACKET = 91;

/** A region that may not run when the scope it stands in (`scope`) runs. */
interface Region {
  readonly span: Span;
  readonly scope: ScopeId;
}

/** Where in the program a node stands. Handed down, never changed. */
export interface Env {
  readonly scope: ScopeId;
  /** The class scope `$this`, `self` and `static` belong to. */
  readonly self: ScopeId | null;
  /** What the enclosing class extends, for `parent::…`. */
  readonly base: Expression | null;
  readonly region: Region | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What is collected of one document, and the ways from one kind of node into another. */
export interface Context {
  readonly text: string;
  /** The name of the document without its ending. */
  readonly file: string;
  readonly scopes: Scope[];
  readonly imports: ImportFact[];
  readonly bindings: Draft<BindingFact>[];
  readonly calls: CallFact[];
  readonly comparisons: ComparisonFact[];
  readonly settings: SettingFact[];
  /** Full names of imported classes and namespaces by the name they have here. */
  readonly aliases: Map<string, string>;
  /** Full names of imported functions by the name they have here. */
  readonly functions: Map<string, string>;
  /** Full names that are imported where they stand. */
  readonly qualified: Set<string>;
  readonly state: { depth: number; namespace: string; membersScope: ScopeId };
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  readonly arguments: (context: Context, list: Node, env: Env) => Argument[];
}

export function createContext(text: string, file: string, visit: Visitors): Context {
  return {
    text,
    file,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    settings: [],
    aliases: new Map(),
    functions: new Map(),
    qualified: new Set(),
    state: { depth: 0, namespace: '', membersScope: -1 },
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
  return context.scopes.push({ kind, parent, name, span }) - 1;
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
export function declare(context: Context, env: Env, declaration: Declaration): void {
  context.bindings.push({
    annotation: null,
    exportedAs: null,
    branch: branchIn(context, env, declaration.scope),
    ...declaration,
  });
}

/** Adds a member of an object or array nobody tracks (`$body['model'] = …`): bound in a scope of its own that no look-up enters. */
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
 * Named children without comments, in order. Comments are told by their text: asking a node for its type crosses into
 * the parser's memory, and this is asked of every node.
 */
export function parts(context: Context, node: Node): Node[] {
  const { text } = context;
  const found: Node[] = [];
  for (const child of node.namedChildren) {
    const start = child.startIndex;
    const first = text.charCodeAt(start);
    const next = first === SLASH || first === HASH ? text.charCodeAt(start + 1) : 0;
    if (first === SLASH && (next === SLASH || next === ASTERISK) && child.type === 'comment') continue;
    if (first === HASH && next !== BRACKET && child.type === 'comment') continue;
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

/** The name of `$variable` without its sign; null for one that is computed (`$$name`). */
export function variableName(context: Context, node: Node): string | null {
  if (node.type !== 'variable_name') return null;
  return sourceOf(context, node).replace(/^\$/, '');
}

/** A name that a program cannot write, so that it stands for what was imported and nothing else. */
export function named(name: string, node: Node, env: Env): NameExpression {
  return { kind: 'name', name, scope: env.scope, span: spanOf(node) };
}

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
}

/** Several values one of which it is; what gives nothing is left out. */
export function oneOf(values: readonly Expression[], span: Span): Expression {
  const given = values.filter((value) => value.kind !== 'constant' || !/^null$/i.test(value.text));
  const [only] = given;
  if (!only) return { kind: 'constant', text: 'null', span };
  return given.length === 1 ? only : { kind: 'fallback', how: 'conditional', options: given, span };
}
