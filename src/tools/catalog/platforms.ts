/** Names of providers in the facts, and the platform ids of the product they stand for. Documented in docs/catalog.md. */
const platforms: Readonly<Record<string, string>> = {
  'alibaba-model-studio': 'alibaba-model-studio',
  anthropic: 'anthropic',
  'aws-bedrock': 'bedrock',
  'azure-foundry': 'azure-foundry',
  'azure-openai': 'azure-openai',
  cerebras: 'cerebras',
  cohere: 'cohere',
  deepseek: 'deepseek',
  google: 'google',
  'google-gemini-api': 'google',
  'google-vertex': 'vertex',
  groq: 'groq',
  huggingface: 'huggingface',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshot: 'moonshot',
  openai: 'openai',
  openrouter: 'openrouter',
  xai: 'xai',
  xiaomi: 'xiaomi',
  voyage: 'voyage',
  'z-ai': 'z-ai',
  // Not in the first tables: names are the platforms' own.
  ai21: 'ai21',
  baseten: 'baseten',
  cloudflare: 'cloudflare',
  databricks: 'databricks',
  deepinfra: 'deepinfra',
  fireworks: 'fireworks',
  'github-models': 'github-models',
  jina: 'jina',
  nvidia: 'nvidia',
  ollama: 'ollama',
  perplexity: 'perplexity',
  replicate: 'replicate',
  sambanova: 'sambanova',
  together: 'together',
  'vercel-gateway': 'vercel-gateway',
  watsonx: 'watsonx',
};

/** Azure's lists hold OpenAI's models, which are deployed under any name, and those of others, which are served by theirs. */
export function azurePlatformOf(id: string): 'azure-openai' | 'azure-foundry' {
  return /^(?:gpt-(?!oss)|o\d|text-embedding-|text-|dall-e|whisper|tts|codex|computer-use|model-router|sora|ada|babbage|curie|davinci)/i.test(
    id,
  )
    ? 'azure-openai'
    : 'azure-foundry';
}

/**
 * Platforms whose list of ids is complete enough that a near miss is a mistake. OpenAI: the facts hold every id of the
 * SDK's unions and of the deprecations page. Anthropic: every id of the deprecations page, the overview and the SDK.
 * Google is left out: `-latest` names, `gemini-pro` and the open models of the same endpoint are missing from the facts.
 */
export const completePlatforms: readonly string[] = ['anthropic', 'openai'];

/** The platform id for a provider name of the facts; null for an unknown one. */
export function platformOf(provider: string): string | null {
  return platforms[provider] ?? null;
}
