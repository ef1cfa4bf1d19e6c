/** A card for clients that show no Markdown: its words without the marks. Only what `hoverCard` writes is understood. */
export function plainText(markdown: string): string {
  const lines = markdown.split('\n').flatMap((line) => {
    if (/^\|(?: \||:--\|)+/.test(line) || line === '---') return [];
    const row = /^\| (.*) \| (.*) \|$/.exec(line);
    return [row ? `${row[1] ?? ''}: ${row[2] ?? ''}` : line.trimEnd()];
  });
  return lines
    .join('\n')
    .replace(/\[((?:[^[\]\\]|\\.){0,2000})\]\(([^)]{0,2000})\)/g, '$1 ($2)')
    .replace(/(?<!\\)\*/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~$&])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
