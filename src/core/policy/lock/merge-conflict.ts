import type { Span } from '../../model/text.ts';

/** The two texts that a merge could not make one of. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
  /** Where each conflict begins, as the line of its first marker. */
  readonly markers: readonly Span[];
}

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/;

/**
 * The sides of a text with the markers of git (https://git-scm.com/docs/git-merge#_how_conflicts_are_presented); null where
 * there are none. What stood there before both, which `diff3` shows, is of no side.
 */
export function sidesOf(text: string): Sides | null {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return null;
  const [ours, theirs]: [string[], string[]] = [[], []];
  const markers: Span[] = [];
  let part: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let start = 0;
  for (const line of text.split('\n')) {
    if (MARKER.test(line)) {
      if (line.startsWith('<')) {
        part = 'ours';
        markers.push({ start, end: start + line.length });
      } else if (line.startsWith('|')) part = 'base';
      else if (line.startsWith('=')) part = 'theirs';
      else part = 'both';
    } else {
      if (part === 'both' || part === 'ours') ours.push(line);
      if (part === 'both' || part === 'theirs') theirs.push(line);
    }
    start += line.length + 1;
  }
  return markers.length === 0 ? null : { ours: ours.join('\n'), theirs: theirs.join('\n'), markers };
}
