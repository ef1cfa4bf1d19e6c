import type { DrawnModel, ModelKind, PackageReader } from '../drawn.ts';
import { readDeclarations } from '../declarations.ts';

/** What the type of a model's answers says of it. */
const KINDS: readonly (readonly [word: string, kind: ModelKind])[] = [
  ['TextGeneration', 'chat'],
  ['TextEmbeddings', 'embedding'],
  ['TextToImage', 'image'],
  ['TextToSpeech', 'speech'],
  ['AutomaticSpeechRecognition', 'transcription'],
  ['Translation', 'translation'],
  ['TextClassification', 'classifier'],
];

export const cloudflare: PackageReader = {
  name: '@cloudflare/workers-types',
  title: 'Cloudflare Workers types',
  licence: 'MIT OR Apache-2.0',
  official: ['cloudflare'],
  lists: 'named',
  wants: (file) => file === 'index.d.ts',
  read: ({ texts }) => {
    const models = readDeclarations(texts.get('index.d.ts') ?? '').membersOf('AiModels');
    if (models.size === 0) throw new Error('@cloudflare/workers-types: no table AiModels');
    return [...models].map(([id, type]): DrawnModel => {
      const kind = KINDS.find(([word]) => type.includes(word))?.[1];
      return { platform: 'cloudflare', id, ...(kind ? { kinds: [kind] } : {}) };
    });
  },
};
