import { parse } from 'yaml';
import { array, object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';
import { isLicence } from './mteb.ts';

const FILE = 'gallery/index.yaml';
const ON_HUB = /^(?:huggingface:\/\/|https:\/\/huggingface\.co\/)([\w.-]+\/[\w.-]+)(?:\/(.*))?$/;

/** The gallery of a server of models: repositories that it loads files from, and their licence where an entry states its own. */
export const localAi: RepositoryReader = {
  name: 'github:mudler/LocalAI',
  title: 'LocalAI gallery',
  licence: 'MIT',
  official: [],
  lists: 'named',
  read: (checkout) => {
    // Not merged: what an entry takes over from another one was said of that one.
    const yaml = (checkout.texts(FILE).get(FILE) ?? '').replaceAll('!!merge <<:', 'merged:');
    const entries: unknown = parse(yaml, { maxAliasCount: -1 });
    const models = array(entries).flatMap((entry) => readEntry(object(entry)));
    if (models.length === 0) throw new Error('LocalAI: no gallery');
    return models;
  },
};

function readEntry(entry: Readonly<Record<string, unknown>>): readonly DrawnModel[] {
  const license = text(entry['license']) ?? '';
  const files = array(entry['files']).flatMap((file) => text(object(file)['uri']) ?? []);
  const pages = array(entry['urls']).flatMap((url) => text(url) ?? []);
  return [...files, ...pages].flatMap((address): readonly DrawnModel[] => {
    const [, id, path = ''] = ON_HUB.exec(address) ?? [];
    if (id === undefined || /^(?:datasets|spaces|papers|blog|collections|docs)\/|\.gguf$/i.test(id)) return [];
    return [
      {
        platform: 'huggingface',
        id,
        ...(path.endsWith('.gguf') ? { formats: ['gguf'] } : {}),
        ...(isLicence(license) && path !== '' ? { license } : {}),
      },
    ];
  });
}
