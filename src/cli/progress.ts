/** Where progress is shown: a terminal, or anything that stands in for one. */
export interface ProgressScreen {
  readonly write: (text: string) => void;
  /** Milliseconds, from any point. */
  readonly now: () => number;
  readonly columns: number;
}

/** How far a run is; in one line that the next text takes the place of. */
export interface Progress {
  readonly tell: (done: number, total: number) => void;
  readonly end: () => void;
}

/** Runs that are over sooner show none. */
const PATIENCE_MS = 1000;
const BETWEEN_MS = 100;
/** What is left of a longer line before is taken away, and the cursor goes back: whatever comes next is written over it. */
const REST = '\u001b[K';

/** Shows how far it is once it takes more than a second, and takes it away in the end. */
export function createProgress({ write, now, columns }: ProgressScreen): Progress {
  const started = now();
  let last = -Infinity;
  let isShown = false;
  return {
    tell: (done, total) => {
      const time = now();
      if (time - started < PATIENCE_MS || (time - last < BETWEEN_MS && done < total)) return;
      last = time;
      isShown = true;
      const text = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`;
      write(`${text.slice(0, Math.max(0, columns - 1))}${REST}\r`);
    },
    end: () => {
      if (isShown) write(REST);
      isShown = false;
    },
  };
}
