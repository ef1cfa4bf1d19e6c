import { MAX_NESTING, refuseData } from '../embedded/readers.ts';

/** Strings and comments, names with the dot behind them, and what stands between. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?[ \t]*\.?|'[^'\n]*'?[ \t]*\.?|#[^\n]*|[\w-]+[ \t]*\.?|[^\w"'#-]+/g;

/** Why a text is not read as TOML: the parser, and what reads its tree, call themselves for each part of `a.b.c`. Or null. */
export function refuseToml(text: string): string | null {
  const refused = refuseData(text);
  if (refused !== null || text.split('.', MAX_NESTING + 1).length <= MAX_NESTING) return refused;
  let parts = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    if (/^[^\S\n]+$/.test(token)) continue;
    parts = token.endsWith('.') && /^[\w"'-]/.test(token) ? parts + 1 : 0;
    if (parts > MAX_NESTING) return `a key of more than ${MAX_NESTING} parts`;
  }
  return null;
}
