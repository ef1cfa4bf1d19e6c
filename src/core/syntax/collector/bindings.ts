import type { BindingFact, Expression, ScopeId } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Collection, Draft, Place } from './collection.ts';
import { branchIn } from './regions.ts';
import { homeOf, openScope, parentOf } from './scopes.ts';

/** A binding as a front end gives it: what is left out follows from its place. */
export type Declaration = Pick<BindingFact, 'name' | 'kind' | 'value' | 'nameSpan' | 'span'> & Partial<BindingFact>;

/** Binds a name that is declared here. The language may note something of it; what was noted before stays otherwise. */
export function declare<Note>(
  collection: Collection<Note>,
  place: Place,
  declaration: Declaration,
  note?: Note,
): Draft<BindingFact> {
  const { name } = declaration;
  const scope = homeOf(collection, declaration.scope ?? place.scope, name);
  const names = collection.names[scope];
  if (names && (note !== undefined || !names.has(name))) names.set(name, note as Note);
  return add(collection, place, declaration, scope);
}

/** Says that a scope declares a name, before its declaration is come to. */
export function announce<Note>(collection: Collection<Note>, scope: ScopeId, name: string, note: Note): void {
  const names = collection.names[scope];
  if (names && !names.has(name)) names.set(name, note);
}

function add(collection: Collection, place: Place, given: Declaration, scope: ScopeId): Draft<BindingFact> {
  const { rules, bindings } = collection;
  const { name, kind, value, annotation = null, nameSpan, span } = given;
  const exportedAs = given.exportedAs ?? (rules.exportsAll && scope === 0 ? name : null);
  const branch = given.branch === undefined ? branchIn(collection, place, scope) : given.branch;
  const binding = { name, scope, kind, value, annotation, exportedAs, branch, nameSpan, span };
  if (!rules.unnamed.has(name)) bindings.push(binding);
  return binding;
}

/** What is given to a name; a variable unless it is said. */
type Assignment = Omit<Declaration, 'scope' | 'kind'> & { readonly kind?: BindingFact['kind'] };

/** Gives a value to a name that is declared somewhere around, as the rules of the language say. */
export function assign(collection: Collection, place: Place, assignment: Assignment): void {
  const { rules, pending } = collection;
  const given: Declaration = { kind: 'variable', ...assignment };
  if (!rules.hoists) {
    const scope = assignedScope(collection, place, given.name);
    if (rules.undeclared === 'here') declare(collection, place, { ...given, scope });
    else add(collection, place, given, scope);
    return;
  }
  pending.push({ binding: add(collection, place, { ...given, branch: null }, 0), place });
}

/** Finds the scope of each assignment that had to wait for the declarations. */
export function settleAssignments(collection: Collection): void {
  for (const { binding, place } of collection.pending) {
    const scope = assignedScope(collection, place, binding.name);
    binding.scope = scope;
    binding.branch = branchIn(collection, place, scope);
    if (collection.rules.undeclared === 'class' && binding.kind !== 'loop')
      binding.kind = collection.scopes[scope]?.kind === 'class' ? 'attribute' : 'variable';
  }
}

/** The scope in which an assignment binds a name. */
function assignedScope(collection: Collection, place: Place, name: string): ScopeId {
  const { rules, scopes, names } = collection;
  for (let current = place.scope; current >= 0; current = parentOf(collection, current)) {
    if (names[current]?.has(name)) return current;
    const scope = scopes[current];
    if (scope && rules.closes(scope)) break;
  }
  switch (rules.undeclared) {
    case 'module':
      return 0;
    case 'here':
      return place.scope;
    case 'class':
      return place.self ?? place.scope;
  }
}

/**
 * `settings.model = …`, `config["model"] = …`, `<Chat model=… />`: a member of an object nobody tracks. It is bound in a scope
 * of its own that no look-up enters, so that detection sees name and value and evaluation is not misled.
 */
export function bindMember(
  collection: Collection,
  place: Place,
  name: string,
  value: Expression | null,
  nameSpan: Span,
  span: Span,
  annotation: Expression | null = null,
): void {
  const { state, text } = collection;
  if (state.members < 0) state.members = openScope(collection, 'block', 0, 'members', { start: 0, end: text.length });
  const bound = { name, scope: state.members, value, annotation, branch: null, nameSpan, span };
  declare(collection, place, { ...bound, kind: 'attribute' });
}
