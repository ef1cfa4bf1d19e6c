import { Language, Parser } from 'web-tree-sitter';
import type { Assets } from '../ports.ts';

/** Grammars by name (`python`, `tsx`); each is loaded when its first document comes, one after the other. */
export interface Grammars {
  readonly load: (name: string) => Promise<Language>;
}

/** Starts nothing: the runtime is initialised with the first grammar. @throws when an asset is missing: a broken installation. */
export function createGrammars(assets: Assets): Grammars {
  const loaded = new Map<string, Promise<Language>>();
  let queue: Promise<unknown> | null = null;
  return {
    load: (name) => {
      const known = loaded.get(name);
      if (known) return known;
      queue ??= initialise(assets);
      const language = queue.then(async () => Language.load(await assets.read(`tree-sitter-${name}.wasm`)));
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
