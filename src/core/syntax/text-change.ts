import { Edit } from 'web-tree-sitter';
import type { Point } from 'web-tree-sitter';

/** The one edit that turns `before` into `after`: what is left between their common beginning and their common end. */
export function changeBetween(before: string, after: string): Edit {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shortest - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const oldEnd = before.length - tail;
  const newEnd = after.length - tail;
  const startPosition = pointAt(before, start, { row: 0, column: 0 }, 0);
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition,
    oldEndPosition: pointAt(before, oldEnd, startPosition, start),
    newEndPosition: pointAt(after, newEnd, startPosition, start),
  });
}

/** The point at `offset`, counted on from a point already known. */
function pointAt(text: string, offset: number, from: Point, at: number): Point {
  let { row, column } = from;
  let last = at - column;
  for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
    row++;
    last = next + 1;
  }
  column = offset - last;
  return { row, column };
}
