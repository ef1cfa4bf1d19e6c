import type { WireApi } from '../model/contract.ts';

/** The request that a call of an SDK makes of its arguments. */
export interface RequestShape {
  readonly api: WireApi;
  /** Arguments whose own entries are parameters as well (`config`, `generationConfig`). */
  readonly within?: readonly string[];
  /** The SDK writes the names that a model takes today by itself. */
  readonly renames?: true;
  /** The SDK may send defaults of its own, in some versions of it. */
  readonly adds?: true;
  /** What a model that makes vectors is told their width by. */
  readonly width?: string;
  /** Of the name of what is called; all where absent. */
  readonly label?: RegExp;
}

const GEMINI = ['config', 'generation_config', 'generationConfig', 'thinking_config', 'thinkingConfig'];
const CONVERSE = ['inferenceConfig', 'additionalModelRequestFields', 'inferenceConfiguration'];
/** Frameworks hand what they do not know by name to the request. */
const FURTHER = ['model_kwargs', 'modelKwargs', 'extra_body', 'additional_kwargs', 'additionalKwargs'];

const OPENAI_CLASS: RequestShape = { api: 'chat-completions', within: FURTHER, renames: true, adds: true };
const ANTHROPIC_CLASS: RequestShape = { api: 'messages', within: FURTHER, adds: true };
const GEMINI_CLASS: RequestShape = { api: 'generate-content', within: [...GEMINI, ...FURTHER], adds: true };
const PLAIN_CLASS: RequestShape = { api: 'chat-completions', within: FURTHER, adds: true };

const BUILT_CHAT: RequestShape = { api: 'chat-completions', adds: true };
const BUILT_MESSAGES: RequestShape = { api: 'messages', adds: true };

/** By detector (`<table>/<signature>`), the first whose label fits. Names of arguments are those of the endpoint, in either case. */
const REQUESTS: Readonly<Record<string, readonly RequestShape[]>> = {
  'openai/completions': [{ api: 'completions' }],
  'openai/embeddings': [{ api: 'embeddings', width: 'dimensions' }],
  'openai/images': [{ api: 'images', label: /images/ }],
  'openai/audio': [
    { api: 'speech', label: /speech/ },
    { api: 'transcription', label: /transcription/ },
    { api: 'translation', label: /translation/ },
  ],
  'openai/realtime': [{ api: 'realtime' }],
  'openai-legacy/completion': [
    { api: 'chat-completions', label: /chat_?completion/i },
    { api: 'images', label: /image/i },
    { api: 'completions', label: /completion/i },
  ],
  'openai-legacy/embedding': [{ api: 'embeddings', width: 'dimensions' }],
  'openai-legacy/audio': [{ api: 'transcription' }],
  'anthropic/completions': [{ api: 'completions' }],
  'anthropic/bedrock-messages': [{ api: 'messages' }],
  'anthropic/vertex-messages': [{ api: 'messages' }],
  'mistralai/chat': [{ api: 'chat-completions', label: /chat/ }],
  'mistralai/embeddings': [{ api: 'embeddings' }],
  'groq/chat-completions': [{ api: 'chat-completions' }],
  'groq/audio': [
    { api: 'speech', label: /speech/ },
    { api: 'transcription', label: /transcription/ },
    { api: 'translation', label: /translation/ },
  ],
  'together/chat-completions': [{ api: 'chat-completions', label: /chat/ }],
  'fireworks/chat-completions': [{ api: 'chat-completions' }],
  'other-hosts/xai': [{ api: 'chat-completions', label: /chat/ }],
  'other-hosts/cerebras': [{ api: 'chat-completions' }],
  'other-hosts/openrouter': [{ api: 'chat-completions', within: ['chatGenerationParams'] }],
  'cohere/chat': [{ api: 'cohere-chat', label: /chat/ }],
  'cohere/embed': [{ api: 'embeddings' }],
  'google-genai/models': [{ api: 'generate-content', within: GEMINI, label: /generate_?content/i }],
  'google-genai/embed-content': [{ api: 'embeddings', within: ['config'] }],
  'google-generativeai/generative-model': [{ api: 'generate-content', within: GEMINI }],
  'google-generativeai/get-generative-model': [{ api: 'generate-content', within: GEMINI }],
  'google-generativeai/embed-content': [{ api: 'embeddings', width: 'output_dimensionality' }],
  'vertexai/generative-model': [{ api: 'generate-content', within: GEMINI }],
  'vertexai/get-generative-model': [{ api: 'generate-content', within: GEMINI }],
  'bedrock/runtime': [
    { api: 'converse', within: CONVERSE, label: /converse/i },
    { api: 'invoke', within: ['body'], label: /invoke/i },
  ],
  'bedrock/command': [
    { api: 'converse', within: CONVERSE, label: /converse/i },
    { api: 'invoke', within: ['body'], label: /invokemodel/i },
  ],
  'langchain-openai/chat': [
    { ...OPENAI_CLASS, label: /chat/i },
    { api: 'completions', adds: true, label: /openai/i },
  ],
  'langchain-openai/embeddings': [{ api: 'embeddings', adds: true, width: 'dimensions' }],
  'langchain-anthropic/chat': [{ ...ANTHROPIC_CLASS, label: /chat/i }],
  'langchain-google/chat': [GEMINI_CLASS],
  'langchain-google/vertex-chat': [{ ...GEMINI_CLASS, label: /vertexai$/i }],
  'langchain-google/embeddings': [{ api: 'embeddings', adds: true }],
  'langchain-aws/chat': [{ api: 'converse', within: [...CONVERSE, ...FURTHER], adds: true, label: /converse/i }],
  'llama-index/openai': [OPENAI_CLASS],
  'llama-index/openai-embedding': [{ api: 'embeddings', adds: true, width: 'dimensions' }],
  'llama-index/anthropic': [ANTHROPIC_CLASS],
  'llama-index/google': [GEMINI_CLASS],
  'llama-index/mistral': [PLAIN_CLASS],
  'llama-index/groq': [PLAIN_CLASS],
  'openai-php/chat': [{ api: 'chat-completions' }],
  'openai-php/completions': [{ api: 'completions' }],
  'openai-php/responses': [{ api: 'responses' }],
  'openai-ruby/chat': [{ api: 'chat-completions', within: ['parameters'], label: /chat/ }],
  'openai-ruby/responses': [{ api: 'responses', within: ['parameters'] }],
  'openai-go/parameters': [
    { api: 'chat-completions', label: /\.ChatCompletionNewParams$/ },
    { api: 'responses', label: /\.ResponseNewParams$/ },
  ],
  // It refuses by itself what it takes a model to refuse.
  'openai-go/request': [{ api: 'chat-completions', adds: true, label: /\.ChatCompletionRequest$/ }],
  'anthropic-go/message': [{ api: 'messages', label: /\.(?:Beta)?MessageNewParams$/ }],
  'anthropic-dotnet/messages': [{ api: 'messages', label: /^Message(?:CreateParams|Parameters)$/ }],
  'openai-java/chat-completions': [{ api: 'chat-completions' }],
  'openai-java/responses': [{ api: 'responses' }],
  'anthropic-java/messages': [{ api: 'messages' }],
  'async-openai/builder': [
    { api: 'chat-completions', label: /ChatCompletion/ },
    { api: 'responses', label: /CreateResponse/ },
  ],
  'async-openai/request': [
    { api: 'chat-completions', label: /ChatCompletion/ },
    { api: 'responses', label: /CreateResponse/ },
  ],
  'langchain4j-openai/chat': [BUILT_CHAT],
  'langchain4j-anthropic/chat': [BUILT_MESSAGES],
  'spring-ai-openai/options': [BUILT_CHAT],
  'spring-ai-anthropic/options': [BUILT_MESSAGES],
  'litellm/completion': [{ api: 'chat-completions', renames: true, label: /^(?!.*(?:text_completion|responses))/ }],
  'litellm/embedding': [{ api: 'embeddings', width: 'dimensions' }],
  'litellm/adapter': [{ api: 'chat-completions', within: FURTHER, renames: true, adds: true }],
  'crewai/llm': [{ api: 'chat-completions', renames: true, adds: true }],
  // What these send is told by another call; they take out of it what the model refuses.
  'ai-sdk-labs/openai': [
    { api: 'images', label: /image/i },
    { api: 'speech', label: /speech/i },
    { api: 'transcription', label: /transcri/i },
    { api: 'chat-completions', label: /\.chat$/ },
    { api: 'completions', label: /\.completion$/ },
    { api: 'responses' },
  ],
  'ai-sdk-labs/anthropic': [{ api: 'messages' }],
  'instructor/openai': [{ api: 'chat-completions' }],
  'instructor/anthropic': [{ api: 'messages' }],
};

/** What request a call makes, as far as a table says. */
export function requestOf(detector: string, label: string): RequestShape | null {
  return REQUESTS[detector]?.find((shape) => shape.label?.test(label) ?? true) ?? null;
}

/** Endpoints whose parameters are written in camel case. */
const CAMEL: ReadonlySet<WireApi> = new Set(['generate-content', 'converse']);
/** Names that some SDKs have of their own. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  max_output_tokens: 'max_tokens',
  max_tokens_to_sample: 'max_tokens',
  max_new_tokens: 'max_tokens',
  // OpenAI for .NET sends it under the name of today.
  max_output_token_count: 'max_completion_tokens',
  reasoning_effort_level: 'reasoning_effort',
  include_log_probabilities: 'logprobs',
  top_log_probability_count: 'top_logprobs',
  logit_biases: 'logit_bias',
};

/** A parameter as its endpoint calls it. */
export function wireName(api: WireApi | null, written: string): string {
  if (api === null) return written;
  // Fields of structs begin with capitals.
  const name = /^[A-Z][a-z]/.test(written) ? written.charAt(0).toLowerCase() + written.slice(1) : written;
  if (CAMEL.has(api)) {
    const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (name === 'top_k' && api === 'converse') return name;
    if (name === 'maxTokens' && api === 'generate-content') return 'maxOutputTokens';
    return camel === 'maxOutputTokens' && api === 'converse' ? 'maxTokens' : camel;
  }
  const snake = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before}_${after.toLowerCase()}`,
  );
  if (api === 'chat-completions' && snake === 'stop_sequences') return 'stop';
  return api === 'responses' ? snake : (OWN_NAMES[snake] ?? snake);
}
