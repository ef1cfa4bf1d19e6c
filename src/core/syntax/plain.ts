import type { FileFacts } from '../model/facts.ts';
import type { SourceText, Span } from '../model/text.ts';
import { emptyFacts } from './empty-facts.ts';
import { mayHoldSuppressions, readSuppressions } from './suppressions.ts';

/** A document that is looked at as a text, by what stands behind `--` its comments. */
export function collectSqlFacts(source: SourceText): FileFacts {
  return plain(source, '--');
}

/** The same for a schema of Prisma. */
export function collectPrismaFacts(source: SourceText): FileFacts {
  return plain(source, '//');
}

function plain(source: SourceText, lineComment: string): FileFacts {
  const { text } = source;
  const facts = { ...emptyFacts(source), lineComment };
  if (!mayHoldSuppressions(text)) return facts;
  const comments: Span[] = [];
  for (let at = text.indexOf(lineComment); at >= 0; at = text.indexOf(lineComment, at)) {
    const end = text.indexOf('\n', at);
    comments.push({ start: at, end: end < 0 ? text.length : end });
    at = end < 0 ? text.length : end;
  }
  return { ...facts, suppressions: readSuppressions(text, comments) };
}
