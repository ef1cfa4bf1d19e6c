import { object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';

const EMBEDDING = /embed|minilm|^bge-|^paraphrase/;

/** Ollama's library with its tags, as the package's makers read it. */
export const ollamaLibrary: PackageReader = {
  name: '@tanstack/ai-ollama',
  title: 'TanStack AI copy of the Ollama library',
  licence: 'MIT',
  official: [],
  lists: 'named',
  wants: (file) => /^src\/meta\/model-meta-[\w.-]+\.ts$/.test(file),
  read: ({ texts }) => {
    const names = [...texts.values()]
      .flatMap((code) => [...literalsOfCode(code).values()])
      .flatMap((table) => text(object(table)['name']) ?? []);
    if (names.length === 0) throw new Error('@tanstack/ai-ollama: no tables of models');
    return names.map((id): DrawnModel => ({
      platform: 'ollama',
      id,
      kinds: EMBEDDING.test(id) ? ['embedding'] : ['chat'],
    }));
  },
};
