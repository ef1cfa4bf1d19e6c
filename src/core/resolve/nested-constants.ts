import type { BindingFact, FileFacts } from '../model/facts.ts';
import type { Project } from './project.ts';
import { scopeIndex } from './scope.ts';

/** A binding with the document it stands in. */
export interface DeclaredConstant {
  readonly facts: FileFacts;
  readonly binding: BindingFact;
}

/**
 * Full names of the constants a Ruby document declares inside of its modules (`App::Chat::MODEL`): any document may open a
 * module again and name what another one put there.
 */
export function nestedNames(facts: FileFacts): readonly string[] {
  if (facts.ecosystem !== 'gem') return [];
  return facts.bindings.flatMap(({ scope, name }) => {
    if (scope === 0 || !/^[A-Z]/.test(name)) return [];
    const path = pathOf(facts, scope);
    return path ? [[...path, name].join('::')] : [];
  });
}

/** The names of the modules around a scope, outermost first; null where it is not the body of a module or class. */
function pathOf(facts: FileFacts, scope: number): readonly string[] | null {
  const path: string[] = [];
  for (let current = scope; current > 0;) {
    const here = facts.scopes[current];
    if (here?.kind !== 'class' || here.name === null) return null;
    path.unshift(here.name);
    current = here.parent;
  }
  return path;
}

/** What other documents declare as `name` in the module whose body is `scope`. */
export function memberElsewhere(
  project: Project,
  facts: FileFacts,
  scope: number,
  name: string,
): readonly DeclaredConstant[] {
  if (facts.ecosystem !== 'gem' || !/^[A-Z]/.test(name)) return [];
  const path = pathOf(facts, scope);
  if (!path || path.length === 0) return [];
  return project
    .declared(facts, null, [...path, name].join('::'))
    .flatMap((document) => bindingsAt(document, path, name).map((binding) => ({ facts: document, binding })));
}

/** What a bare constant means in the modules around a scope, the innermost first. */
export function constantElsewhere(
  project: Project,
  facts: FileFacts,
  scope: number,
  name: string,
): readonly DeclaredConstant[] {
  if (facts.ecosystem !== 'gem' || !/^[A-Z]/.test(name)) return [];
  for (let current = scope; current > 0; current = facts.scopes[current]?.parent ?? 0) {
    if (facts.scopes[current]?.kind !== 'class') continue;
    const found = memberElsewhere(project, facts, current, name);
    if (found.length > 0) return found;
  }
  return [];
}

function bindingsAt(facts: FileFacts, path: readonly string[], name: string): readonly BindingFact[] {
  const index = scopeIndex(facts);
  let scope = 0;
  for (const segment of path) {
    const opened = index.bindingsOf(scope, segment).find(({ value }) => value?.kind === 'class')?.value;
    if (opened?.kind !== 'class') return [];
    scope = opened.scope;
  }
  return index.bindingsOf(scope, name);
}
