import type { BindingFact, FileFacts, ImportFact, NameExpression } from '../model/facts.ts';
import type { Via } from '../model/reference.ts';
import { boundSettings } from './bound-settings.ts';
import { narrowed, under } from './conditions.ts';
import { eachOf } from './elements.ts';
import { valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { giverOf } from './exports.ts';
import { constantElsewhere } from './nested-constants.ts';
import type { DeclaredConstant } from './nested-constants.ts';
import { packageSegments } from './package-segments.ts';
import { annotated, namedByType, parameterValues } from './parameters.ts';
import { documentValue } from './parsed-files.ts';
import { isRelative } from './project.ts';
import { exported, lookUp, scopeIndex } from './scope.ts';
import { START, besides, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

const VIA: Readonly<Record<BindingFact['kind'], Via>> = {
  variable: 'constant',
  parameter: 'parameter',
  field: 'field',
  attribute: 'attribute',
  'enum-member': 'enum',
  function: 'return',
  class: 'attribute',
  loop: 'item',
};

/** A name: bindings it may see, else what it was imported from, else an unknown root. */
export function evaluateName(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: NameExpression,
  frames: readonly Frame[],
): readonly Value[] {
  const place = { uri: facts.uri, span: expression.span };
  return meaningOf(evaluation, facts, expression, frames).map((value) =>
    value.kind === 'symbol' && value.place === undefined ? { ...value, place } : value,
  );
}

function meaningOf(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: NameExpression,
  frames: readonly Frame[],
): readonly Value[] {
  const meaning = lookUp(facts, expression.name, expression.scope, expression.span.start);
  switch (meaning.kind) {
    case 'bindings': {
      const bound = filledBySettings(evaluation, facts, meaning.bindings);
      if (bound.length > 0) return bound;
      return [
        ...meaning.imports.flatMap((fact) => importValues(evaluation, facts, fact)),
        ...valuesOf(meaning.bindings, (binding) => {
          const values = bindingValues(evaluation, facts, binding, frames);
          return facts.conditions.length === 0
            ? values
            : narrowed(facts, expression.name, expression.span, binding.nameSpan, values);
        }),
      ];
    }
    case 'import':
      return importValues(evaluation, facts, meaning.fact);
    case 'nothing':
      return (
        inheritedName(evaluation, facts, expression, frames) ??
        declaredInside(evaluation, constantElsewhere(evaluation.project, facts, expression.scope, expression.name)) ??
        declaredOrImported(evaluation, facts, expression.name, meaning.star)
      );
  }
}

/**
 * A field that a method of its class sets is filled by settings all the same, where the class is: what they say, and the
 * default at the field. Empty for fields that nothing sets, and where no settings are.
 */
function filledBySettings(
  evaluation: Evaluation,
  facts: FileFacts,
  bindings: readonly BindingFact[],
): readonly Value[] {
  const set = bindings.find(({ kind }) => kind === 'attribute');
  if (!set || facts.ecosystem !== 'maven' || facts.scopes[set.scope]?.kind !== 'class') return [];
  const field = scopeIndex(facts)
    .bindingsOf(set.scope, set.name)
    .find(({ kind }) => kind === 'field');
  const settings = field ? boundSettings(evaluation, facts, set.scope, set.name) : [];
  if (!field || settings.length === 0) return [];
  const given = field.value ? evaluation.evaluate(facts, field.value, []) : [];
  return through([...given, ...settings], 'field', { uri: facts.uri, span: field.nameSpan });
}

/** The values one binding gives to its name. */
function bindingValues(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: BindingFact,
  frames: readonly Frame[],
): readonly Value[] {
  const place = { uri: facts.uri, span: binding.nameSpan };
  if (binding.kind === 'parameter') return parameterValues(evaluation, facts, binding, frames);
  const bound = binding.kind === 'field' ? boundSettings(evaluation, facts, binding.scope, binding.name) : [];
  if (binding.value === null && bound.length > 0) return through(bound, 'field', place);
  if (binding.value === null) return annotated(evaluation, facts, binding, frames);
  if (binding.kind === 'function' || binding.kind === 'class') return evaluation.evaluate(facts, binding.value, frames);
  const values = under(evaluation.project, facts, binding.nameSpan, evaluation.evaluate(facts, binding.value, frames));
  const given = binding.kind === 'loop' ? valuesOf(values, (value) => eachOf(evaluation, value, null)) : values;
  const others = binding.kind === 'field' ? [...bound, ...besides(given, namedByType(evaluation, facts, binding))] : [];
  return through(others.length > 0 ? [...given, ...others] : given, VIA[binding.kind], place);
}

/** What an import gives: a module or a name of the workspace, or a symbol of a package. */
function importValues(evaluation: Evaluation, facts: FileFacts, fact: ImportFact): readonly Value[] {
  const target = evaluation.project.moduleOf(facts, fact.module);
  if (target !== null) {
    if (fact.imported === '*') {
      const module = evaluation.project.facts(target);
      if (!module) return [unknown('not-found', fact.module)];
      const document = documentValue(module);
      if (document) return through([document], 'file', { uri: facts.uri, span: fact.span });
      return [{ kind: 'module', facts: module, trail: START }];
    }
    return through(moduleMember(evaluation, facts, fact, target), 'import', { uri: facts.uri, span: fact.span });
  }
  const declared = fact.imported === null || fact.imported === '*' ? null : fromNamespace(evaluation, facts, fact);
  if (declared) return through(declared, 'import', { uri: facts.uri, span: fact.span });
  if (fact.imported !== null && fact.imported !== '*') {
    const submodule = evaluation.project.submoduleOf(facts, fact.module, fact.imported);
    const module = submodule === null ? null : evaluation.project.facts(submodule);
    if (module) return [{ kind: 'module', facts: module, trail: START }];
  }
  if (isRelative(fact)) return [unknown('not-found', fact.module)];
  return [{ kind: 'symbol', segments: packageSegments(facts, fact), reason: null, passed: [], trail: START }];
}

/** `import com.acme.Models`, `import static com.acme.Models.GPT`: declared by a document of the workspace. */
function fromNamespace(evaluation: Evaluation, facts: FileFacts, fact: ImportFact): readonly Value[] | null {
  if (facts.namespace === null || fact.imported === null) return null;
  return (
    declaredValues(evaluation, facts, fact.module, fact.imported) ??
    memberOfDeclared(evaluation, facts, fact.module, fact.imported)
  );
}

function moduleMember(evaluation: Evaluation, from: FileFacts, fact: ImportFact, target: string): readonly Value[] {
  const name = fact.imported ?? '';
  const submodule = evaluation.project.submoduleOf(from, fact.module, name);
  const module = evaluation.project.facts(target);
  const document = module ? documentValue(module) : null;
  if (document) return through(fieldOf(evaluation, document, name), 'file', null);
  const found = module ? exportValues(evaluation, module, name) : null;
  if (found) return found;
  const inner = submodule === null ? null : evaluation.project.facts(submodule);
  if (inner) return [{ kind: 'module', facts: inner, trail: START }];
  // A file of the workspace may have the name of a package; what it does not define comes from the package.
  if (!isRelative(fact) && module)
    return [{ kind: 'symbol', segments: packageSegments(from, fact), reason: null, passed: [], trail: START }];
  return [unknown('not-found', `${fact.module}.${name}`)];
}

/** What a document of settings gives by a name: all of it as the default, else that field. */
function fieldOf(evaluation: Evaluation, document: Value, name: string): readonly Value[] {
  if (name === 'default') return [document];
  const entry = document.kind === 'table' ? document.expression.entries.findLast(({ key }) => key === name) : undefined;
  if (document.kind !== 'table' || !entry) return [unknown('no-such-key', name)];
  const place = { uri: document.facts.uri, span: entry.keySpan };
  return through(evaluation.evaluate(document.facts, entry.value, []), 'table', place);
}

/** What `module.name` means: a binding, a name it imported or re-exports, or something behind a star; null when nothing. */
export function exportValues(evaluation: Evaluation, module: FileFacts, name: string): readonly Value[] | null {
  const giver = giverOf(evaluation.project, module, name);
  if (!giver) return null;
  const values = evaluation.answer(giver, scopeIndex(giver).exportKey(name), () => given(evaluation, giver, name));
  return giver === module ? values : through(values, 're-export', null);
}

/** What a module itself gives by a name. */
function given(evaluation: Evaluation, module: FileFacts, name: string): readonly Value[] {
  const bindings = exported(module, name);
  if (bindings.length > 0) return valuesOf(bindings, (binding) => bindingValues(evaluation, module, binding, []));
  const passedOn = scopeIndex(module).passedOn(name);
  return passedOn ? through(importValues(evaluation, module, passedOn), 're-export', null) : [];
}

/** A name that other documents of the workspace declare, in the package `module` or in one that is seen without an import. */
export function declaredValues(
  evaluation: Evaluation,
  facts: FileFacts,
  module: string | null,
  name: string,
): readonly Value[] | null {
  const declaring = evaluation.project.declared(facts, module, name);
  const values = valuesOf(declaring, (document) => exportValues(evaluation, document, name) ?? []);
  return values.length > 0 ? through(values, 'import', null) : null;
}

/** What the workspace declares; what only may be meant, because one document declares it, stands beside what packages have. */
function declaredOrImported(evaluation: Evaluation, facts: FileFacts, name: string, star: boolean): readonly Value[] {
  const declared = declaredValues(evaluation, facts, null, name) ?? [];
  const sure = declared.some((value) => !('facts' in value) || sees(evaluation, facts, value.facts.namespace));
  return sure || (declared.length > 0 && !star) ? declared : [...fromStars(evaluation, facts, name, star), ...declared];
}

/** Whether names of a namespace need no other name in front of them (C#). */
function sees(evaluation: Evaluation, facts: FileFacts, namespace: string | null): boolean {
  const own = facts.namespace ?? '';
  if (facts.ecosystem !== 'nuget' || namespace === null || namespace === '' || namespace === own) return true;
  if (own.startsWith(`${namespace}.`)) return true;
  return [...facts.imports, ...evaluation.project.imports(facts)].some(
    (fact) => fact.star && fact.module === namespace,
  );
}

/** Constants that other documents declare in a module that is open here. */
export function declaredInside(evaluation: Evaluation, declared: readonly DeclaredConstant[]): readonly Value[] | null {
  const values = valuesOf(declared, ({ facts, binding }) => bindingValues(evaluation, facts, binding, []));
  return values.length > 0 ? through(values, 'import', null) : null;
}

/** A member that a bare name may mean, from a base class of the workspace. */
function inheritedName(
  evaluation: Evaluation,
  facts: FileFacts,
  { name, scope }: NameExpression,
  frames: readonly Frame[],
): readonly Value[] | null {
  if (!facts.membersInScope) return null;
  for (let current = scope; current >= 0; current = facts.scopes[current]?.parent ?? -1) {
    if (facts.scopes[current]?.kind !== 'class') continue;
    const found =
      classMember(evaluation, facts, current, name, frames) ?? inOtherPart(evaluation, facts, current, name);
    if (found) return found;
  }
  return null;
}

/** A member that another document gives to the same class (C# `partial class`). */
function inOtherPart(evaluation: Evaluation, facts: FileFacts, scope: number, name: string): readonly Value[] | null {
  const here = facts.scopes[scope];
  if (facts.ecosystem !== 'nuget' || here?.parent !== 0 || here.name === null) return null;
  for (const part of declaredValues(evaluation, facts, null, here.name) ?? []) {
    const found = part.kind === 'class' ? classMember(evaluation, part.facts, part.expression.scope, name, []) : null;
    if (found) return found;
  }
  return null;
}

/** A name that nothing here binds: something from a star import, else a symbol whose root is not known. */
function fromStars(evaluation: Evaluation, facts: FileFacts, name: string, star: boolean): readonly Value[] {
  if (star) {
    const found = exportValues(evaluation, facts, name) ?? staticMember(evaluation, facts, name);
    if (found) return found;
  }
  const outside = star
    ? scopeIndex(facts).stars.filter(
        (fact) => !isRelative(fact) && evaluation.project.moduleOf(facts, fact.module) === null,
      )
    : [];
  const shared = evaluation.project.imports(facts);
  const roots = [...outside, ...shared].map((fact) => [...packageSegments(facts, fact), name]);
  // Where names belong to namespaces, a qualified one may start with the namespace itself.
  if (facts.namespace !== null && /^[A-Z]/.test(name)) roots.push([name]);
  const reason = star ? 'star-import' : 'not-found';
  return [...roots, ['?', name]].map((segments) => ({ kind: 'symbol', segments, reason, passed: [], trail: START }));
}

/** `import static com.acme.Models.*`: members of a class of the workspace. */
function staticMember(evaluation: Evaluation, facts: FileFacts, name: string): readonly Value[] | null {
  for (const { module } of scopeIndex(facts).stars) {
    const found = memberOfDeclared(evaluation, facts, module, name);
    if (found) return found;
  }
  return null;
}

/** `com.acme.Models` and `GPT`: the member of a class whose full name is the module. */
function memberOfDeclared(
  evaluation: Evaluation,
  facts: FileFacts,
  module: string,
  name: string,
): readonly Value[] | null {
  const at = module.lastIndexOf('.');
  if (facts.namespace === null || at < 0) return null;
  const owners = declaredValues(evaluation, facts, module.slice(0, at), module.slice(at + 1)) ?? [];
  for (const owner of owners) {
    const found =
      owner.kind === 'class' ? classMember(evaluation, owner.facts, owner.expression.scope, name, []) : null;
    if (found) return through(found, 'import', null);
  }
  return null;
}

/** Bindings of a class by name, its own first, then those of its bases in the workspace. */
export function classMember(
  evaluation: Evaluation,
  facts: FileFacts,
  scope: number,
  property: string,
  frames: readonly Frame[],
  seen: Set<string> = new Set<string>(),
): readonly Value[] | null {
  const index = scopeIndex(facts);
  const own = index.bindingsOf(scope, property);
  const valued = own.filter((binding) => binding.value !== null);
  const chosen = valued.length > 0 ? valued : own;
  const bound = filledBySettings(evaluation, facts, own);
  if (bound.length > 0) return bound;
  if (chosen.length > 0) return valuesOf(chosen, (binding) => bindingValues(evaluation, facts, binding, frames));
  for (const base of index.classOf(scope)?.bases ?? []) {
    for (const value of evaluation.evaluate(facts, base, frames)) {
      if (value.kind !== 'class' || seen.size > MAX_BASES) continue;
      const key = `${value.facts.uri}:${String(value.expression.scope)}`;
      if (seen.has(key)) continue;
      const found = classMember(evaluation, value.facts, value.expression.scope, property, frames, seen.add(key));
      if (found) return found;
    }
  }
  return null;
}

/** Classes above a class that are looked at, each once. */
const MAX_BASES = 24;
