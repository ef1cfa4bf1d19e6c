import type { FileFacts } from '../model/facts.ts';
import type { Project } from './project.ts';
import { exported, scopeIndex } from './scope.ts';

/** Modules behind the stars of one module that are looked at: more give names on by no design. */
const MAX_STARRED = 400;

/**
 * The document that gives `name` to the importers of a module: itself, or the first that stands behind its stars. Circles of
 * stars end, since no document is looked at twice.
 */
export function giverOf(project: Project, module: FileFacts, name: string): FileFacts | null {
  if (gives(module, name)) return module;
  if (scopeIndex(module).stars.length === 0) return null;
  return project.memory.recall(module.uri, `giver of ${name}`, () => {
    const seen = new Set<string>([module.uri]);
    const open = starred(project, module, seen);
    for (let next = open.pop(); next; next = open.pop()) {
      if (gives(next, name)) return next;
      if (seen.size < MAX_STARRED) open.push(...starred(project, next, seen));
    }
    return null;
  });
}

function gives(module: FileFacts, name: string): boolean {
  return exported(module, name).length > 0 || scopeIndex(module).passedOn(name) !== null;
}

/** The modules of the workspace that a document has stars for and that were not seen, the first one last. */
function starred(project: Project, module: FileFacts, seen: Set<string>): FileFacts[] {
  return scopeIndex(module)
    .stars.flatMap((star) => {
      const uri = project.moduleOf(module, star.module);
      if (uri === null || seen.has(uri)) return [];
      seen.add(uri);
      return project.facts(uri) ?? [];
    })
    .reverse();
}
