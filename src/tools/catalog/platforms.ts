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
};

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
