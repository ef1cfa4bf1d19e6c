import type { BindingFact, CallFact, FileFacts, FunctionExpression, ImportFact, ScopeId } from '../model/facts.ts';

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
  for (const binding of facts.bindings) {
    push(bindings, `${String(binding.scope)}:${binding.name}`, binding);
    if (binding.value?.kind === 'function') {
      functions.set(binding.value.scope, binding.value);
      owners.set(binding.value.scope, binding);
    }
  }
  for (const fact of facts.imports) if (fact.local !== null && !fact.reexport) push(imports, fact.local, fact);
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
  };
}

/**
 * The bindings a use at `offset` may see: walking back from it to the first that always runs. A use in an inner function
 * runs later, so it may see every binding of the outer scope.
 */
function visible(bindings: readonly BindingFact[], offset: number, sameScope: boolean): readonly BindingFact[] {
  const valued = bindings.filter(
    (binding) => binding.value !== null || binding.annotation !== null || binding.kind === 'parameter',
  );
  const before = sameScope ? valued.filter((binding) => isBefore(binding, offset)) : valued;
  const order = before.length > 0 ? before : valued;
  const seen: BindingFact[] = [];
  for (const binding of order.toReversed()) {
    seen.push(binding);
    const branch = binding.branch;
    const always = branch === null || (sameScope && branch.start <= offset && offset < branch.end);
    if (always) break;
  }
  return seen.toReversed();
}

/** A value is bound once all of it is evaluated: in `model = model or …` the right side sees what was there before. */
function isBefore({ kind, nameSpan, span }: BindingFact, offset: number): boolean {
  const within = kind === 'variable' && span.start <= offset && offset < span.end;
  return nameSpan.end <= offset && !within;
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
      const bindings = visible(index.bindingsOf(current, name), offset, sameFunction);
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
  if (facts.ecosystem === 'npm') {
    const own = facts.bindings.filter((binding) => binding.exportedAs === name);
    return own;
  }
  return visible(scopeIndex(facts).bindingsOf(0, name), Number.MAX_SAFE_INTEGER, true);
}
