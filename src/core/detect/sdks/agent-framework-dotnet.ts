import type { SdkTable } from '../signature.ts';

const AGENT = '{AsAIAgent,CreateAIAgent,CreateAIAgentAsync}';
const MODEL = { names: ['model'] };

/** Microsoft Agent Framework for .NET: agents made of the clients of other SDKs, and agents of Azure AI Foundry. */
export const agentFrameworkDotnet: SdkTable = {
  id: 'agent-framework-dotnet',
  documentation: 'https://learn.microsoft.com/agent-framework/',
  packages: [
    { ecosystem: 'nuget', name: 'Microsoft.Agents.AI', modules: ['Microsoft.Agents.AI'] },
    { ecosystem: 'nuget', name: 'Azure.AI.Projects', modules: ['Azure.AI.Projects'] },
    { ecosystem: 'nuget', name: 'Azure.AI.Agents.Persistent', modules: ['Azure.AI.Agents.Persistent'] },
  ],
  provider: 'azure-foundry',
  grammar: 'guess',
  signatures: [
    {
      id: 'openai-agent',
      subject: 'model',
      callee: [
        `OpenAI#OpenAIClient().GetResponsesClient().${AGENT}`,
        `Azure.AI.OpenAI#AzureOpenAIClient().GetResponsesClient().${AGENT}`,
        `OpenAI#ResponsesClient().${AGENT}`,
        `OpenAI#OpenAIClient().GetAssistantClient().${AGENT}`,
      ],
      tails: ['CreateAIAgent', 'AsAIAgent'],
      argument: MODEL,
      provider: 'openai',
    },
    {
      id: 'foundry-agent',
      subject: 'model',
      callee: [
        `Azure.AI.Projects#AIProjectClient().${AGENT}`,
        `Azure.AI.Agents.Persistent#PersistentAgentsClient().${AGENT}`,
        'Azure.AI.Agents.Persistent#PersistentAgentsClient().Administration.{CreateAgent,CreateAgentAsync}',
        'Azure.AI.Agents.Persistent#PersistentAgentsAdministrationClient().{CreateAgent,CreateAgentAsync}',
      ],
      argument: MODEL,
    },
  ],
};
