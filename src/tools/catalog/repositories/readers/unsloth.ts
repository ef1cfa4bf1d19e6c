import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const FILE = 'unsloth/models/mapper.py';
const REPOSITORY = /"([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)"/g;

/** Which repositories of the Hub hold the same weights in fewer bits, and which one they were made from. */
export const unsloth: RepositoryReader = {
  name: 'github:unslothai/unsloth',
  title: 'Unsloth model map',
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const text = (checkout.texts(FILE).get(FILE) ?? '').replace(/^\s*#.*$/gm, '');
    const entries = text.matchAll(/"([\w.-]+\/[\w.-]+)"\s*:\s*(?:\(([^)]*)\)|\{([^}]*)\})/g);
    const models = [...entries].flatMap(([, key = '', tuple, table]) => readEntry(key, tuple ?? table ?? ''));
    if (models.length === 0) throw new Error('unsloth: no map of models');
    return models;
  },
};

/** `key: (copy, original)`: the first repository of another owner is what the copies were made from. */
function readEntry(key: string, value: string): readonly DrawnModel[] {
  const ids = [...new Set([key, ...[...value.matchAll(REPOSITORY)].flatMap(([, id]) => id ?? [])])];
  const original = ids.find((id) => !id.startsWith('unsloth/'));
  return ids.map((id) => ({
    platform: 'huggingface',
    id,
    ...(original !== undefined && id !== original && id.startsWith('unsloth/') ? { bases: [original] } : {}),
  }));
}
