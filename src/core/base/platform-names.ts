/** Names of platforms as people write them. */
const NAMES: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  'azure-openai': 'Azure OpenAI',
  'azure-foundry': 'Azure AI Foundry',
  anthropic: 'Anthropic API',
  google: 'Gemini API',
  vertex: 'Vertex AI',
  bedrock: 'Amazon Bedrock',
  'bedrock-profiles': 'Amazon Bedrock (inference profiles)',
  'hub-router': 'Hugging Face (Inference Providers)',
  huggingface: 'Hugging Face',
  ollama: 'Ollama',
  groq: 'Groq',
  mistral: 'Mistral AI',
  cohere: 'Cohere',
  deepseek: 'DeepSeek',
  xai: 'xAI',
  together: 'Together AI',
  fireworks: 'Fireworks AI',
  openrouter: 'OpenRouter',
  perplexity: 'Perplexity',
  nvidia: 'NVIDIA',
  cerebras: 'Cerebras',
  'vercel-gateway': 'Vercel AI Gateway',
  'github-models': 'GitHub Models',
  'alibaba-model-studio': 'Alibaba Model Studio',
  'z-ai': 'Z.ai',
  moonshot: 'Moonshot AI',
  watsonx: 'IBM watsonx',
  langsmith: 'LangSmith',
  voyage: 'Voyage AI',
  modelscope: 'ModelScope',
  elevenlabs: 'ElevenLabs',
  fal: 'fal',
  deepgram: 'Deepgram',
  assemblyai: 'AssemblyAI',
  luma: 'Luma AI',
  vllm: 'vLLM',
  'llama.cpp': 'llama.cpp',
  lmstudio: 'LM Studio',
  'openai-compatible': 'OpenAI-compatible server',
  pypi: 'PyPI',
  npm: 'npm',
  maven: 'Maven',
  golang: 'Go',
  nuget: 'NuGet',
  cargo: 'crates.io',
  gem: 'RubyGems',
  composer: 'Packagist',
  unknown: 'unknown provider',
};

/** The display name of a platform id; ids without one are shown as they are. */
export function platformName(id: string): string {
  return Object.hasOwn(NAMES, id) ? (NAMES[id] ?? id) : id;
}

/** A platform as the place where something is served: `Amazon Bedrock`, `the Gemini API`. */
export function placeName(id: string): string {
  const name = platformName(id);
  return name.endsWith(' API') ? `the ${name}` : name;
}

/** Who runs a platform, where its own name is not the company's. */
const PROVIDERS: Readonly<Record<string, string>> = {
  anthropic: 'Anthropic',
  google: 'Google',
  vertex: 'Google (Vertex AI)',
  'azure-openai': 'Microsoft (Azure OpenAI)',
};

/** Who retires a model on a platform, for sentences: `retired by Anthropic`. */
export function providerName(id: string): string {
  return Object.hasOwn(PROVIDERS, id) ? (PROVIDERS[id] ?? id) : platformName(id);
}
