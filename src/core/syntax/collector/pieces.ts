import type { BindingFact, CallFact, ComparisonFact, ImportFact, Scope, ScopeId } from '../../model/facts.ts';
import type { Node } from '../tree/node.ts';
import type { Collection } from './collection.ts';
import { shiftedBinding, shiftedCall, shiftedComparison, shiftedImport, shiftedScope } from './shifted.ts';
import type { Shift } from './shifted.ts';

/**
 * What was collected of a document that is being edited, statement by statement of its top level: what did not change is
 * not collected again. Facts collected so are equal to facts collected anew.
 */
export interface Pieces {
  /** Of the version before, in order. */
  former: readonly Piece[];
  /** What the statements of the last version left behind for those that follow them, and for the end. */
  end: number;
  /** Numbers of what statements leave behind: equal numbers are equal states. */
  readonly states: Map<string, number>;
  /** How many statements of the last version were not collected again. */
  reused: number;
}

/** A statement and what was collected of it. */
interface Piece {
  readonly node: Node;
  /** What the statements before left behind, and these with it. */
  readonly before: number;
  readonly after: number;
  /** Whether the language remembers something of it that is no fact: then it is collected each time. */
  readonly remembered: boolean;
  readonly at: Counts;
  readonly scopes: readonly Scope[];
  readonly imports: readonly ImportFact[];
  readonly bindings: readonly BindingFact[];
  readonly calls: readonly CallFact[];
  readonly comparisons: readonly ComparisonFact[];
  /** Names that it is the first to declare in the module. */
  readonly names: readonly string[];
}

/** How much had been collected. */
interface Counts {
  readonly scopes: number;
  readonly imports: number;
  readonly bindings: number;
  readonly calls: number;
  readonly comparisons: number;
  readonly names: number;
}

/** More states than this are of a long session: its first ones are of no use any more. */
const MAX_STATES = 10_000;

export function createPieces(): Pieces {
  return { former: [], end: 0, states: new Map(), reused: 0 };
}

/** What a language tells of its collection beside the facts: what statements further down may look at. */
export interface Statements<C extends Collection> {
  readonly collect: (node: Node) => void;
  readonly state: (context: C) => string;
}

/**
 * Collects the statements of the top level, each from its former facts where nothing about it changed. False where what was
 * taken over may be wrong, as it rests on names that the rest of the text declares: all is to be collected anew. Without
 * pieces nothing is kept.
 */
export function collectPieces<C extends Collection>(
  context: C,
  nodes: readonly Node[],
  pieces: Pieces | null,
  { collect, state }: Statements<C>,
): boolean {
  if (!pieces) {
    for (const node of nodes) collect(node);
    return true;
  }
  const { former, end } = pieces;
  if (pieces.states.size > MAX_STATES) Object.assign(pieces, createPieces());
  const { head, tail } = unchanged(former, nodes);
  const collected: Piece[] = [];
  let current = 0;
  let own = state(context);
  let reused = 0;
  for (const [index, node] of nodes.entries()) {
    const fromEnd = nodes.length - index;
    const known = index < head ? former[index] : fromEnd <= tail ? former[former.length - fromEnd] : undefined;
    if (known && !known.remembered && known.before === current) {
      reused++;
      collected.push(takeOver(context, known, node));
      current = known.after;
      continue;
    }
    const at = countsOf(context);
    collect(node);
    const left = state(context);
    const piece = pieceSince(context, node, at, { before: current, remembered: left !== own });
    own = left;
    current = numbered(pieces, JSON.stringify([current, piece.names, piece.remembered ? left : '']));
    collected.push({ ...piece, after: current });
  }
  pieces.former = collected;
  pieces.end = current;
  pieces.reused = reused;
  return reused === 0 || current === end || !context.rules.hoists;
}

/** How many statements at the beginning, and how many at the end, are what they were. */
function unchanged(former: readonly Piece[], nodes: readonly Node[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(former.length, nodes.length);
  const same = (piece: Piece | undefined, node: Node | undefined): boolean =>
    piece !== undefined && node?.isSameAs(piece.node) === true;
  let head = 0;
  while (head < most && same(former[head], nodes[head])) head++;
  let tail = 0;
  while (tail < most - head && same(former[former.length - 1 - tail], nodes[nodes.length - 1 - tail])) tail++;
  return { head, tail };
}

function numbered({ states }: Pieces, key: string): number {
  const known = states.get(key);
  if (known !== undefined) return known;
  states.set(key, states.size + 1);
  return states.size;
}

function countsOf({ scopes, imports, bindings, calls, comparisons, names }: Collection): Counts {
  return {
    scopes: scopes.length,
    imports: imports.length,
    bindings: bindings.length,
    calls: calls.length,
    comparisons: comparisons.length,
    names: names[0]?.size ?? 0,
  };
}

function pieceSince(
  context: Collection,
  node: Node,
  at: Counts,
  { before, remembered }: Pick<Piece, 'before' | 'remembered'>,
): Omit<Piece, 'after'> {
  const { scopes, imports, bindings, calls, comparisons, names } = context;
  const module = names[0];
  return {
    node,
    before,
    remembered,
    at,
    scopes: scopes.slice(at.scopes),
    imports: imports.slice(at.imports),
    bindings: bindings.slice(at.bindings),
    calls: calls.slice(at.calls),
    comparisons: comparisons.slice(at.comparisons),
    names: module && module.size > at.names ? [...module.keys()].slice(at.names) : [],
  };
}

/** Puts the facts of a statement in where they are now; the piece that it is from now on. */
function takeOver(context: Collection, known: Piece, node: Node): Piece {
  const at = countsOf(context);
  const moved = movedTo(known, node, at);
  addAll(context.scopes, moved.scopes);
  addAll(context.imports, moved.imports);
  addAll(context.bindings, moved.bindings);
  addAll(context.calls, moved.calls);
  addAll(context.comparisons, moved.comparisons);
  // Nothing looks into the scopes of a statement from outside of it.
  for (let count = moved.scopes.length; count > 0; count--) context.names.push(new Map());
  for (const name of known.names) context.names[0]?.set(name, undefined);
  return moved;
}

function addAll<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

function movedTo(known: Piece, node: Node, at: Counts): Piece {
  const from = known.at.scopes;
  const to = from + known.scopes.length;
  const by: Shift = {
    offset: node.startIndex - known.node.startIndex,
    call: at.calls - known.at.calls,
    // Other scopes are that of the module, and those that the state before this statement tells of.
    scope: (scope: ScopeId) => (scope >= from && scope < to ? scope + at.scopes - from : scope),
  };
  if (by.offset === 0 && by.call === 0 && at.scopes === from) return { ...known, node, at };
  return {
    ...known,
    node,
    at,
    scopes: known.scopes.map((one) => shiftedScope(by, one)),
    imports: known.imports.map((one) => shiftedImport(by, one)),
    bindings: known.bindings.map((one) => shiftedBinding(by, one)),
    calls: known.calls.map((one) => shiftedCall(by, one)),
    comparisons: known.comparisons.map((one) => shiftedComparison(by, one)),
  };
}
