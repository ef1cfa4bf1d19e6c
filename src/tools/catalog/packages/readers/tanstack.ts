import { array, object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';

const TABLE = 'src/model-meta.ts';

/** OpenRouter's list as its makers read it before a release. */
export const tanstack: PackageReader = {
  name: '@tanstack/ai-openrouter',
  title: 'TanStack AI copy of the OpenRouter list',
  licence: 'MIT',
  official: [],
  lists: 'served',
  wants: (file) => file === TABLE,
  read: ({ texts }) => {
    const models = [...literalsOfCode(texts.get(TABLE) ?? '').values()].map(object).flatMap(readModel);
    if (models.length === 0) throw new Error('@tanstack/ai-openrouter: no table of models');
    return models;
  },
};

function readModel(model: Readonly<Record<string, unknown>>): readonly DrawnModel[] {
  const id = text(model['id']);
  const supports = object(model['supports']);
  if (id === null || !id.includes('/')) return [];
  const gives = array(supports['output']);
  const takes = array(supports['input']).flatMap((word) => text(word) ?? []);
  return [
    {
      platform: 'openrouter',
      id,
      ...(gives.includes('text')
        ? { kinds: ['chat'] as const }
        : gives.includes('image')
          ? { kinds: ['image'] as const }
          : {}),
      ...(takes.length > 0 ? { takes: takes.map((word) => (word === 'document' ? 'pdf' : word)).join(' ') } : {}),
    },
  ];
}
