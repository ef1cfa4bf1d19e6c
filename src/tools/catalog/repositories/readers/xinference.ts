import { array, object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const FOLDER = 'xinference/model';

/** Formats of its specifications that say how the files of a repository are written. */
const FORMATS: Readonly<Record<string, string>> = { ggufv2: 'gguf' };

/** The repositories of the Hub that a server of models offers, with the commit that it loads. */
export const xinference: RepositoryReader = {
  name: 'github:xorbitsai/inference',
  title: 'Xinference model specifications',
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const files = [...checkout.texts(FOLDER)].filter(([path]) => /\/(?:model_spec\w*|llm_family)\.json$/.test(path));
    const models = files.flatMap(([, json]) => sourcesIn(JSON.parse(json)));
    if (models.length === 0) throw new Error('Xinference: no specifications of models');
    return models;
  },
};

/** Specifications nest: by family, format and hub. */
function sourcesIn(value: unknown, format = ''): readonly DrawnModel[] {
  if (Array.isArray(value)) return value.flatMap((item) => sourcesIn(item, format));
  if (typeof value !== 'object' || value === null) return [];
  const node = object(value);
  const own = text(node['model_format']) ?? format;
  const hub = object(node['huggingface']);
  const id = text(hub['model_id']);
  const found = id !== null && /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(id) ? [readModel(id, own, hub)] : [];
  return [...found, ...array(Object.values(node)).flatMap((child) => sourcesIn(child, own))];
}

function readModel(id: string, format: string, hub: Readonly<Record<string, unknown>>): DrawnModel {
  const commit = text(hub['model_revision']);
  const written = FORMATS[format];
  return {
    platform: 'huggingface',
    id,
    ...(written ? { formats: [written] } : {}),
    ...(commit !== null && /^[0-9a-f]{40}$/.test(commit) ? { commit } : {}),
  };
}
