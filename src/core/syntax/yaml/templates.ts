import type { Span } from '../../model/text.ts';

/** A text in which template actions are replaced, with all offsets as they were, and what is to be known of the actions. */
export interface WithoutActions {
  readonly text: string;
  /** Comments in actions: they may hold directives. */
  readonly comments: readonly Span[];
}

/** Stands for an action in a value; a character that no text holds on purpose. */
export const FILLER = '\uE0F0';

const ACTION = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
/** Actions that give no text: control flow, definitions, assignments and comments (https://pkg.go.dev/text/template#hdr-Actions). */
const SILENT = /^\{(?:[%#]|\{-?\s*(?:(?:if|else|end|range|with|define|block|break|continue)\b|\/\*|\$\w+\s*:?=))/;
/** A line of a block scalar is text: `key: |`, `- >-`. */
const BLOCK_HEADER = /(?:^|[:\-]\s+)[|>][-+\d]*\s*(?:#.*)?$/;

/**
 * Makes a template readable as YAML (https://helm.sh/docs/chart_template_guide/): actions that stand alone in a line or only
 * steer become spaces, others become one word. No offset moves.
 */
export function withoutActions(text: string): WithoutActions {
  if (!text.includes('{{') && !text.includes('{%')) return { text, comments: [] };
  const comments: Span[] = [];
  const replaced = text.replace(ACTION, (action: string, offset: number) => {
    if (text[offset - 1] === '$' || (text[offset - 1] === '{' && action.startsWith('{{'))) return action;
    if (/^\{(?:\{-?\s*\/\*|#)/.test(action)) comments.push({ start: offset, end: offset + action.length });
    const silent = SILENT.test(action) || standsAlone(text, offset, offset + action.length);
    return action.replace(/[^\r\n]/g, silent ? ' ' : FILLER);
  });
  return { text: replaced, comments };
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
