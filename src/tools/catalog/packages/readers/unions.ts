import type { DrawnModel, ModelKind, PackageReader } from '../drawn.ts';
import { readDeclarations } from '../declarations.ts';

interface Union {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly platform: string;
  /** Files whose requests list ids at `model`, and what they ask for. */
  readonly requests: Readonly<Record<string, readonly ModelKind[]>>;
}

const packages: readonly Union[] = [
  {
    name: 'groq-sdk',
    title: 'Groq SDK for TypeScript',
    licence: 'Apache-2.0',
    platform: 'groq',
    requests: {
      'resources/chat/completions.d.ts': ['chat'],
      'resources/embeddings.d.ts': ['embedding'],
      'resources/audio/speech.d.ts': ['speech'],
      'resources/audio/transcriptions.d.ts': ['transcription'],
    },
  },
  {
    name: 'together-ai',
    title: 'Together SDK for TypeScript',
    licence: 'Apache-2.0',
    platform: 'together',
    requests: {
      'resources/chat/completions.d.ts': ['chat'],
      'resources/completions.d.ts': ['completion'],
      'resources/embeddings.d.ts': ['embedding'],
      'resources/images.d.ts': ['image'],
      'resources/rerank.d.ts': ['rerank'],
      'resources/audio/speech.d.ts': ['speech'],
    },
  },
];

/** SDKs whose makers list ids at the requests. They keep ids that are gone. */
export const unions: readonly PackageReader[] = packages.map(({ name, title, licence, platform, requests }) => ({
  name,
  title,
  licence,
  official: [platform],
  lists: 'named',
  wants: (file) => file in requests,
  read: ({ texts }) => {
    const models = [...texts].flatMap(([file, text]) =>
      [...readDeclarations(text).allowedAt('model').values()]
        .flat()
        .map((id): DrawnModel => ({ platform, id, kinds: requests[file] ?? [] })),
    );
    if (models.length === 0) throw new Error(`${name}: no request lists ids`);
    return models;
  },
}));
