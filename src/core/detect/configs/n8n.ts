import type { ConfigTable } from '../config-table.ts';

const N8N = [
  [/AzureOpenAi$/i, 'azure-openai'],
  [/OpenAi$/i, 'openai'],
  [/anthropic$/i, 'anthropic'],
  [/GoogleVertex$/i, 'vertex'],
  [/Google(?:Gemini|Palm)$/i, 'google'],
  [/Ollama$/i, 'ollama'],
  [/Groq$/i, 'groq'],
  [/Mistral(?:Cloud|Ai)$/i, 'mistral'],
  [/AwsBedrock$/i, 'bedrock'],
  [/DeepSeek$/i, 'deepseek'],
  [/OpenRouter$/i, 'openrouter'],
  [/XAiGrok$/i, 'xai'],
  [/Cohere$/i, 'cohere'],
  [/HuggingFaceInference$/i, 'huggingface'],
  [/VercelAiGateway$/i, 'vercel-gateway'],
  [/perplexity$/i, 'perplexity'],
] as const;

const N8N_MODEL = [
  '**.nodes[].parameters.{model,modelId,modelName,deploymentName}',
  '**.nodes[].parameters.{model,modelId,modelName}.value',
];

/** Parameters of a node that is a model, an embedding, or an app of a provider; a resource locator holds the id in `value`. */
const N8N_NODE =
  /n8n-nodes-(?:langchain|base)\.(?:lm|embeddings|reranker|openAi$|anthropic$|googleGemini$|mistralAi$|ollama$|perplexity$)/;

/** `={{ … }}` and `=text` are expressions. */
const N8N_TEXT = [{ pattern: /^=?([^={\s][^{\s]*)$/ }];

/** Workflows exported from n8n; the type of a node tells who serves. */
export const n8n: ConfigTable = {
  id: 'n8n',
  documentation: 'https://docs.n8n.io/integrations/builtin/cluster-nodes/sub-nodes/n8n-nodes-langchain.lmchatopenai/',
  documents: [{ has: [{ path: '**.nodes[].type', text: /n8n-nodes-/ }] }],
  words: ['n8n-nodes-'],
  settings: [
    ...N8N_MODEL.map((path) => {
      const type = path.endsWith('.value') ? '../../type' : '../type';
      const nested = path.endsWith('.value') ? '-locator' : '';
      return [
        {
          id: `embedding${nested}`,
          subject: 'embedding-model',
          paths: [path],
          where: [{ at: type, text: /n8n-nodes-langchain\.embeddings/ }],
          providerIn: [type],
          providers: N8N,
          written: N8N_TEXT,
        },
        {
          id: `model${nested}`,
          subject: 'model',
          paths: [path],
          where: [{ at: type, text: N8N_NODE }],
          providerIn: [type],
          providers: N8N,
          written: N8N_TEXT,
        },
      ] as const;
    }).flat(),
    {
      // Nodes of the community.
      id: 'other-model',
      subject: 'model',
      paths: N8N_MODEL,
      mayBeOther: true,
      written: N8N_TEXT,
    },
  ],
  quiet: [
    '**.nodes[].parameters.**.cachedResultName',
    '**.nodes[].parameters.**.cachedResultUrl',
    '**.pinData.**',
    '**.nodes[].{name,id,notes}',
  ],
};
