import { array, object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';

/** The models that the Hub's own pages of tasks recommend. */
export const huggingFaceTasks: PackageReader = {
  name: '@huggingface/tasks',
  title: 'Hugging Face task pages',
  licence: 'MIT',
  official: ['huggingface'],
  lists: 'named',
  wants: (file) => /^dist\/esm\/tasks\/[\w-]+\/data\.js$/.test(file),
  read: ({ texts }) => {
    const models = [...texts.values()].flatMap((code) =>
      array(object(literalsOfCode(code).get('taskData'))['models']).flatMap((model): readonly DrawnModel[] => {
        const id = text(object(model)['id']);
        return id === null || !/^[\w.-]+\/[\w.-]+$/.test(id) ? [] : [{ platform: 'huggingface', id }];
      }),
    );
    if (models.length === 0) throw new Error('@huggingface/tasks: no page names models');
    return models;
  },
};
