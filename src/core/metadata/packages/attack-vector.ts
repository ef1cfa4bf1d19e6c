import type { AdvisoryHit } from '../../model/registries.ts';

/** Packages whose untrusted data are the models they load. */
const LOADERS: ReadonlySet<string> = new Set([
  'transformers',
  'torch',
  'diffusers',
  'sentence-transformers',
  'safetensors',
]);

/** Words for what is loaded, or for how. */
const MODEL_FILE =
  /\btorch\.load\b|\btrust_remote_code\b|\bauto_map\b|\bgguf\b|\btensor proto\b|\b(?:malicious|untrusted|crafted) (?:model|checkpoint|weights)\b|\bmodel (?:files?|loading|init|metadata|weights|checkpoints?)\b|\bload(?:ing|s)? (?:an? |the )?(?:untrusted |malicious )?(?:models?|checkpoints?|weights)\b/i;

/** Words for a release that somebody else has published. */
const MALWARE =
  /\bmalware\b|\bmalicious (?:code|packages?|releases?|versions?)\b|\bcompromised (?:packages?|releases?|versions?)\b/i;

/**
 * What attacks, as far as an advisory says: the package itself, which holds what somebody else put there, or the file of a model
 * that it loads: the words for such files, or unsafe deserialisation in a package that loads models and little else. Other
 * packages deserialise what the network brings as well.
 */
export function attackVector(id: string, packageName: string, title: string): AdvisoryHit['via'] {
  if (id.startsWith('MAL-') || MALWARE.test(title)) return 'package';
  const isFile = MODEL_FILE.test(title) || (LOADERS.has(packageName) && /\bdeseriali[sz]ation\b/i.test(title));
  return isFile ? 'model-file' : null;
}
