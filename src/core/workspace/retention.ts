/** Which documents keep their facts: those used last, up to a budget. Facts are many times as large as their text. */
export interface Retention {
  /** Notes a use; `size` is the length of the text where it is new. */
  readonly use: (uri: string, size?: number) => void;
  /** Documents over the budget, longest unused first; they are forgotten here. Those that `needed` names stay. */
  readonly overflow: (needed: (uri: string) => boolean) => readonly string[];
  readonly drop: (uri: string) => void;
  readonly clear: () => void;
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
