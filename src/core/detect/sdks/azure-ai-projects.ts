import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'] };
const PROJECT = 'azure.ai.projects#AIProjectClient()';

/** Azure AI Foundry from Python and JavaScript: agents of a project, and the clients that a project hands out. */
export const azureAiProjects: SdkTable = {
  id: 'azure-ai-projects',
  documentation: 'https://learn.microsoft.com/python/api/overview/azure/ai-projects-readme',
  packages: [
    { ecosystem: 'pypi', name: 'azure-ai-projects', modules: ['azure.ai.projects'] },
    { ecosystem: 'pypi', name: 'azure-ai-agents', modules: ['azure.ai.agents'] },
    { ecosystem: 'npm', name: '@azure/ai-projects', modules: ['@azure/ai-projects'] },
    { ecosystem: 'npm', name: '@azure/ai-agents', modules: ['@azure/ai-agents'] },
  ],
  provider: 'azure-openai',
  grammar: 'native',
  signatures: [
    {
      id: 'agent',
      subject: 'model',
      callee: [
        `${PROJECT}.agents.{create_agent,update_agent}`,
        'azure.ai.agents#AgentsClient().{create_agent,update_agent}',
        'azure.ai.projects#PromptAgentDefinition',
        '@azure/ai-projects#AIProjectClient().agents.createAgent',
        '@azure/ai-agents#AgentsClient().createAgent',
      ],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'client',
      subject: 'model',
      callee: [
        `${PROJECT}.get_openai_client().chat.completions.create`,
        `${PROJECT}.get_openai_client().responses.create`,
        `${PROJECT}.inference.get_azure_openai_client().chat.completions.create`,
      ],
      argument: MODEL,
    },
  ],
};
