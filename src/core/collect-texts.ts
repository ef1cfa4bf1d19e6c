import type { PackageIndex } from './detect/package-index.ts';
import { withKnownPackages } from './detect/packages.ts';
import type { SourceText } from './model/text.ts';
import type { Assets } from './ports.ts';
import type { Collected } from './syntax/collected.ts';
import { createGrammars } from './syntax/grammars.ts';
import { createFactCollector } from './syntax/trees.ts';

/** Turns texts into facts in this thread. */
export interface TextCollector {
  readonly collect: (source: SourceText, signal: AbortSignal) => Promise<Collected>;
  readonly dispose: () => void;
}

/** Loads nothing before the first text. Of packages, facts keep those that the index knows. */
export function createTextCollector(assets: Assets, index: () => PackageIndex): TextCollector {
  const collector = createFactCollector(createGrammars(assets));
  return {
    collect: async (source, signal) => {
      const collected = await collector.collect(source, signal);
      return { ...collected, facts: collected.facts && withKnownPackages(collected.facts, index()) };
    },
    dispose: collector.dispose,
  };
}
