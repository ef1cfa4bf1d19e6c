/**
 * Breaks a text between words into lines of so many columns, the further ones with spaces before them; null: one line. A
 * word that is longer than a line has one for itself.
 */
export function wrapText(text: string, first: number, rest: number, columns: number | null): readonly string[] {
  if (columns === null) return [text];
  const lines: string[] = [];
  let line = '';
  let room = columns - first;
  for (const word of text.split(' ')) {
    const wider = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(wider) > room) {
      lines.push(line.trimEnd());
      room = columns - rest;
      line = word;
    } else line = wider;
  }
  return [...lines, line].map((one, index) => (index === 0 ? one : ' '.repeat(rest) + one));
}

/** Columns of a terminal: signs of East Asian scripts and pictographs take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += WIDE.test(sign) ? 2 : 1;
  return width;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]|[\uff01-\uff60]/u;
