import type { SourceText } from '../../model/text.ts';
import type { Collected } from '../collected.ts';
import { collectMarkupFacts } from './markup-scripts.ts';

/** The facts of an Astro component: the code fence and its scripts, both TypeScript (https://docs.astro.build/en/basics/astro-components/). */
export function collectAstroFacts(
  source: SourceText,
  inner: (source: SourceText) => Promise<Collected>,
): Promise<Collected> {
  return collectMarkupFacts(source, inner, { frontmatter: true, script: 'typescript' });
}
