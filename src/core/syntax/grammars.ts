import { Language, Parser } from 'web-tree-sitter';
import type { Assets } from '../ports.ts';

/** Grammars by name (`python`, `tsx`); each is loaded when its first document comes, one after the other. */
export interface Grammars {
  readonly load: (name: string) => Promise<Language>;
}

/**
 * Starts nothing: the runtime is initialised with the first grammar. A load that failed is tried again when next asked for.
 * @throws when an asset is missing: a broken installation.
 */
export function createGrammars(assets: Assets): Grammars {
  const loaded = new Map<string, Promise<Language>>();
  let runtime: Promise<void> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const start = async (): Promise<void> => {
    runtime ??= initialise(assets);
    try {
      await runtime;
    } catch (error) {
      runtime = null;
      throw error;
    }
  };

  const read = async (name: string): Promise<Language> => {
    try {
      await start();
      return await Language.load(await assets.read(`tree-sitter-${name}.wasm`));
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
  };

  return {
    load: (name) => {
      const known = loaded.get(name);
      if (known) return known;
      const language = queue.then(() => read(name));
      queue = language.catch(() => undefined);
      loaded.set(name, language);
      return language;
    },
  };
}

async function initialise(assets: Assets): Promise<void> {
  const wasmBinary = await assets.read('web-tree-sitter.wasm');
  // With the bytes given, nothing is to be located; without this the runtime would look for a file beside the bundle.
  await Parser.init({ wasmBinary, locateFile: () => '' });
}
