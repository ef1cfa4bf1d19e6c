import { isOwnFile, mayHoldPolicy } from '../base/policy-files.ts';
import type { HouseReach, ReadResult, Workspace } from '../ports.ts';
import { createHouse, EMPTY_HOUSE } from '../policy/house.ts';
import type { House, HouseData } from '../policy/house.ts';
import { loadHouse } from './load-house.ts';

/** Policies and lock files as they were read last. */
export interface HouseKeeper {
  readonly now: () => House;
  readonly data: () => HouseData;
  /** Reads them, once until they are to be read again. What was read of the workspace for that is put into `reads`. */
  readonly ready: (files: readonly string[], signal: AbortSignal, reads?: Map<string, ReadResult>) => Promise<void>;
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
  const load = async (
    files: readonly string[],
    signal: AbortSignal,
    reads: Map<string, ReadResult> | undefined,
  ): Promise<void> => {
    const { roots } = workspace;
    const listed = new Set(files);
    const read: HouseReach['read'] = async (uri, until) => {
      if (reach && !listed.has(uri)) return reach.read(uri, until);
      const result = await workspace.read(uri, until);
      if (listed.has(uri)) reads?.set(uri, result);
      // What a link leads to may be out of the workspace, and still where policies are read.
      return reach && result.kind !== 'text' ? reach.read(uri, until) : result;
    };
    const own = { above: [], only: null, within: roots, ...reach, read };
    const loaded = await loadHouse(files, roots, { reach: own, rules, pathOf, signal });
    adopt(loaded.data, loaded.sources);
  };
  return {
    now: () => house,
    data: () => data,
    ready: async (files, signal, reads) => {
      const first = (loading ??= load(files, signal, reads));
      await first.catch(async () => {
        // Who asked first gave up; that is no answer for those who came along.
        if (loading === first) loading = null;
        signal.throwIfAborted();
        await (loading ??= load(files, signal, reads));
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
