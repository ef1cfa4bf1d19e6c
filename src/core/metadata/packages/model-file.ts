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

/**
 * Whether the file of a model is what attacks, as far as the title of an advisory says: the words for such files, or unsafe
 * deserialisation in a package that loads models and little else. Other packages deserialise what the network brings as well.
 */
export function isViaModelFile(packageName: string, title: string): boolean {
  return MODEL_FILE.test(title) || (LOADERS.has(packageName) && /\bdeseriali[sz]ation\b/i.test(title));
}
