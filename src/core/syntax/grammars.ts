import { Language } from 'web-tree-sitter';
import type { Assets } from '../ports.ts';
import { namesOf } from './tree/grammar-names.ts';
import type { GrammarNames } from './tree/grammar-names.ts';
import { startRuntime } from './tree/runtime.ts';
import type { Session } from './tree/runtime.ts';

/** A grammar, and what its trees are read with. */
export interface Grammar {
  readonly language: Language;
  readonly names: GrammarNames;
  readonly session: Session;
}

/**
 * Grammars by name (`python`, `tsx`); each is loaded when its first document comes, one after the other, and again after
 * the runtime broke.
 */
export interface Grammars {
  readonly load: (name: string) => Promise<Grammar>;
}

/**
 * Starts nothing: the runtime is initialised with the first grammar. A load that failed is tried again when next asked for.
 * @throws when an asset is missing: a broken installation.
 */
export function createGrammars(assets: Assets): Grammars {
  const loaded = new Map<string, Promise<Grammar>>();
  let session: Session | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const read = async (name: string): Promise<Grammar> => {
    const { wasm } = assets;
    try {
      session =
        session && !session.isBroken() ? session : await startRuntime(await assets.read('web-tree-sitter.wasm'), wasm);
      const bytes = await assets.read(`tree-sitter-${name}.wasm`);
      const language = wasm ? Language.loadSync(wasm.compile(bytes)) : await Language.load(bytes);
      return { language, names: namesOf(language), session };
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
  };

  return {
    load: (name) => {
      if (session?.isBroken()) loaded.clear();
      const known = loaded.get(name);
      if (known) return known;
      const grammar = queue.then(() => read(name));
      queue = grammar.catch(() => undefined);
      loaded.set(name, grammar);
      return grammar;
    },
  };
}
