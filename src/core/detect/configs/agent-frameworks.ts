import type { ConfigTable } from '../config-table.ts';

/** Deployments of LangGraph. */
export const langgraph: ConfigTable = {
  id: 'langgraph',
  documentation: 'https://docs.langchain.com/langsmith/cli#configuration-file',
  documents: [{ files: ['langgraph*.json'] }],
  settings: [
    {
      id: 'index-embedding',
      subject: 'embedding-model',
      paths: ['store.index.embed'],
      grammar: 'langchain',
      written: [{ pattern: /^(?!\.)((?:[\w-]+:)?[\w.\/-]+)$/ }],
    },
  ],
};

/** Agents of CrewAI. `llm` may also name a method of the crew. */
export const crewaiAgents: ConfigTable = {
  id: 'crewai-agents',
  documentation: 'https://docs.crewai.com/concepts/agents',
  documents: [
    { files: ['*agent*.{yaml,yml}'], has: [{ path: '*.role' }] },
    { has: [{ path: '*.role' }, { path: '*.backstory' }] },
  ],
  words: ['backstory'],
  settings: [
    {
      id: 'llm',
      subject: 'model',
      paths: ['*.{llm,function_calling_llm,planning_llm}', '*.{llm,function_calling_llm}.model'],
      grammar: 'litellm',
      mayBeOther: true,
    },
  ],
};

/** Assistants of Rasa. */
export const rasa: ConfigTable = {
  id: 'rasa',
  documentation: 'https://rasa.com/docs/reference/config/components/llm-configuration',
  documents: [
    { files: ['*endpoints*.{yml,yaml}'], has: [{ path: '{model_groups,nlg}' }] },
    { files: ['*config*.{yml,yaml}'], has: [{ path: 'pipeline[].name' }] },
  ],
  settings: [
    {
      id: 'model-group',
      subject: 'model',
      paths: ['model_groups[].models[].{model,deployment}'],
      providerIn: ['provider'],
      providers: [
        [/^azure$/, 'azure-openai'],
        [/^self-hosted$/, 'openai-compatible'],
        [/^huggingface_local$/, 'huggingface'],
      ],
      endpoint: ['api_base'],
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      paths: ['**.embeddings.{model,model_name,deployment}'],
      providerIn: ['provider'],
    },
    {
      id: 'llm',
      subject: 'model',
      paths: ['**.llm.{model,model_name,deployment}'],
      providerIn: ['provider', 'type'],
    },
  ],
};
