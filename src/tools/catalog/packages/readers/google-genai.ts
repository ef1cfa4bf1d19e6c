import type { DrawnModel, PackageReader } from '../drawn.ts';
import { readDeclarations } from '../declarations.ts';

const TYPES = 'dist/genai.d.ts';

/** Google's own SDK: the ids that its requests of interactions allow; others are free text there. They keep ids that are gone. */
export const googleGenai: PackageReader = {
  name: '@google/genai',
  title: 'Google Gen AI SDK for TypeScript',
  licence: 'Apache-2.0',
  official: ['google'],
  lists: 'named',
  wants: (file) => file === TYPES,
  read: ({ texts }) => {
    const declarations = readDeclarations(texts.get(TYPES) ?? '');
    const ids = declarations.names.filter((name) => /^Model_\d+$/.test(name)).flatMap(declarations.literalsOf);
    const models = [...new Set(ids)];
    if (models.length === 0) throw new Error('@google/genai: no type lists ids');
    return models.map((id): DrawnModel => ({ platform: 'google', id }));
  },
};
