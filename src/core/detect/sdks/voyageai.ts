import type { SdkTable } from '../signature.ts';

const CLIENT = '{Client,AsyncClient}()';

/** Voyage AI's embedding and reranking clients. */
export const voyageai: SdkTable = {
  id: 'voyageai',
  documentation: 'https://docs.voyageai.com/reference/embeddings-api',
  packages: [
    { ecosystem: 'pypi', name: 'voyageai', modules: ['voyageai'] },
    { ecosystem: 'npm', name: 'voyageai', modules: ['voyageai'] },
  ],
  provider: 'voyage',
  grammar: 'native',
  signatures: [
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: [
        `voyageai#${CLIENT}.{embed,multimodal_embed,contextualized_embed}`,
        'voyageai#VoyageAIClient().{embed,multimodalEmbed,contextualizedEmbed}',
      ],
      tails: ['multimodal_embed', 'multimodalEmbed'],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'rerank',
      subject: 'model',
      callee: [`voyageai#${CLIENT}.rerank`, 'voyageai#VoyageAIClient().rerank'],
      argument: { names: ['model'], position: 2 },
    },
  ],
};
