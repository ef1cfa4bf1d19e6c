import type {
  BindingFact,
  CallFact,
  ClassExpression,
  Expression,
  FileFacts,
  FunctionExpression,
  ImportFact,
  ScopeId,
} from '../model/facts.ts';

/** What a name may mean at one point. */
export type NameMeaning =
  | { readonly kind: 'bindings'; readonly bindings: readonly BindingFact[]; readonly imports: readonly ImportFact[] }
  | { readonly kind: 'import'; readonly fact: ImportFact }
  | { readonly kind: 'nothing'; readonly star: boolean };

/** Look-up tables over the facts of one document, built once per document. */
export interface ScopeIndex {
  readonly bindingsOf: (scope: ScopeId, name: string) => readonly BindingFact[];
  readonly importsOf: (name: string) => readonly ImportFact[];
  readonly functionOf: (scope: ScopeId) => FunctionExpression | null;
  readonly functionBinding: (scope: ScopeId) => BindingFact | null;
  readonly callsNamed: (name: string) => readonly CallFact[];
  /** The call a function is handed to as an argument, by the function's scope. */
  readonly callbackOf: (scope: ScopeId) => CallFact | null;
  readonly stars: readonly ImportFact[];
  /** Bindings that give their name a value, in the order in which they do. */
  readonly valuedOf: (scope: ScopeId, name: string) => readonly BindingFact[];
  /** The class whose members are bound in a scope. */
  readonly classOf: (scope: ScopeId) => ClassExpression | null;
  /** The values of the members of an enumeration. */
  readonly membersOf: (scope: ScopeId) => readonly Expression[];
  /** Parameters and fields that are declared in a scope. */
  readonly declaredIn: (scope: ScopeId) => readonly BindingFact[];
  readonly exportedAs: (name: string) => readonly BindingFact[];
  /** The import that gives importers this name. */
  readonly passedOn: (name: string) => ImportFact | null;
  /** What stands for the question what this document gives by a name. */
  readonly exportKey: (name: string) => object;
}

const indexes = new WeakMap<FileFacts, ScopeIndex>();

/** The index of a document; a WeakMap keyed by immutable facts, so it lives and dies with them. */
export function scopeIndex(facts: FileFacts): ScopeIndex {
  const known = indexes.get(facts);
  if (known) return known;
  const built = buildIndex(facts);
  indexes.set(facts, built);
  return built;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The last name of a callee: what is written right before the parentheses. */
function calleeName(call: CallFact): string | null {
  if (call.callee.kind === 'name') return call.callee.name;
  if (call.callee.kind === 'member') return call.callee.property;
  return null;
}

function buildIndex(facts: FileFacts): ScopeIndex {
  const bindings = new Map<string, BindingFact[]>();
  const imports = new Map<string, ImportFact[]>();
  const functions = new Map<ScopeId, FunctionExpression>();
  const owners = new Map<ScopeId, BindingFact>();
  const calls = new Map<string, CallFact[]>();
  const callbacks = new Map<ScopeId, CallFact>();
  const classes = new Map<ScopeId, ClassExpression>();
  const members = new Map<ScopeId, Expression[]>();
  const declared = new Map<ScopeId, BindingFact[]>();
  const exports = new Map<string, BindingFact[]>();
  const passedOn = new Map<string, ImportFact>();
  const keys = new Map<string, object>();
  const valued = new Map<string, readonly BindingFact[]>();
  for (const binding of facts.bindings) {
    push(bindings, `${String(binding.scope)}:${binding.name}`, binding);
    if (binding.exportedAs !== null) push(exports, binding.exportedAs, binding);
    if (binding.kind === 'parameter' || binding.kind === 'field') push(declared, binding.scope, binding);
    if (binding.kind === 'enum-member' && binding.value) push(members, binding.scope, binding.value);
    if (binding.value?.kind === 'class' && !classes.has(binding.value.scope))
      classes.set(binding.value.scope, binding.value);
    if (binding.value?.kind === 'function') {
      functions.set(binding.value.scope, binding.value);
      owners.set(binding.value.scope, binding);
    }
  }
  for (const fact of facts.imports) {
    if (fact.local === null) continue;
    if (!fact.reexport) push(imports, fact.local, fact);
    if ((fact.reexport || facts.ecosystem !== 'npm') && !passedOn.has(fact.local)) passedOn.set(fact.local, fact);
  }
  for (const call of facts.calls) {
    const name = calleeName(call);
    if (name !== null) push(calls, name, call);
    for (const { value } of call.arguments) {
      if (value.kind !== 'function') continue;
      callbacks.set(value.scope, call);
      functions.set(value.scope, value);
    }
  }
  return {
    bindingsOf: (scope, name) => bindings.get(`${String(scope)}:${name}`) ?? [],
    importsOf: (name) => imports.get(name) ?? [],
    functionOf: (scope) => functions.get(scope) ?? null,
    functionBinding: (scope) => owners.get(scope) ?? null,
    callsNamed: (name) => calls.get(name) ?? [],
    callbackOf: (scope) => callbacks.get(scope) ?? null,
    stars: facts.imports.filter((fact) => fact.star),
    valuedOf: (scope, name) => {
      const key = `${String(scope)}:${name}`;
      const known = valued.get(key) ?? inOrder((bindings.get(key) ?? []).filter(givesValue));
      valued.set(key, known);
      return known;
    },
    classOf: (scope) => classes.get(scope) ?? null,
    membersOf: (scope) => members.get(scope) ?? [],
    declaredIn: (scope) => declared.get(scope) ?? [],
    exportedAs: (name) => exports.get(name) ?? [],
    passedOn: (name) => passedOn.get(name) ?? null,
    exportKey: (name) => {
      const key = keys.get(name) ?? {};
      keys.set(name, key);
      return key;
    },
  };
}

function givesValue({ value, annotation, kind }: BindingFact): boolean {
  return value !== null || annotation !== null || kind === 'parameter';
}

function inOrder(bindings: readonly BindingFact[]): readonly BindingFact[] {
  const isSorted = bindings.every(({ nameSpan }, at) => nameSpan.end >= (bindings[at - 1]?.nameSpan.end ?? 0));
  return isSorted ? bindings : bindings.toSorted((a, b) => a.nameSpan.end - b.nameSpan.end);
}

/** A name that is bound in more branches than this could be anything: the values nearest to its use are told. */
const MAX_SEEN = 32;
const NEAREST = 8;

/**
 * The bindings a use at `offset` may see: walking back from it to the first that always runs. A use in an inner function
 * runs later, so it may see every binding of the outer scope.
 */
function visible(valued: readonly BindingFact[], offset: number, sameScope: boolean): readonly BindingFact[] {
  const before = sameScope
    ? seenFrom(valued, countBefore(valued, offset), offset, true, (binding) => isWithin(binding, offset))
    : [];
  return before.length > 0 ? before : seenFrom(valued, valued.length, offset, sameScope, () => false);
}

/** How many bindings have their name in front of an offset. */
function countBefore(valued: readonly BindingFact[], offset: number): number {
  let [low, high] = [0, valued.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((valued[middle]?.nameSpan.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of the first `count` bindings, back to one that always runs. */
function seenFrom(
  valued: readonly BindingFact[],
  count: number,
  offset: number,
  sameScope: boolean,
  isHidden: (binding: BindingFact) => boolean,
): readonly BindingFact[] {
  const seen: BindingFact[] = [];
  for (let at = count - 1; at >= 0 && seen.length < MAX_SEEN; at--) {
    const binding = valued[at];
    if (!binding || isHidden(binding)) continue;
    seen.push(binding);
    const { branch } = binding;
    if (branch === null || (sameScope && branch.start <= offset && offset < branch.end)) return seen.reverse();
  }
  return (seen.length < MAX_SEEN ? seen : seen.slice(0, NEAREST)).reverse();
}

/** A value is bound once all of it is evaluated: in `model = model or …` the right side sees what was there before. */
function isWithin({ kind, span }: BindingFact, offset: number): boolean {
  return kind === 'variable' && span.start <= offset && offset < span.end;
}

/**
 * Looks a name up from `scope` outwards. Class bodies are not seen from their methods in Python and ECMAScript; in languages
 * where a bare name may mean a member they are.
 */
export function lookUp(facts: FileFacts, name: string, scope: ScopeId, offset: number): NameMeaning {
  const index = scopeIndex(facts);
  let sameFunction = true;
  for (let current = scope, first = true; current >= 0; first = false) {
    const here = facts.scopes[current];
    if (!here) break;
    if (here.kind !== 'class' || first || facts.membersInScope) {
      const bindings = visible(index.valuedOf(current, name), offset, sameFunction);
      const imports = index.importsOf(name).filter((fact) => fact.scope === current);
      // `try: import x` with `except ImportError: x = …`: both may hold.
      const besides = bindings.every((binding) => binding.branch !== null) ? imports : [];
      if (bindings.length > 0) return { kind: 'bindings', bindings, imports: besides };
      const [imported] = imports;
      if (imported) return { kind: 'import', fact: imported };
    }
    if (here.kind === 'function') sameFunction = false;
    current = here.parent;
  }
  const anywhere = index.importsOf(name)[0];
  if (anywhere) return { kind: 'import', fact: anywhere };
  return { kind: 'nothing', star: index.stars.length > 0 };
}

/** What a module gives to importers under `name`. */
export function exported(facts: FileFacts, name: string): readonly BindingFact[] {
  const index = scopeIndex(facts);
  if (facts.ecosystem === 'npm') return index.exportedAs(name);
  return visible(index.valuedOf(0, name), Number.MAX_SAFE_INTEGER, true);
}
