/** A string in which two or more dollars stand for one, where a value may stand (https://kotlinlang.org/docs/strings.html#multi-dollar-string-interpolation). */
const MULTI_DOLLAR = /(^|[\s(=,+:{[!?&|<>])(\$\${1,9})("""[\s\S]*?"""+|"(?:[^"\\\r\n]|\\.)*")/gm;

/** Stands for a dollar that is only a dollar. */
export const DOLLAR = '\uFE69';

/**
 * The text with strings that begin with dollars made ordinary ones, which is all that the grammar knows; no offset moves. What the
 * prefix puts in begins with its dollars there, others stand for themselves.
 */
export function plainDollars(text: string): string {
  if (!text.includes('$$"')) return text;
  return text.replace(MULTI_DOLLAR, (whole, before: string, dollars: string, literal: string, at: number) => {
    if (isQuoted(text, at + before.length)) return whole;
    const plain = literal.replace(/\$+/g, (run) => {
      const opens = run.length >= dollars.length;
      return opens ? DOLLAR.repeat(run.length - 1) + '$' : DOLLAR.repeat(run.length);
    });
    return before + ' '.repeat(dollars.length) + plain;
  });
}

/** Whether an odd number of quotes stands before a place on its line. */
function isQuoted(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return (line.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
}
