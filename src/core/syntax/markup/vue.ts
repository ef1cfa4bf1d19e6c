import type { SourceText } from '../../model/text.ts';
import type { Collected } from '../collected.ts';
import { collectMarkupFacts } from './markup-scripts.ts';

/** The facts of a Vue component: `<script>` and `<script setup>` (https://vuejs.org/api/sfc-spec.html). */
export function collectVueFacts(
  source: SourceText,
  inner: (source: SourceText) => Promise<Collected>,
): Promise<Collected> {
  return collectMarkupFacts(source, inner, { frontmatter: false, script: 'javascript' });
}
