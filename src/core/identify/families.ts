import { lazy } from '../base/lazy.ts';
import { createWordFinder } from '../base/word-finder.ts';

/** A family of models: who makes it, and how its ids are written. */
export interface Family {
  readonly name: string;
  /** The platform whose native ids these are; null for weights that many platforms serve. */
  readonly lab: string | null;
}

/**
 * Parts behind a version: at most ten, so that sentences in kebab case do not match. Each part begins with a separator and
 * holds none, and numbers are short, so that there is one way to match a text and no way to spend time on it.
 */
const rest = '(?:[-_.:][a-z0-9]+){0,10}';
const number = '\\d{1,4}(?:\\.\\d{1,3}){0,3}';

/**
 * One general pattern per family, matched against the whole text. Each asks for something like a version, so that
 * the plain words `command`, `mistral`, `nova` or `ada` are no family hits. `stems` are words (parted by `|`) one of which
 * every hit contains.
 */
const families: readonly (readonly [name: string, lab: string | null, pattern: string, stems: string])[] = [
  ['gpt-oss', null, `gpt-oss[-:]\\d+b${rest}`, 'gpt-oss'],
  [
    'gpt',
    'openai',
    `(?:gpt-(?:${number}[a-z]{0,2}|(?:image|audio|realtime|chat|live|daybreak)(?=-))|chatgpt-(?:4o|image))${rest}`,
    'gpt-',
  ],
  ['gpt-35', 'azure-openai', `gpt-35-turbo${rest}`, 'gpt-35'],
  ['gpt2', null, `gpt-?(?:2|j|neo|neox)(?:-(?:small|medium|large|xl|\\d+(?:\\.\\d+)?[bm]))?`, 'gpt2|gpt-'],
  ['ft', 'openai', `ft:[a-z0-9.-]+:[\\w.-]*:[\\w.-]*:[\\w.-]+`, 'ft:'],
  [
    'o-series',
    'openai',
    `o[1-9](?:-(?:mini|preview|pro|deep-research))(?:-deep-research)?(?:-\\d{4}-\\d\\d-\\d\\d)?|o[1-9]-\\d{4}-\\d\\d-\\d\\d`,
    'o1-|o2-|o3-|o4-|o5-|o6-|o7-|o8-|o9-',
  ],
  [
    'openai-embedding',
    'openai',
    `text-(?:embedding-(?:ada-\\d{3}|3-(?:small|large))|(?:davinci|curie|babbage|ada)-\\d{3}|moderation-[a-z0-9]+)`,
    'text-embedding-|text-moderation-|text-davinci|text-curie|text-babbage|text-ada',
  ],
  [
    'openai-legacy',
    'openai',
    `(?:davinci|babbage)-\\d{3}|code-(?:davinci|cushman)-\\d{3}|omni-moderation-[a-z0-9-]+|codex-mini${rest}|computer-use-preview${rest}`,
    'davinci-|babbage-|code-cushman|omni-moderation|codex-mini|computer-use-preview',
  ],
  [
    'openai-media',
    'openai',
    `whisper-1|tts-1(?:-hd)?(?:-\\d{4})?|dall-e-[23]|sora-\\d+(?:\\.\\d+)?(?:-pro)?(?:-\\d{4}-\\d\\d-\\d\\d)?`,
    'whisper-|tts-1|dall-e-|sora-',
  ],
  [
    'claude',
    'anthropic',
    `claude-(?:instant-)?(?!code)(?:v?${number}|[a-z]+-${number})${rest}(?:@\\d{8})?|claude-instant-v?\\d${rest}`,
    'claude-',
  ],
  [
    'claude-bedrock',
    'bedrock',
    `(?:anthropic\\.claude|amazon\\.(?:titan|nova|rerank)|meta\\.llama|mistral\\.[a-z]+tral|cohere\\.(?:command|embed|rerank)|ai21\\.j|stability\\.(?:sd|stable)|deepseek\\.[rv]|qwen\\.qwen|openai\\.gpt|google\\.gemma|nvidia\\.nemotron|writer\\.palmyra|twelvelabs\\.[a-z]+|moonshot(?:ai)?\\.kimi|minimax\\.minimax|luma\\.ray|zai\\.glm)[a-z0-9.-]*\\d[a-z0-9.-]*(?::\\d+(?::\\d+k)?)?`,
    'anthropic.claude|amazon.|llama|mistral.|cohere.|ai21.|stability.|deepseek.|qwen|gpt-|openai.gpt|gemma|nemotron|palmyra|twelvelabs.|moonshot|minimax|luma.ray|glm',
  ],
  [
    'gemini',
    'google',
    `gemini-(?:${number}|pro-vision|pro|ultra|exp|embedding|flash|robotics|omni|live)${rest}`,
    'gemini-',
  ],
  [
    'google-media',
    'google',
    `(?:imagen|veo|lyria)-${number}${rest}|text-embedding-00\\d|embedding-00\\d|text-multilingual-embedding-00\\d|(?:chat|text|code|codechat)-bison(?:@\\d+|-\\d+k)?|textembedding-gecko(?:-multilingual)?@\\d+|multimodalembedding@\\d+`,
    'imagen|veo-|lyria|embedding-00|-bison|textembedding-|multimodalembedding@',
  ],
  [
    'gemma',
    null,
    `(?:code|pali|shield|med|rnj|embedding|t5|data)?gemma-?${number}[bmn]?${rest}|embeddinggemma-\\d+m`,
    'gemma',
  ],
  ['llama', null, `(?:meta-|code-?|tiny-?)?llama-?v?(?:${number}|guard)(?:p\\d)?[bm]?${rest}`, 'llama'],
  [
    'mistral-weights',
    null,
    `(?!.*-2[3-9](?:0[1-9]|1[0-2])$)(?:mistral|mixtral|ministral|codestral|mathstral|devstral)(?:-nemo|-small|-large)?(?:-instruct)?-(?:v?\\d+(?:\\.\\d+)*-)?(?:\\d+x)?\\d+b(?:-(?:v?[\\d.]+|instruct|chat|base|it|dpo|q\\d[\\w]*|gguf|awq|gptq|hf))*`,
    'mistral-|mixtral-|ministral-|codestral-|mathstral-|devstral-',
  ],
  [
    'mistral',
    'mistral',
    `(?:open-)?(?:mistral|mixtral|ministral|codestral|pixtral|magistral|devstral|voxtral|mathstral)-(?:tiny|small|medium|large|nemo|saba|ocr|embed|moderation|mamba|mini|latest|v?${number}[bx]?\\w*)${rest}`,
    'mistral-|mixtral-|ministral-|codestral-|pixtral-|magistral-|devstral-|voxtral-|mathstral-',
  ],
  [
    'command',
    'cohere',
    `command-(?:r|a|r7b|light|nightly|xlarge|medium|text)${rest}|c4ai-(?:aya|command)-[a-z0-9-]+|(?:tiny-)?aya-[a-z0-9]+(?:-\\d+b)?`,
    'command-|c4ai-|aya-',
  ],
  [
    'cohere-embed',
    'cohere',
    `embed-(?:english|multilingual)(?:-light)?-v\\d+(?:\\.\\d+)?|embed-v\\d+(?:\\.\\d+)?|rerank-(?:english-|multilingual-)?v\\d+(?:\\.\\d+)?(?:-[a-z]+)?`,
    'embed-|rerank-',
  ],
  ['deepseek-api', 'deepseek', `deepseek-(?:chat|reasoner|flash|pro|v4-(?:flash|pro))${rest}`, 'deepseek-'],
  ['deepseek', null, `deepseek-(?:coder|llm|math|moe|ocr|prover|vl\\d?|[rv]\\d+(?:\\.\\d+)?)${rest}`, 'deepseek-'],
  [
    'qwen-api',
    'alibaba-model-studio',
    `(?:qwen\\d?(?:\\.\\d)?|qwq|qvq)-(?:vl-|coder-|omni-)?(?:plus|turbo|max|flash|long)${rest}`,
    'qwen|qwq|qvq',
  ],
  [
    'qwen',
    null,
    `(?:qwen|qwq|qvq)(?:-?v?${number}[bm]?|-(?:coder|omni|vl|mt|math|audio|tts|image))${rest}`,
    'qwen|qwq|qvq',
  ],
  ['phi', null, `phi(?:-\\d|[2-6])(?:\\.\\d)?${rest}`, 'phi-|phi2|phi3|phi4|phi5|phi6'],
  ['grok', 'xai', `grok-(?:${number}|code|beta|latest|vision|imagine|build|voice)${rest}`, 'grok-'],
  [
    'voyage',
    'voyage',
    `voyage-(?:\\d+(?:\\.\\d+)?|code|law|finance|multilingual|large|lite|context|multimodal)${rest}`,
    'voyage-',
  ],
  ['nova', 'bedrock', `nova-(?:micro|lite|pro|premier|canvas|reel|sonic|\\d)(?:-[a-z0-9]+)*-v\\d(?::\\d)?`, 'nova-'],
  ['jamba', 'ai21', `(?:ai21-)?jamba-(?:${number}|instruct|mini|large)${rest}`, 'jamba-'],
  [
    'sonar',
    'perplexity',
    `sonar-(?:pro|reasoning|deep-research|small|medium|large|huge)${rest}|pplx-\\d+b-[a-z]+`,
    'sonar-|pplx-',
  ],
  ['glm', 'z-ai', `(?:chat)?glm-?(?:${number}|z1|asr|ocr|image)[a-z]?${rest}`, 'glm'],
  [
    'kimi',
    'moonshot',
    `kimi-(?:k\\d(?:\\.\\d)?|latest|thinking|vl|dev)${rest}|moonshot-v\\d-[a-z0-9-]+`,
    'kimi-|moonshot-',
  ],
  ['minimax', 'minimax', `(?:minimax|abab)-?(?:m\\d|h\\d|text-\\d+|vl-\\d+|${number})${rest}`, 'minimax|abab'],
  ['mimo', 'xiaomi', `mimo-v?${number}${rest}`, 'mimo-'],
  [
    'whisper',
    null,
    `(?:distil-|faster-)?whisper-(?:tiny|base|small|medium|large|turbo)(?:[-.](?:en|v\\d+|turbo|q\\d\\w*))*`,
    'whisper-',
  ],
  [
    'bert',
    null,
    `(?:distil|deberta-|ro|al|xlm-ro|modern|camem|mobile|squeeze)?bert[ao]?-(?:v\\d-)?(?:x?x?tiny|mini|small|base|large|xlarge)${rest}`,
    'bert',
  ],
  [
    't5',
    null,
    `(?:flan-|byt5-|mt5-|long-)?t5-(?:v\\d_\\d-)?(?:small|base|large|xl|xxl|3b|11b)|(?:distil)gpt2`,
    't5-|distilgpt2',
  ],
  [
    'granite',
    null,
    `granite-?${number}[a-z]?${rest}|granite-(?:embedding|code|guardian|vision|speech)${rest}`,
    'granite',
  ],
  ['nemotron', null, `(?:llama-\\d(?:\\.\\d)?-)?nemotron-(?:${number}[bn]?|mini|nano|super|ultra)${rest}`, 'nemotron-'],
  [
    'open-weights',
    null,
    `(?:falcon|internlm|bloomz?|pythia|dolly|dbrx|exaone|hunyuan|ernie|tulu|reka|cogito|stablelm|baichuan|aquila|redpajama|persimmon|jais|salamandra|apertus|olmo)\\d*(?:\\.\\d+)?-(?:v?\\d+(?:\\.\\d+)*-)?(?:[a-z]+-){0,2}\\d+(?:\\.\\d+)?[bm]${rest}|yi-(?:[a-z]+-|\\d+\\.\\d+-)?\\d+b${rest}`,
    'falcon|internlm|bloom|pythia|dolly|dbrx|exaone|hunyuan|ernie|tulu|reka|cogito|stablelm|baichuan|aquila|redpajama|persimmon|jais|salamandra|apertus|olmo|yi-',
  ],
  [
    'tuned-weights',
    null,
    `(?:vicuna|wizardlm|wizardcoder|zephyr|starcoder|smollm|openhermes|nous-hermes|hermes|neural-chat|starling|openchat|palmyra|stable-code|olmo|ernie|hunyuan|exaone|lfm)-?v?${number}[bmx]?${rest}`,
    'vicuna|wizardlm|wizardcoder|zephyr|starcoder|smollm|openhermes|hermes|neural-chat|starling|openchat|palmyra|stable-code|olmo|ernie|hunyuan|exaone|lfm',
  ],
  [
    'sentence-embedding',
    null,
    `(?:all-|paraphrase-|multi-qa-|msmarco-|ms-marco-)(?:multilingual-)?(?:minilm|mpnet|distilroberta|distilbert|roberta)${rest}`,
    'minilm|mpnet|distilroberta|distilbert|roberta',
  ],
  [
    'retrieval-embedding',
    null,
    `(?:bge|gte|e5|multilingual-e5|mxbai|nomic-embed|jina|snowflake-arctic-embed|arctic-embed|uae|stella|colbert|instructor|splade|m3e|gritlm|sfr-embedding)-(?:v\\d|small|base|large|xl|m3|m|l|s|xs|text|en|code|embed(?:dings?)?|reranker|rerank|multilingual|qwen\\d)[a-z0-9]*${rest}|colbertv\\d(?:\\.\\d)?`,
    'bge-|gte-|e5-|mxbai-|nomic-embed-|jina-|arctic-embed-|uae-|stella-|colbert|instructor-|splade-|m3e-|gritlm-|sfr-embedding-',
  ],
  [
    'image',
    null,
    `stable-diffusion-(?:v\\d|xl|${number})${rest}|sdxl-[a-z0-9.-]+|sd3?-(?:turbo|medium|large|${number})${rest}|flux[.-](?:\\d(?:\\.\\d)?-)?(?:dev|schnell|pro|kontext|fill|ultra|max|klein|krea)${rest}|stable-image-[a-z]+${rest}`,
    'stable-diffusion-|sdxl-|sd-|sd3-|flux-|flux.|stable-image-',
  ],
  ['titan', 'bedrock', `titan-(?:text|embed|image|tg1)-[a-z0-9-]+(?::\\d)?`, 'titan-'],
  [
    'clip',
    null,
    `clip-vit-[a-z0-9-]+|vit-(?:tiny|small|base|large|huge)-patch\\d+-\\d+${rest}|siglip2?-[a-z0-9-]+patch\\d+-\\d+|wav2vec2-(?:base|large)[a-z0-9-]*`,
    'clip-vit-|vit-|siglip|wav2vec2-',
  ],
];

const compiled = families.map(([name, lab, pattern]) => ({
  family: { name, lab } satisfies Family,
  // Most are never asked in a run: an expression is compiled when it is.
  pattern: lazy(() => new RegExp(`^(?:${pattern})$`, 'i')),
}));

/** Stems, each with the number of its family. */
const stems = lazy(() =>
  createWordFinder(families.flatMap(([, , , words], mark) => words.split('|').map((text) => ({ text, mark })))),
);

/** The family whose pattern the whole text matches; null for none. Quantisation tags of Ollama (`:8b-q4_0`) may follow. */
export function familyOf(text: string): Family | null {
  const marks: number[] = [];
  stems().find(text, (mark) => {
    if (!marks.includes(mark)) marks.push(mark);
    return false;
  });
  if (marks.length === 0 || !/\d|-/.test(text)) return null;
  // The first that matches counts.
  marks.sort((a, b) => a - b);
  const found = marks.find((mark) => compiled[mark]?.pattern().test(text) === true);
  return found === undefined ? null : (compiled[found]?.family ?? null);
}

/** Lower-case words one of which every family hit contains, for a cheap look before anything is parsed. */
export const familyStems: readonly string[] = [
  ...new Set(families.flatMap(([, , , stems]) => stems.split('|'))),
].sort();
