import type { FileFacts, SettingFact } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';

const INSTRUCTION = /[ \t]*([A-Za-z]+)[ \t]+/y;
/** Instructions whose text is for the model to read. */
const TEXTS = /^(?:SYSTEM|TEMPLATE|LICENSE|MESSAGE)$/;

/**
 * The facts of a Modelfile (https://docs.ollama.com/modelfile): one setting per instruction, named in capitals; the parameters
 * are settings of `PARAMETER`. Prompts, templates and licences, also over several lines, are no values.
 */
export function collectModelfileFacts(source: SourceText): FileFacts {
  const { text } = source;
  const settings: SettingFact[] = [];
  const comments: Span[] = [];
  let errors = 0;
  const closeBehind = closingQuotes(text);
  const lineEnd = (from: number): number => {
    const found = text.indexOf('\n', from);
    return found < 0 ? text.length : found;
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const end = lineEnd(at);
    INSTRUCTION.lastIndex = at;
    const match = INSTRUCTION.exec(text);
    const keyword = match?.[1]?.toUpperCase();
    const hash = /^[ \t]*#/.exec(text.slice(at, end))?.[0].length;
    if (hash !== undefined) comments.push({ start: at + hash - 1, end: text[end - 1] === '\r' ? end - 1 : end });
    if (hash !== undefined || !match || keyword === undefined || at + match[0].length > end) {
      at = end + 1;
      continue;
    }
    const start = at + match[0].length;
    const behind = behindQuotes(text, { start, end }, closeBehind);
    if (behind !== null) {
      if (behind > text.length) errors++;
      at = lineEnd(Math.min(behind, text.length)) + 1;
      continue;
    }
    at = end + 1;
    const keyStart = INSTRUCTION.lastIndex - match[0].trimStart().length;
    const setting = TEXTS.test(keyword)
      ? null
      : settingOf(text, keyword, { start: keyStart, end: keyStart + keyword.length }, { start, end });
    if (setting) settings.push(setting);
  }
  return {
    ...emptyFacts(source),
    settings,
    suppressions: mayHoldSuppressions(text) ? readSuppressions(text, comments) : [],
    syntaxErrors: errors,
  };
}

/** Behind a text between quotes that goes on in the next line, or between three of them; beyond the end where it never ends, null where there is none. */
function behindQuotes(text: string, { start, end }: Span, closeBehind: (from: number) => number | null): number | null {
  const line = text.slice(start, end).trimEnd();
  const triple = line.indexOf('"""');
  if (triple >= 0) {
    const close = text.indexOf('"""', start + triple + 3);
    return close < 0 ? text.length + 1 : close + 3;
  }
  const single = /^(?:\w+[ \t]+)?"/.exec(line)?.[0].length ?? 0;
  if (single === 0 || (line.length > single && line.endsWith('"'))) return null;
  return closeBehind(end);
}

/** Finds the quote that ends its line, at or behind a place. Where there was none once, nothing further behind is searched. */
function closingQuotes(text: string): (from: number) => number | null {
  const close = /"[ \t]*(?:\r?\n|$)/g;
  let none = false;
  return (from) => {
    if (none) return null;
    close.lastIndex = from;
    const found = close.exec(text);
    none = found === null;
    return found ? found.index + 1 : null;
  };
}

function settingOf(text: string, keyword: string, keySpan: Span, { start, end }: Span): SettingFact | null {
  const raw = text.slice(start, end).trimEnd();
  const named = keyword === 'PARAMETER' ? /^(\S+)[ \t]+/.exec(raw) : null;
  const from = start + (named?.[0].length ?? 0);
  const written = raw.slice(named?.[0].length ?? 0);
  if (written === '') return null;
  const quoted = /^"([^"]*)"$/.exec(written);
  const span = { start: from, end: from + written.length };
  const content = quoted ? { start: span.start + 1, end: span.end - 1 } : span;
  const path = named?.[1] === undefined ? [keyword] : [keyword, named[1]];
  return {
    path,
    value: { kind: 'string', value: text.slice(content.start, content.end), span, content },
    keySpan,
    span: { start: keySpan.start, end: span.end },
  };
}
