import type { Scope, ScopeId } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Collection, Place } from './collection.ts';

/** Opens a scope inside of `parent`. */
export function openScope(
  collection: Collection,
  kind: Scope['kind'],
  parent: ScopeId,
  name: string | null,
  span: Span,
): ScopeId {
  collection.names.push(new Map());
  return collection.scopes.push({ kind, parent, name, span }) - 1;
}

/** Opens the scope of the whole document; the place of its statements. */
export function openModule(collection: Collection): Place {
  const scope = openScope(collection, 'module', -1, null, { start: 0, end: collection.text.length });
  return { scope, self: null, region: null, returns: null };
}

/** The scope around a scope; -1 around the module. */
export function parentOf({ scopes }: Collection, scope: ScopeId): ScopeId {
  return scopes[scope]?.parent ?? -1;
}

/** Whether `outer` is `scope` or one around it. */
export function isWithin(collection: Collection, scope: ScopeId, outer: ScopeId): boolean {
  let current = scope;
  // Scopes are numbered from outside in.
  while (current > outer) current = parentOf(collection, current);
  return current === outer;
}

/** The innermost scope, from `scope` outwards, that is no block: where a function or the module keeps its names. */
export function bodyScope({ scopes }: Collection, scope: ScopeId): ScopeId {
  let current = scope;
  for (let here = scopes[current]; here?.kind === 'block'; here = scopes[current]) current = here.parent;
  return current;
}

/** The function around `scope`, not counting itself; the module where there is none. */
export function enclosingFunction(collection: Collection, scope: ScopeId): ScopeId {
  let current = parentOf(collection, scope);
  while (current > 0 && collection.scopes[current]?.kind !== 'function') current = parentOf(collection, current);
  return Math.max(current, 0);
}

/** The scope from `from` outwards that declares a name; null where none does. */
export function declaringScope(collection: Collection, from: ScopeId, name: string): ScopeId | null {
  for (let current = from; current >= 0; current = parentOf(collection, current)) {
    if (collection.names[current]?.has(name)) return current;
  }
  return null;
}

/** Says that a name declared in `scope` is the one of another scope (`global x`, `nonlocal x`). */
export function livesIn(collection: Collection, scope: ScopeId, name: string, other: ScopeId): void {
  collection.elsewhere.set(`${String(scope)}:${name}`, other);
}

/** Where a name that `scope` declares lives. */
export function homeOf({ elsewhere }: Collection, scope: ScopeId, name: string): ScopeId {
  return elsewhere.size === 0 ? scope : (elsewhere.get(`${String(scope)}:${name}`) ?? scope);
}
