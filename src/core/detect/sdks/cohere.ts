import type { SdkTable } from '../signature.ts';

const PYTHON = '{Client,ClientV2,AsyncClient,AsyncClientV2}()';
const NODE = '{CohereClient,CohereClientV2}()';

/** Cohere's clients. */
export const cohere: SdkTable = {
  id: 'cohere',
  documentation: 'https://docs.cohere.com/reference/about',
  packages: [
    { ecosystem: 'pypi', name: 'cohere', modules: ['cohere'] },
    { ecosystem: 'npm', name: 'cohere-ai', modules: ['cohere-ai'] },
  ],
  provider: 'cohere',
  grammar: 'native',
  clients: [
    {
      callee: ['cohere#{Client,ClientV2,AsyncClient,AsyncClientV2}', 'cohere-ai#{CohereClient,CohereClientV2}'],
      provider: 'cohere',
      endpoint: { names: ['base_url', 'environment'] },
    },
    { callee: ['cohere#{BedrockClient,BedrockClientV2}', 'cohere-ai#BedrockClient'], provider: 'bedrock' },
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `cohere#${PYTHON}.{chat,chat_stream,generate,generate_stream,summarize,classify,tokenize,rerank}`,
        `cohere#${PYTHON}.v2.{chat,chat_stream,rerank}`,
        `cohere-ai#${NODE}.{chat,chatStream,generate,generateStream,summarize,classify,tokenize,rerank}`,
        `cohere-ai#${NODE}.v2.{chat,chatStream,rerank}`,
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: [
        `cohere#${PYTHON}.embed`,
        `cohere#${PYTHON}.v2.embed`,
        `cohere-ai#${NODE}.embed`,
        `cohere-ai#${NODE}.v2.embed`,
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: [
        'cohere#{BedrockClient,BedrockClientV2}().{chat,embed,rerank}',
        'cohere-ai#BedrockClient().{chat,embed,rerank}',
      ],
      argument: { names: ['model'] },
      provider: 'bedrock',
      grammar: 'bedrock',
    },
  ],
};
