import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const COMMAND = /\bollama (?:run|pull) ([a-z0-9][a-z0-9._-]*)(?::[\w.-]+)?(?=[\s`"'<)]|$)/gm;

/** Names of models that its own documentation runs or pulls. */
const OWN_NAMES = /^(?:my|your|test|example|mario|choose|some|model|namespace|user)/;

/** Ollama's documentation: what it says to run. Names that a reader makes are used once, at one place. */
export const ollamaDocs: RepositoryReader = {
  name: 'github:ollama/ollama',
  title: 'Ollama documentation',
  licence: 'MIT',
  official: ['ollama'],
  lists: 'named',
  read: (checkout) => {
    const times = new Map<string, number>();
    for (const [, id = ''] of checkout.lines('ollama (run|pull) ').join('\n').matchAll(COMMAND))
      times.set(id, (times.get(id) ?? 0) + 1);
    const ids = [...times].filter(([id, count]) => count > 1 && !OWN_NAMES.test(id)).map(([id]) => id);
    if (ids.length === 0) throw new Error('ollama: nothing is run');
    return ids.map((id): DrawnModel => ({ platform: 'ollama', id }));
  },
};
