import { Language } from 'web-tree-sitter';
import type { Assets } from '../ports.ts';
import { namesOf } from './tree/grammar-names.ts';
import type { GrammarNames } from './tree/grammar-names.ts';
import { startRuntime } from './tree/runtime.ts';
import type { Runtime } from './tree/runtime.ts';

/** A grammar, and what its trees are read with. */
export interface Grammar {
  readonly language: Language;
  readonly names: GrammarNames;
  readonly runtime: Runtime;
}

/** Grammars by name (`python`, `tsx`); each is loaded when its first document comes, one after the other. */
export interface Grammars {
  readonly load: (name: string) => Promise<Grammar>;
}

/**
 * Starts nothing: the runtime is initialised with the first grammar. A load that failed is tried again when next asked for.
 * @throws when an asset is missing: a broken installation.
 */
export function createGrammars(assets: Assets): Grammars {
  const loaded = new Map<string, Promise<Grammar>>();
  let runtime: Promise<Runtime> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const start = async (): Promise<Runtime> => {
    runtime ??= assets.read('web-tree-sitter.wasm').then(startRuntime);
    try {
      return await runtime;
    } catch (error) {
      runtime = null;
      throw error;
    }
  };

  const read = async (name: string): Promise<Grammar> => {
    try {
      const started = await start();
      const language = await Language.load(await assets.read(`tree-sitter-${name}.wasm`));
      return { language, names: namesOf(language), runtime: started };
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
  };

  return {
    load: (name) => {
      const known = loaded.get(name);
      if (known) return known;
      const grammar = queue.then(() => read(name));
      queue = grammar.catch(() => undefined);
      loaded.set(name, grammar);
      return grammar;
    },
  };
}
