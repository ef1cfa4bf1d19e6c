import { onlyShows } from './call-purposes.ts';
import { declaresOption } from './call-shapes.ts';
import { listedIn } from './listed.ts';
import { namesModelPath, wordsOf } from './names.ts';
import type { Context } from './strings.ts';

/** Folders that weights are kept in: in `models/llama-7b` no organisation stands in front. */
const FOLDERS: ReadonlySet<string> = new Set([
  'model', 'models', 'checkpoint', 'checkpoints', 'ckpt', 'ckpts', 'weights', 'data', 'datasets', 'output', 'outputs', 'out', 'result', 'results', 'run',
  'runs', 'logs', 'cache', 'local', 'pretrained', 'download', 'downloads', 'artifacts', 'assets', 'tmp', 'mnt', 'home', 'content', 'workspace', 'saved',
  'save', 'saves', 'trained', 'finetuned', 'lora', 'loras', 'adapters', 'export', 'exports', 'llm', 'llms', 'resources', 'storage', 'root', 'app', 'opt', 'work',
]); // prettier-ignore

/** Whether the first part of a path is a folder people keep weights in, not an organisation. */
export function isFolder(name: string): boolean {
  return wordsOf(name).some((word) => FOLDERS.has(word));
}

/**
 * Where a name that speaks of the path of a model holds `org/name` (`--model-path`, `model_path`): loaders take an id of the
 * Hub in place of a folder. The use and the name, or null.
 */
export function idAtModelPath(
  text: string,
  contexts: readonly Context[],
): { readonly use: 'call' | 'config'; readonly name: string } | null {
  const org = /^([A-Za-z0-9][\w.-]*)\/[A-Za-z0-9][\w.-]*$/.exec(text)?.[1];
  if (org === undefined || isFolder(org)) return null;
  const [near] = contexts.filter((context) => context.kind !== 'option');
  if (!near || contexts.some((context) => context.kind === 'part') || listedIn(contexts) !== null) return null;
  if (near.kind === 'argument') {
    const { call, name } = near;
    if (onlyShows(call) || name === null) return null;
    if (name === 'default' && declaresOption(call, namesModelPath))
      return { use: 'config', name: 'the path of a model' };
    return namesModelPath(name) ? { use: 'call', name } : null;
  }
  const name = nameOf(near);
  return name !== null && namesModelPath(name) ? { use: 'config', name } : null;
}

function nameOf(context: Context): string | null {
  switch (context.kind) {
    case 'binding':
      return context.binding.name;
    case 'entry':
    case 'default':
      return context.key;
    case 'environment':
      return context.variable;
    case 'setting':
      return context.name;
    default:
      return null;
  }
}
