/** File endings of sources, documents and local weights: a text with one of them is a path. */
const fileEnding =
  /\.(?:py|pyi|ipynb|[cm]?[jt]sx?|json[cl5]?|ya?ml|toml|md|txt|csv|tsv|html?|css|sh|env|lock|log|xml|pdf|png|jpe?g|svg|wav|mp3|zip|gz|gguf|ggml|onnx|safetensors|bin|pt|pth|h5|tflite|mlmodel)$/i;

/**
 * Whether a text cannot be the id of a model: empty, prose, a local path, a placeholder, a template that was not filled.
 */
export function isNotAnId(text: string): boolean {
  return (
    text.length === 0 ||
    text.length > 200 ||
    /[\s"'`\\,;|*?!(){}<>$%^&=]/u.test(text) ||
    isPath(text) ||
    isPlaceholder(text)
  );
}

/** A path of the local machine, whatever stands at its end. */
export function isPath(text: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/|~|[A-Za-z]:[\\/]|file:)/.test(text) || fileEnding.test(text) || text.endsWith('/');
}

/** Texts that stand for an id to be filled in: `your-model`, `<model>`, `MODEL_NAME`, `xxx`. */
export function isPlaceholder(text: string): boolean {
  return (
    /^(?:your|insert|enter|replace)[-_]/i.test(text) ||
    /^(?:my|some|the|a|an)[-_](?:[a-z]+[-_])?(?:model|deployment)$/i.test(text) ||
    /(?:^|[-_/])(?:your|placeholder|change-?me|to-?do|tbd|x{3,})(?:$|[-_/])/i.test(text) ||
    /^(?:model|deployment|engine)[-_ ]?(?:name|id)?$/i.test(text) ||
    /^(?:[a-z]+[-_])*model[-_](?:name|id|here)$/i.test(text) ||
    /^(?:none|null|undefined|n\/a|na|unknown|auto|test|dummy|fake|mock|example|string)$/i.test(text) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) ||
    /(?:^|[-_])(?:placeholder|example)(?:$|[-_])/i.test(text)
  );
}
