import type { SdkTable } from '../signature.ts';

/** CrewAI: models are named as LiteLLM names them. */
export const crewai: SdkTable = {
  id: 'crewai',
  documentation: 'https://docs.crewai.com/en/concepts/llms',
  packages: [
    { ecosystem: 'pypi', name: 'crewai', modules: ['crewai'] },
    { ecosystem: 'pypi', name: 'crewai-tools', modules: ['crewai_tools'] },
  ],
  provider: null,
  grammar: 'litellm',
  clients: [{ callee: ['crewai#LLM'], provider: 'openai', endpoint: { names: ['base_url', 'api_base'] } }],
  signatures: [
    { id: 'llm', subject: 'model', callee: ['crewai#LLM'], argument: { names: ['model'], position: 0 } },
    { id: 'agent', subject: 'model', callee: ['crewai#Agent'], argument: { names: ['llm'] } },
    {
      id: 'function-calling-llm',
      subject: 'model',
      callee: ['crewai#{Agent,Crew}'],
      argument: { names: ['function_calling_llm'] },
    },
    { id: 'manager-llm', subject: 'model', callee: ['crewai#Crew'], argument: { names: ['manager_llm'] } },
    { id: 'planning-llm', subject: 'model', callee: ['crewai#Crew'], argument: { names: ['planning_llm'] } },
    {
      id: 'embedder',
      subject: 'embedding-model',
      callee: ['crewai#{Crew,Agent}'],
      argument: { names: ['embedder.config.model', 'embedder.config.model_name'] },
      grammar: 'guess',
    },
  ],
};
