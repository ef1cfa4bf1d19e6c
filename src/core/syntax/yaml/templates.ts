import type { Span } from '../../model/text.ts';

/** A text in which template actions are replaced, with all offsets as they were, and what is to be known of the actions. */
export interface WithoutActions {
  readonly text: string;
  /** Comments in actions: they may hold directives. */
  readonly comments: readonly Span[];
}

/** Stands for an action in a value; a character that no text holds on purpose. */
export const FILLER = '\uE0F0';

const CLOSED_BY: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };
/** Actions that give no text: control flow, definitions, assignments and comments (https://pkg.go.dev/text/template#hdr-Actions). */
const SILENT = /^\{(?:[%#]|\{-?\s*(?:(?:if|else|end|range|with|define|block|break|continue)\b|\/\*|\$\w+\s*:?=))/;
/** A line of a block scalar is text: `key: |`, `- >-`. */
const BLOCK_HEADER = /(?:^|[:\-]\s+)[|>][-+\d]*\s*(?:#.*)?$/s;

/**
 * Makes a template readable as YAML (https://helm.sh/docs/chart_template_guide/): actions that stand alone in a line or only
 * steer become spaces, others become one word. No offset moves.
 */
export function withoutActions(text: string): WithoutActions {
  if (!text.includes('{{') && !text.includes('{%')) return { text, comments: [] };
  const comments: Span[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of actionsIn(text)) {
    const action = text.slice(start, end);
    if (text[start - 1] === '$' || (text[start - 1] === '{' && action.startsWith('{{'))) continue;
    if (/^\{(?:\{-?\s*\/\*|#)/.test(action)) comments.push({ start, end });
    const silent = SILENT.test(action) || standsAlone(text, start, end);
    parts.push(text.slice(from, start), action.replace(/[^\r\n]/g, silent ? ' ' : FILLER));
    from = end;
  }
  return { text: parts.join('') + text.slice(from), comments };
}

/** Each action as far as the first sign that closes its kind; a kind that nothing closes any more is not looked for again. */
function actionsIn(text: string): readonly Span[] {
  const found: Span[] = [];
  const open = new Set<string>();
  const opener = /\{[{%#]/g;
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const [kind] = match;
    const close = open.has(kind) ? -1 : text.indexOf(CLOSED_BY[kind] ?? kind, match.index + 2);
    if (close < 0) open.add(kind);
    // What opens nothing may be part of what does: `{{%`.
    opener.lastIndex = close < 0 ? match.index + 1 : close + 2;
    if (close >= 0) found.push({ start: match.index, end: close + 2 });
  }
  return found;
}

/** Whether nothing else is in its lines, and they are no lines of a block of text. */
function standsAlone(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const rest = text.slice(end, next < 0 ? text.length : next);
  if (text.slice(lineStart, start).trim() !== '' || rest.trim() !== '') return false;
  const previous = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1)).trimEnd();
  return !BLOCK_HEADER.test(previous);
}
