import type { Analyzer } from '../../core/analyzer.ts';
import { explainMarkdown } from '../../core/report/explain-markdown.ts';
import { answerOf } from '../../core/report/live-text.ts';
import type { ExplainParams, ExplainResult } from '../../protocol/server-requests.ts';
import type { Words } from '../../core/model/words.ts';

/** Everything known of a model or package, as a page. */
export async function explainPage(
  { text, platform }: ExplainParams,
  analyzer: Analyzer,
  today: string,
  words: Words,
  signal: AbortSignal,
): Promise<ExplainResult> {
  const known = await analyzer.explain(text, platform, signal);
  // A host that nobody was allowed to ask is not worth a line on each page.
  const told = known.map((one) => ({ ...one, live: one.live.filter((section) => !wasNotAllowed(answerOf(section))) }));
  return { markdown: explainMarkdown(text, told, today, words) };
}

function wasNotAllowed(answer: ReturnType<typeof answerOf>): boolean {
  return answer.kind === 'unavailable' && answer.reason === 'not-allowed';
}
