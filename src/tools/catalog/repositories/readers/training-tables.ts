import type { Checkout } from '../checkout.ts';
import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

/** A repository that keeps a table of models, and how the lines of it are read. */
interface Table {
  readonly repository: string;
  readonly title: string;
  /** Which lines of the whole repository, or of which folder. */
  readonly lines: string;
  readonly folder?: string;
  /** The owner and the name of the repository of the Hub, together or apart. */
  readonly id: RegExp;
  /** The id on ModelScope, where the same line names it. */
  readonly modelScope?: RegExp;
}

const ID = String.raw`[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*`;

const TABLES: readonly Table[] = [
  {
    repository: 'modelscope/ms-swift',
    title: 'ms-swift model registry',
    lines: "Model\\('[^']*', *'",
    id: new RegExp(String.raw`Model\('[^']*',\s*'(${ID})'`, 'g'),
    modelScope: new RegExp(String.raw`Model\('(${ID})'`, 'g'),
  },
  {
    repository: 'hiyouga/LLaMA-Factory',
    title: 'LLaMA-Factory model groups',
    lines: 'DownloadSource\\.DEFAULT: *"',
    id: new RegExp(String.raw`DownloadSource\.DEFAULT:\s*"(${ID})"`, 'g'),
  },
  {
    repository: 'Lightning-AI/litgpt',
    title: 'LitGPT model configurations',
    lines: 'hf_config=dict\\(',
    id: /hf_config=dict\(org="([\w.-]+)",\s*name="([A-Za-z0-9][\w.-]*)"\)/g,
  },
  {
    repository: 'open-compass/opencompass',
    title: 'OpenCompass model configurations',
    lines: "path='",
    folder: 'opencompass/configs/models',
    id: new RegExp(String.raw`path='(${ID})'`, 'g'),
  },
  {
    repository: 'gpustack/gpustack',
    title: 'GPUStack model catalog',
    lines: 'huggingface_repo_id:',
    folder: 'gpustack/assets',
    id: new RegExp(String.raw`huggingface_repo_id:\s*(${ID})\s*$`, 'gm'),
  },
];

/** Repositories of the Hub that frameworks for training, serving and measuring know by name. */
export const trainingTables: readonly RepositoryReader[] = TABLES.map((table) => ({
  name: `github:${table.repository}`,
  title: table.title,
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => readTable(table, checkout),
}));

function readTable({ repository, lines, folder, id, modelScope }: Table, checkout: Checkout): readonly DrawnModel[] {
  const text = folder === undefined ? checkout.lines(lines).join('\n') : textBelow(checkout, folder);
  const found = idsOf(text, id);
  if (found.length === 0) throw new Error(`${repository}: no table of models`);
  return [
    ...found.map((name): DrawnModel => ({ platform: 'huggingface', id: name })),
    ...(modelScope ? idsOf(text, modelScope).map((name): DrawnModel => ({ platform: 'modelscope', id: name })) : []),
  ];
}

/** The text of the files below a folder, links left out. */
function textBelow(checkout: Checkout, folder: string): string {
  return [...checkout.texts(folder)]
    .filter(([path]) => /\.(?:py|ya?ml)$/.test(path))
    .map(([, text]) => text)
    .join('\n');
}

function idsOf(text: string, pattern: RegExp): readonly string[] {
  const paths = /^(?:models?|data|path|internData|checkpoints?|your[\w-]*|\.+)\//i;
  return [...text.matchAll(pattern)].map(([, ...parts]) => parts.join('/')).filter((name) => !paths.test(name));
}
