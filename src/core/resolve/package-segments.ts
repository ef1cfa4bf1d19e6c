import type { FileFacts, ImportFact } from '../model/facts.ts';

/** A module name as path, by the separators of its ecosystem; a scope of npm stays one segment. */
export function packageSegments(facts: FileFacts, fact: ImportFact): readonly string[] {
  const imported = fact.imported === null || fact.imported === '*' ? [] : [fact.imported];
  return [...moduleParts(facts, fact.module), ...imported];
}

function moduleParts({ ecosystem }: FileFacts, module: string): readonly string[] {
  switch (ecosystem) {
    case 'pypi':
    case 'maven':
    case 'nuget':
      return module.split('.');
    case 'cargo':
      return module.split('::');
    case 'composer':
      return module.split('\\').filter((part) => part !== '');
    case 'cran':
      return [module];
    default: {
      const parts = module.split('/');
      return module.startsWith('@') ? [parts.slice(0, 2).join('/'), ...parts.slice(2)] : parts;
    }
  }
}
