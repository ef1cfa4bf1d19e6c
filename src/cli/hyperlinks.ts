import { createSupportsHyperlinks } from 'supports-hyperlinks';

/** Whether what is printed goes to a terminal that opens links. */
export function hasHyperlinks(): boolean {
  return process.stdout.isTTY && createSupportsHyperlinks(process.stdout);
}
