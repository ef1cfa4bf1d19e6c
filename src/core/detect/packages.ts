import type { Ecosystem, FileFacts, ImportFact } from '../model/facts.ts';
import type { SignatureIndex } from './index-signatures.ts';
import { moduleSegments } from './pattern.ts';

/** An import of a package of the LLM toolchain. */
export interface PackageUse {
  /** The import name, as the table writes it (`google.generativeai`, `@ai-sdk/openai`). */
  readonly module: string;
  /** The name in its registry (`google-generativeai`). */
  readonly packageName: string;
  readonly ecosystem: Ecosystem;
  readonly detector: string;
  readonly fact: ImportFact;
}

/** Imports of packages the tables know; one per import statement and package. */
export function packageUses(facts: FileFacts, index: SignatureIndex): readonly PackageUse[] {
  if (facts.ecosystem === null) return [];
  const seen = new Set<string>();
  const uses: PackageUse[] = [];
  for (const fact of facts.imports) {
    if (fact.module.startsWith('.') || fact.module === '') continue;
    const names = fact.imported === null || fact.imported === '*' || fact.imported === 'default' ? [] : [fact.imported];
    const hit = index.packageOf(
      facts.ecosystem,
      facts.ecosystem === 'pypi' ? [...moduleSegments(fact.module), ...names] : npmSegments(fact.module),
    );
    if (!hit) continue;
    const key = `${hit.spec.name}:${String(fact.span.start)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    uses.push({
      module: hit.module,
      packageName: hit.spec.name,
      ecosystem: hit.spec.ecosystem,
      detector: `${hit.table.id}/import`,
      fact,
    });
  }
  return uses;
}

function npmSegments(module: string): readonly string[] {
  const parts = module.split('/');
  return module.startsWith('@') ? [parts.slice(0, 2).join('/'), ...parts.slice(2)] : parts;
}
