import { isOwnFile, mayHoldPolicy } from '../base/policy-files.ts';
import type { HouseReach, Workspace } from '../ports.ts';
import { createHouse, EMPTY_HOUSE } from '../policy/house.ts';
import type { House, HouseData } from '../policy/house.ts';
import { loadHouse } from './load-house.ts';

/** Policies and lock files as they were read last. */
export interface HouseKeeper {
  readonly now: () => House;
  readonly data: () => HouseData;
  /** Reads them, once until they are to be read again. */
  readonly ready: (files: readonly string[], signal: AbortSignal) => Promise<void>;
  /** They are read again when they are asked for the next time. */
  readonly renew: () => void;
  /** Takes over what another thread read. */
  readonly adopt: (data: HouseData, sources: readonly string[]) => void;
  /** Files with names of their own that policies name: they are no code either. */
  readonly sources: () => readonly string[];
  /** Whether a text is to be kept, whatever it names: what is wrong with it is shown in it. */
  readonly isKept: (uri: string, text: string) => boolean;
  /** Whether a document is the project's word to this program, and no code. */
  readonly isWord: (uri: string) => boolean;
  /** Whether what applies may be another once a document has changed. */
  readonly restsOn: (uri: string, text: string | null) => boolean;
}

/**
 * @param rules the ids of all rules
 * @param reach from where policies are read; null: from the workspace alone
 */
export function createHouseKeeper(
  workspace: Workspace,
  reach: HouseReach | null,
  rules: readonly string[],
  pathOf: (uri: string) => string,
): HouseKeeper {
  let data = EMPTY_HOUSE;
  let house = createHouse(data);
  let sources: ReadonlySet<string> = new Set();
  let loading: Promise<void> | null = null;

  const adopt = (next: HouseData, from: readonly string[]): void => {
    data = next;
    sources = new Set(from);
    house = createHouse(next);
  };
  const load = async (files: readonly string[], signal: AbortSignal): Promise<void> => {
    const { roots, read } = workspace;
    const own = reach ?? { above: [], only: null, within: roots, read };
    const loaded = await loadHouse(files, roots, { reach: own, rules, pathOf, signal });
    adopt(loaded.data, loaded.sources);
  };
  return {
    now: () => house,
    data: () => data,
    ready: async (files, signal) => {
      const first = (loading ??= load(files, signal));
      await first.catch(async () => {
        // Who asked first gave up; that is no answer for those who came along.
        if (loading === first) loading = null;
        signal.throwIfAborted();
        await (loading ??= load(files, signal));
      });
    },
    renew: () => {
      loading = null;
    },
    adopt: (next, from) => {
      adopt(next, from);
      loading = Promise.resolve();
    },
    sources: () => [...sources],
    isKept: (uri, text) => isOwnFile(uri) || sources.has(uri) || mayHoldPolicy(uri, text),
    isWord: (uri) => isOwnFile(uri) || sources.has(uri),
    restsOn: (uri, text) =>
      isOwnFile(uri) ||
      sources.has(uri) ||
      data.layers.some(({ source }) => source === uri) ||
      (text !== null && mayHoldPolicy(uri, text)),
  };
}
