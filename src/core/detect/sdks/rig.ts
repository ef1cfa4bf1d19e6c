import type { SdkTable } from '../signature.ts';

/** Providers of rig by the names of its modules. */
const PROVIDERS = [
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['cohere', 'cohere'],
  ['gemini', 'google'],
  ['groq', 'groq'],
  ['mistral', 'mistral'],
  ['ollama', 'ollama'],
  ['deepseek', 'deepseek'],
  ['xai', 'xai'],
  ['perplexity', 'perplexity'],
  ['openrouter', 'openrouter'],
  ['together', 'together'],
  ['huggingface', 'huggingface'],
  ['azure', 'azure-openai'],
  ['hyperbolic', 'hyperbolic'],
  ['moonshot', 'moonshot'],
  ['voyageai', 'voyage'],
] as const;

const MAKES = ['from_env()', 'new()', 'builder().**.build()', 'from_url()', 'from_val()'];
const CLIENTS = PROVIDERS.map(([module]) => `rig::providers::${module}#{Client,CompletionsClient}`);

/** Rig: agents, extractors and models are asked of the client of a provider. */
export const rig: SdkTable = {
  id: 'rig',
  documentation: 'https://docs.rs/rig-core/latest/rig/providers/index.html',
  packages: [
    {
      ecosystem: 'cargo',
      name: 'rig-core',
      modules: ['rig', 'rig_core', ...PROVIDERS.map(([module]) => `rig::providers::${module}`)],
    },
    { ecosystem: 'cargo', name: 'rig-bedrock', modules: ['rig_bedrock'] },
    { ecosystem: 'cargo', name: 'rig-fastembed', modules: ['rig_fastembed'] },
  ],
  provider: null,
  grammar: 'native',
  clients: PROVIDERS.flatMap(([module, provider]) => [
    {
      callee: MAKES.map((made) => `rig::providers::${module}#{Client,CompletionsClient}.${made.replace(/\(\)$/, '')}`),
      provider,
    },
    {
      callee: [`rig::providers::${module}#{Client,CompletionsClient}.builder().**.base_url`],
      provider,
      endpoint: { names: ['base_url'], position: 0 },
    },
  ]),
  signatures: [
    {
      id: 'completion',
      subject: 'model',
      callee: CLIENTS.flatMap((client) =>
        MAKES.map(
          (made) =>
            `${client}.${made}.**.{agent,extractor,completion_model,transcription_model,image_generation_model,audio_generation_model}`,
        ),
      ),
      tails: ['completion_model', 'extractor', 'transcription_model', 'image_generation_model'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: CLIENTS.flatMap((client) =>
        MAKES.map((made) => `${client}.${made}.**.{embedding_model,embedding_model_with_ndims,embeddings}`),
      ),
      tails: ['embedding_model', 'embedding_model_with_ndims'],
      argument: { names: ['model'], position: 0 },
    },
  ],
  constants: ['rig#*', 'rig_core#*'],
};
