import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const FOLDER = 'mteb/models/model_implementations';
const ENTRY = /ModelMeta\(\n([\s\S]*?)\n\)/g;

/** The benchmark of embeddings: which commit of a repository was measured, its licence, the day of its release. */
export const mteb: RepositoryReader = {
  name: 'github:embeddings-benchmark/mteb',
  title: 'MTEB model registry',
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const models = [...checkout.texts(FOLDER).values()].flatMap((code) =>
      [...code.matchAll(ENTRY)].flatMap(([, entry = '']) => readEntry(entry)),
    );
    if (models.length === 0) throw new Error('mteb: no registry of models');
    return models;
  },
};

/** Models that are behind an API are in the registry as well: only what its reference leads to on the Hub is a repository. */
function readEntry(entry: string): readonly DrawnModel[] {
  const field = (name: string): string | undefined =>
    new RegExp(`^ {4}${name}=(?:"([^"]*)"|(\\w+))`, 'm').exec(entry)?.slice(1).find(Boolean);
  const id = field('name') ?? '';
  const reference = /^https:\/\/huggingface\.co\/([\w.-]+\/[\w.-]+?)\/?$/.exec(field('reference') ?? '')?.[1];
  if (field('open_weights') !== 'True' || reference?.toLowerCase() !== id.toLowerCase()) return [];
  const [commit = '', released = '', license = ''] = [field('revision'), field('release_date'), field('license')];
  return [
    {
      platform: 'huggingface',
      id,
      ...(/^[0-9a-f]{40}$/.test(commit) ? { commit } : {}),
      ...(/^\d{4}-\d\d-\d\d$/.test(released) ? { released } : {}),
      ...(isLicence(license) ? { license } : {}),
    },
  ];
}

/** The name of a licence as the Hub writes it; addresses and words for "unknown" are left out. */
export function isLicence(text: string): boolean {
  return /^[a-z][a-z\d]*(?:[.+-][a-z\d]+)*\+*$/.test(text) && !['other', 'unknown', 'none', 'inf'].includes(text);
}
