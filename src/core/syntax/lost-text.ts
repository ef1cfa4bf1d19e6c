import { createLineTable } from '../base/lines.ts';
import type { Note } from '../model/report.ts';
import type { SourceText, Span } from '../model/text.ts';
import type { Node } from './tree/node.ts';

/** A piece that the grammar read whole, amid what it did not: shorter ones are loose words. */
const WHOLE = 60;

/** What a grammar made nothing of: the stretches of its errors, without the pieces in them that it read whole. */
function lostIn(root: Node): readonly Span[] {
  const lost: Span[] = [];
  const open: Node[] = root.hasError ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    const { children } = node;
    if (node.isError) {
      let from = node.startIndex;
      for (const child of children) {
        if (child.hasError || child.endIndex - child.startIndex < WHOLE) continue;
        if (child.startIndex > from) lost.push({ start: from, end: child.startIndex });
        from = Math.max(from, child.endIndex);
      }
      if (node.endIndex > from) lost.push({ start: from, end: node.endIndex });
    }
    for (const child of children) if (child.hasError && !(node.isError && child.isError)) open.push(child);
  }
  return lost;
}

/** A word out of place is nothing to speak of. */
const LITTLE = 120;
/** Of a text; a large one is told of from `MUCH` on. */
const SHARE = 0.03;
const MUCH = 1500;

const QUOTED = /(["'`])([\w./:@-]{3,80})\1/g;

/** Whether a name in quotes stands there, as those of models are written: it may be what somebody wants to know of. */
function holdsName(text: string): boolean {
  return [...text.matchAll(QUOTED)].some(([, , name = '']) => /\d/.test(name) && /[a-z]/i.test(name));
}

/** The note of a text of which more than a little was not understood: what stands there was not looked at, or not well. */
export function lostNote(root: Node, { uri, text }: SourceText): Note | null {
  if (!root.hasError) return null;
  const lost = lostIn(root);
  const length = lost.reduce((sum, { start, end }) => sum + text.slice(start, end).trim().length, 0);
  const isLittle = length < Math.min(MUCH, Math.max(LITTLE, text.length * SHARE));
  if (isLittle && !lost.some(({ start, end }) => holdsName(text.slice(start, end)))) return null;
  const lines = createLineTable(text);
  const first = Math.min(...lost.map(({ start }) => lines.positionAt(start).line)) + 1;
  const last = Math.max(...lost.map(({ end }) => lines.positionAt(end).line)) + 1;
  const where = first === last ? `line ${String(first)}` : `lines ${String(first)} to ${String(last)}`;
  return { uri, kind: 'syntax-errors', detail: `not everything was understood (${where})` };
}
