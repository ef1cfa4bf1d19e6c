import type { DrawnModel, ModelKind, PackageReader } from '../drawn.ts';
import { readDeclarations } from '../declarations.ts';

/** What the name of a type says of the ids in it, most telling first. */
const KINDS: readonly (readonly [word: string, kinds: readonly ModelKind[]])[] = [
  ['SpeechTranslation', ['translation']],
  ['Transcription', ['transcription']],
  ['Speech', ['speech']],
  ['Embedding', ['embedding']],
  ['Rerank', ['rerank']],
  ['Image', ['image']],
  ['Video', ['video']],
  ['Realtime', ['realtime']],
  ['Live', ['realtime']],
  ['Decision', ['classifier']],
  ['Completion', ['completion']],
  ['Responses', ['responses']],
  // An API of its own that takes agents as well: what else such an id is served on is not said.
  ['Interactions', []],
];

/** What the chat models of a provider of the AI SDK are asked by. */
const DIALECTS: Readonly<Record<string, readonly ModelKind[]>> = { anthropic: ['messages'] };

const packages: readonly (readonly [name: string, platform: string, official?: true])[] = [
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['google', 'google'],
  ['google-vertex', 'vertex'],
  ['amazon-bedrock', 'bedrock'],
  ['mistral', 'mistral'],
  ['groq', 'groq'],
  ['cohere', 'cohere'],
  ['xai', 'xai'],
  ['deepseek', 'deepseek'],
  ['togetherai', 'together'],
  ['fireworks', 'fireworks'],
  ['perplexity', 'perplexity'],
  ['gateway', 'vercel-gateway', true],
  ['cerebras', 'cerebras'],
  ['deepinfra', 'deepinfra'],
  ['replicate', 'replicate'],
  ['alibaba', 'alibaba-model-studio'],
  ['moonshotai', 'moonshot'],
  ['voyage', 'voyage'],
  ['baseten', 'baseten'],
];

/** The types of the AI SDK's providers: ids by what they are asked for. They keep ids that are gone. */
export const aiSdk: readonly PackageReader[] = packages.map(([name, platform, official]) => ({
  name: `@ai-sdk/${name}`,
  title: `AI SDK, ${name}`,
  licence: 'Apache-2.0',
  official: official ? [platform] : [],
  // The gateway's types are made from its own list; those of the others by hand.
  lists: official ? 'served' : 'named',
  wants: (file) => /^dist\/(?:[\w-]+\/)?index\.d\.ts$/.test(file),
  read: ({ texts }) => {
    const models = [...texts].flatMap(([, text]) => readProvider(platform, text));
    if (models.length === 0) throw new Error(`@ai-sdk/${name}: no type lists ids`);
    return models;
  },
}));

/** The ids of all types that are named `…ModelId`. */
export function readProvider(platform: string, text: string): readonly DrawnModel[] {
  const declarations = readDeclarations(text);
  return declarations.names
    .filter((name) => /ModelId$/.test(name))
    .flatMap((name) => {
      const kinds = KINDS.find(([word]) => name.includes(word))?.[1] ?? DIALECTS[platform] ?? ['chat'];
      return declarations.literalsOf(name).map((id): DrawnModel => ({ platform, id, kinds }));
    });
}
