import type { SourceText } from '../../model/text.ts';
import type { Collected } from '../collected.ts';
import { collectMarkupFacts } from './markup-scripts.ts';

/** The facts of a Svelte component: `<script>` and `<script module>` (https://svelte.dev/docs/svelte/svelte-files). */
export function collectSvelteFacts(
  source: SourceText,
  inner: (source: SourceText) => Promise<Collected>,
): Promise<Collected> {
  return collectMarkupFacts(source, inner, { frontmatter: false, script: 'javascript' });
}
