/**
 * Takes the openings of block comments that nothing closes (`<#` behind the last `#>`) out of a text, without moving an offset: the
 * grammar looks for the end of each of them as far as the end of the text.
 */
export function blankOpenComments(text: string): string {
  const closed = text.lastIndexOf('#>') + 2;
  const from = closed < 2 ? 0 : closed;
  if (!text.includes('<#', from)) return text;
  return text.slice(0, from) + text.slice(from).replaceAll('<#', '  ');
}
