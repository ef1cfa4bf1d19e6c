import { noMetadata } from '../metadata/no-metadata.ts';
import type { Expression, FileFacts } from '../model/facts.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { WeightsHeader } from '../model/weights.ts';
import { folderOf, joinUri } from '../resolve/modules.ts';
import type { InspectContext } from './inspect-context.ts';

type Context = Pick<InspectContext, 'project' | 'pathOf' | 'today'>;

/**
 * What the head of a file of weights says, where the file is in the workspace. Its text, as hosts read it, is the head as a
 * document; what it does not say of its base is taken from the settings beside it.
 */
export function weightsMetadata(path: string, from: string, context: Context): Lookup<ModelMetadata> | null {
  if (/^(?:[a-z]:|~|\/|\$)/i.test(path)) return null;
  const root = from.slice(0, from.length - context.pathOf(from).length).replace(/\/$/, '');
  const places = [joinUri(folderOf(from), path), joinUri(root, path)].filter((uri) => uri.startsWith(`${root}/`));
  for (const uri of new Set(places)) {
    const facts = context.project.facts(uri);
    const header = facts && headerIn(facts);
    if (!header) continue;
    const base = header.base ?? baseBeside(uri, context);
    const value = { value: { ...header, base }, source: context.pathOf(uri), url: null, asOf: context.today };
    return { kind: 'found', freshness: 'live', value: { ...noMetadata('file', path), weights: value } };
  }
  return null;
}

function headerIn(facts: FileFacts): WeightsHeader | null {
  const value = (key: string): Expression | null =>
    facts.settings.find(({ path }) => path.length === 1 && path[0] === key)?.value ?? null;
  const text = (key: string): string | null => {
    const found = value(key);
    return found?.kind === 'string' ? found.value : null;
  };
  const count = (key: string): number | null => {
    const found = value(key);
    return found?.kind === 'constant' && /^\d+$/.test(found.text) ? Number(found.text) : null;
  };
  const format = FORMATS.find((known) => known === text('format'));
  if (!format) return null;
  const calls = value('calls');
  return {
    format,
    bytes: count('bytes'),
    name: text('name'),
    architecture: text('architecture'),
    base: text('base'),
    license: text('license'),
    quantization: text('quantization'),
    contextLength: count('contextLength'),
    sha256: text('sha256'),
    calls: calls?.kind === 'list' ? calls.items.flatMap((item) => (item.kind === 'string' ? item.value : [])) : [],
    problem: text('problem'),
  };
}

const FORMATS = ['gguf', 'safetensors', 'pickle', 'onnx', 'git-lfs-pointer', 'unknown'] as const;

/** `adapter_config.json` and `config.json` in the same folder say what it was made of. */
function baseBeside(uri: string, { project }: Context): string | null {
  for (const [file, key] of BESIDE) {
    const facts = project.facts(`${folderOf(uri)}/${file}`);
    const found = facts?.settings.find(({ path }) => path.length === 1 && path[0] === key)?.value;
    if (found?.kind === 'string' && /^[\w.-]+\/[\w.-]+$/.test(found.value)) return found.value;
  }
  return null;
}

const BESIDE = [
  ['adapter_config.json', 'base_model_name_or_path'],
  ['config.json', '_name_or_path'],
] as const;
