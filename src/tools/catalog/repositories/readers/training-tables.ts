import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

/** Frameworks that keep a table of the repositories they train, the lines of it, and where the repository stands in one. */
const TABLES: readonly {
  readonly repository: string;
  readonly title: string;
  readonly lines: string;
  readonly id: RegExp;
}[] = [
  {
    repository: 'modelscope/ms-swift',
    title: 'ms-swift model registry',
    lines: "Model\\('[^']*', *'",
    id: /Model\('[^']*',\s*'([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)'/g,
  },
  {
    repository: 'hiyouga/LLaMA-Factory',
    title: 'LLaMA-Factory model groups',
    lines: 'DownloadSource\\.DEFAULT: *"',
    id: /DownloadSource\.DEFAULT:\s*"([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)"/g,
  },
];

/** Repositories of the Hub that frameworks for training know by name. */
export const trainingTables: readonly RepositoryReader[] = TABLES.map(({ repository, title, lines, id }) => ({
  name: `github:${repository}`,
  title,
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const found = [...checkout.lines(lines).join('\n').matchAll(id)];
    if (found.length === 0) throw new Error(`${repository}: no table of models`);
    return found.map(([, name = '']): DrawnModel => ({ platform: 'huggingface', id: name }));
  },
}));
