/** Lines only IPython understands: `%pip install x`, `!ls`, `?help`, `files = !ls` (https://ipython.readthedocs.io/en/stable/interactive/magics.html). */
const MAGIC_LINE = /^[ \t]*(?:[%!?]|\w+[ \t]*=[ \t]*[!%])/;

/** Replaces magic lines by spaces of the same length, so that offsets stay and the rest is plain Python. */
export function blankMagics(text: string): string {
  if (!/[%!?]/.test(text)) return text;
  return text
    .split(/(?<=\n)/)
    .map((line) => (MAGIC_LINE.test(line) ? line.replace(/[^\r\n]/g, ' ') : line))
    .join('');
}
