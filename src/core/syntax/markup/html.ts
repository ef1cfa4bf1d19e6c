import type { SourceText } from '../../model/text.ts';
import type { Collected } from '../collected.ts';
import { collectMarkupFacts } from './markup-scripts.ts';

/** The facts of a page: its scripts (https://html.spec.whatwg.org/multipage/scripting.html). */
export function collectHtmlFacts(
  source: SourceText,
  inner: (source: SourceText) => Promise<Collected>,
): Promise<Collected> {
  return collectMarkupFacts(source, inner, { frontmatter: false, script: 'javascript' });
}
