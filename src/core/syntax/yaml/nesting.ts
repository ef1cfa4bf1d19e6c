import { Lexer } from 'yaml';

/** `- - - a`, `? ? a`: collections that are opened on one line. */
const COMPACT = /^\s*(?:[-?]\s+)+/;

/**
 * Whether collections of a YAML text are nested deeper than `limit`. The parser calls itself for each level: it must not be
 * given what the stack cannot hold, because an engine that runs out of it may end the whole process.
 */
export function nestsDeeperThan(text: string, limit: number): boolean {
  return blocksNestDeeperThan(text, limit) || (mayFlowDeeperThan(text, limit) && flowsDeeperThan(text, limit));
}

/** Levels of indentation that are open at a line; texts in several lines may add some. */
function blocksNestDeeperThan(text: string, limit: number): boolean {
  const open: number[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    let first = start;
    while (first < stop && text.charCodeAt(first) === SPACE) first++;
    if (first < stop) {
      const column = first - start;
      while ((open.at(-1) ?? -1) >= column) open.pop();
      open.push(column);
      const indicator = text[first] === '-' || text[first] === '?';
      const compact = indicator ? (COMPACT.exec(text.slice(start, stop))?.[0].replace(/\s+/g, '').length ?? 0) : 0;
      if (open.length + compact > limit) return true;
    }
    start = stop + 1;
  }
  return false;
}

const SPACE = 32;

/** Counts brackets wherever they stand: cheap, and never less than there are. */
function mayFlowDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > limit) return true;
  }
  return false;
}

/** Counts those that are not in texts. */
function flowsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > limit) return true;
  }
  return false;
}
