import { array, text } from '../../../../core/metadata/online/json.ts';
import type { PackageReader } from '../drawn.ts';
import { modelsOfTables } from '../models-of-tables.ts';

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
  read: ({ texts }) =>
    modelsOfTables(texts.get(CODE) ?? '', 'free-coding-models', {
      platforms: PLATFORMS,
      idsOf: (table) => array(table).flatMap((row) => text(array(row)[0]) ?? []),
    }),
};
