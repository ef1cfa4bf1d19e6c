import type { ConfigTable } from '../config-table.ts';

const FLOWISE = [
  [/^azure/i, 'azure-openai'],
  [/openai/i, 'openai'],
  [/anthropic/i, 'anthropic'],
  [/vertex/i, 'vertex'],
  [/google|gemini/i, 'google'],
  [/ollama/i, 'ollama'],
  [/groq/i, 'groq'],
  [/mistral/i, 'mistral'],
  [/bedrock/i, 'bedrock'],
  [/deepseek/i, 'deepseek'],
  [/openrouter/i, 'openrouter'],
  [/xai/i, 'xai'],
  [/cohere/i, 'cohere'],
  [/hugging/i, 'huggingface'],
  [/together/i, 'together'],
  [/fireworks/i, 'fireworks'],
] as const;

/** Flows exported from Flowise; the name of a node tells who serves. */
export const flowise: ConfigTable = {
  id: 'flowise',
  documentation: 'https://docs.flowiseai.com/integrations/langchain/chat-models',
  documents: [{ has: [{ path: 'nodes[].data.inputs' }, { path: 'nodes[].data.name' }] }],
  words: ['inputAnchors'],
  settings: [
    {
      id: 'embedding',
      subject: 'embedding-model',
      paths: ['nodes[].data.inputs.{modelName,model}'],
      where: [{ at: '../name', text: /embedding/i }],
      providerIn: ['../name'],
      providers: FLOWISE,
    },
    {
      id: 'model',
      subject: 'model',
      paths: ['nodes[].data.inputs.{modelName,model,customModel}'],
      where: [{ at: '../category', text: /model|llm/i }],
      providerIn: ['../name'],
      providers: FLOWISE,
    },
    {
      id: 'agent-model',
      subject: 'model',
      paths: [
        'nodes[].data.inputs.{llm,agent,conditionAgent,humanInput}ModelConfig.{modelName,model}',
        'nodes[].data.inputs.{llmModelConfig,agentModelConfig,conditionAgentModelConfig,humanInputModelConfig}.{modelName,model}',
      ],
      providerIn: ['llmModel', 'agentModel', 'conditionAgentModel', 'humanInputModel'],
      providers: FLOWISE,
    },
  ],
  // What a node could be given stands beside what it was given.
  quiet: [
    'nodes[].data.inputParams.**',
    'nodes[].data.inputAnchors.**',
    'nodes[].data.{label,name,type,description}',
    '**.{llmModel,agentModel,conditionAgentModel,humanInputModel}',
  ],
};

/** Flows exported from Langflow: each field of a component has its value and what it could be. */
export const langflow: ConfigTable = {
  id: 'langflow',
  documentation: 'https://docs.langflow.org/concepts-flows',
  documents: [{ has: [{ path: '**.nodes[].data.node.template' }] }],
  words: ['"template"'],
  settings: [
    {
      id: 'embedding',
      subject: 'embedding-model',
      paths: ['**.template.{model,model_name}.value'],
      where: [{ at: '../../../type', text: /embedding/i }],
      providerIn: ['../../../type'],
      providers: FLOWISE,
      mayBeOther: true,
    },
    {
      id: 'model',
      subject: 'model',
      paths: ['**.template.{model,model_name,model_id,azure_deployment}.value'],
      providerIn: ['../../../type'],
      providers: FLOWISE,
      mayBeOther: true,
    },
  ],
  quiet: [
    '**.template.*.{options,info,display_name,placeholder,options_metadata}',
    '**.template.*.{options,options_metadata}.**',
    '**.template.code.**',
  ],
};
