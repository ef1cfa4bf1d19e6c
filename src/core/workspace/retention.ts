import type { FileFacts } from '../model/facts.ts';

/** Which documents keep their facts: those used last, up to a budget. Facts are many times as large as their text. */
export interface Retention {
  /** Notes a use; `size` is the length of the text where it is new. */
  readonly use: (uri: string, size?: number) => void;
  /** Documents over the budget, longest unused first; they are forgotten here. Those that `needed` names stay. */
  readonly overflow: (needed: (uri: string) => boolean) => readonly string[];
  readonly drop: (uri: string) => void;
  readonly clear: () => void;
}

/** Formats of data, which give settings alone. */
const DATA: ReadonlySet<string> = new Set(['yaml', 'json']);
/** A setting without anything below it, in units of text. */
const FLAT_SETTING = 32;

/** What facts weigh against the budget: of data that was only listed next to nothing, of everything else as much as its text. */
export function weightOf({ language, settings }: FileFacts, size: number): number {
  const isFlat = DATA.has(language) && settings.every(({ value }) => value.kind === 'string');
  return isFlat ? Math.min(size, settings.length * FLAT_SETTING) : size;
}

/** @param budget Length of all texts together, in UTF-16 units. */
export function createRetention(budget: number): Retention {
  const sizes = new Map<string, number>();
  let total = 0;
  const drop = (uri: string): void => {
    total -= sizes.get(uri) ?? 0;
    sizes.delete(uri);
  };
  return {
    use: (uri, size) => {
      const known = size ?? sizes.get(uri);
      if (known === undefined) return;
      drop(uri);
      sizes.set(uri, known);
      total += known;
    },
    overflow: (needed) => {
      if (total <= budget) return [];
      const over: string[] = [];
      for (const uri of [...sizes.keys()]) {
        if (total <= budget) break;
        if (needed(uri)) continue;
        drop(uri);
        over.push(uri);
      }
      return over;
    },
    drop,
    clear: () => {
      sizes.clear();
      total = 0;
    },
  };
}
