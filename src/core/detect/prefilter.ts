import type { SdkTable } from './signature.ts';

/** Says in one pass over a text whether anything in it could name a component. */
export interface Prefilter {
  /** False only where detection would find nothing. */
  readonly mayMatch: (text: string) => boolean;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Drops words that contain another one: the shorter finds them as well. */
function minimal(words: readonly string[]): readonly string[] {
  const sorted = [...new Set(words.map((word) => word.toLowerCase()))].toSorted(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  const kept: string[] = [];
  for (const word of sorted) if (!kept.some((shorter) => word.includes(shorter))) kept.push(word);
  return kept;
}

/**
 * Builds the prefilter from the import names of the tables and the words that any model id holds (`stems`, from the
 * catalog's families). A file without one of them has no SDK and no known id in it.
 */
export function createPrefilter(tables: readonly SdkTable[], stems: readonly string[]): Prefilter {
  const modules = tables.flatMap((table) =>
    table.packages.flatMap((spec) => spec.modules.map((module) => module.split('.')[0] ?? module)),
  );
  const words = minimal([...modules, ...stems]);
  const pattern = new RegExp(words.map(escapeRegExp).join('|'), 'i');
  return { mayMatch: (text) => pattern.test(text) };
}
