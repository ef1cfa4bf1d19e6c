import type { Collection } from './collection.ts';

/** Runs `step` one level deeper; null where the limit of the language is reached. */
export function deeper<T>({ state, rules }: Collection, step: () => T): T | null {
  if (state.depth >= rules.depth) return null;
  state.depth++;
  try {
    return step();
  } finally {
    state.depth--;
  }
}
