/**
 * Lines only IPython understands: `%pip install x`, `!ls`, `?help`, `help?`, `files = !ls`
 * (https://ipython.readthedocs.io/en/stable/interactive/magics.html).
 */
const MAGIC_LINE = /^[ \t]*(?:%%?[A-Za-z_]|!(?!=)|\?|[\w.]+\?{1,2}[ \t]*$|[\w, \t]+=[ \t]*(?:!(?!=)|%[A-Za-z_]))/;
/** What opens and closes literals of several lines, and what may hide that: other literals and comments. */
const QUOTES = /"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|#.*/g;

/** Replaces magic lines by spaces of the same length, so that offsets stay and the rest is plain Python. */
export function blankMagics(text: string): string {
  if (!/[%!?]/.test(text)) return text;
  let open = '';
  let continued = false;
  return text.replace(/[^\r\n]+/g, (line) => {
    const magic = open === '' && (continued || MAGIC_LINE.test(line));
    // A magic line goes on behind a backslash as any other does.
    continued = magic && line.endsWith('\\');
    if (magic) return ' '.repeat(line.length);
    open = openAfter(line, open);
    return line;
  });
}

/** The triple quote still open at the end of a line. */
function openAfter(line: string, before: string): string {
  const start = before === '' ? 0 : line.indexOf(before) + before.length;
  if (start < before.length) return before;
  const quotes = new RegExp(QUOTES);
  quotes.lastIndex = start;
  for (let match = quotes.exec(line); match; match = quotes.exec(line)) {
    const [quote] = match;
    if (quote !== '"""' && quote !== "'''") continue;
    const end = line.indexOf(quote, quotes.lastIndex);
    if (end < 0) return quote;
    quotes.lastIndex = end + quote.length;
  }
  return '';
}
