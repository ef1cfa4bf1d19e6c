import { array, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';

/** Tables of the package, and the platforms that they are of; only those that no other upstream has better. */
const PLATFORMS: Readonly<Record<string, string>> = {
  cerebras: 'cerebras',
  novita: 'novita',
  nvidiaNim: 'nvidia',
  ovhcloud: 'ovhcloud',
  sambanova: 'sambanova',
  siliconflow: 'siliconflow',
};

const CODE = 'sources.js';

/** Chat models that can be tried without paying, by hand: rows of an id and what is said of it. */
export const freeCodingModels: PackageReader = {
  name: 'free-coding-models',
  title: 'free-coding-models',
  licence: 'MIT',
  official: [],
  lists: 'named',
  wants: (file) => file === CODE,
  read: ({ texts }) => {
    const tables = literalsOfCode(texts.get(CODE) ?? '');
    const models = Object.entries(PLATFORMS).flatMap(([name, platform]) =>
      array(tables.get(name)).flatMap((row): readonly DrawnModel[] => {
        const id = text(array(row)[0]);
        return id === null ? [] : [{ platform, id, kinds: ['chat'] }];
      }),
    );
    if (models.length === 0) throw new Error('free-coding-models: no tables of models');
    return models;
  },
};
