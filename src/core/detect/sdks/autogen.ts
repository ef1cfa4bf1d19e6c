import type { SdkTable } from '../signature.ts';

/** AutoGen: model clients of `autogen_ext`, and `llm_config` of the 0.2 line. */
export const autogen: SdkTable = {
  id: 'autogen',
  documentation: 'https://microsoft.github.io/autogen/stable/user-guide/agentchat-user-guide/tutorial/models.html',
  packages: [
    { ecosystem: 'pypi', name: 'autogen-ext', modules: ['autogen_ext'] },
    { ecosystem: 'pypi', name: 'autogen-agentchat', modules: ['autogen_agentchat'] },
    { ecosystem: 'pypi', name: 'autogen-core', modules: ['autogen_core'] },
    { ecosystem: 'pypi', name: 'pyautogen', modules: ['autogen'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    { callee: ['autogen_ext#OpenAIChatCompletionClient'], provider: 'openai', endpoint: { names: ['base_url'] } },
    {
      callee: ['autogen_ext#AzureOpenAIChatCompletionClient'],
      provider: 'azure-openai',
      endpoint: { names: ['azure_endpoint'] },
    },
  ],
  signatures: [
    {
      id: 'openai-client',
      subject: 'model',
      callee: ['autogen_ext#OpenAIChatCompletionClient'],
      argument: { names: ['model'] },
    },
    {
      id: 'azure-client',
      subject: 'model',
      callee: ['autogen_ext#AzureOpenAIChatCompletionClient'],
      argument: { names: ['azure_deployment', 'model'] },
      provider: 'azure-openai',
    },
    {
      id: 'anthropic-client',
      subject: 'model',
      callee: ['autogen_ext#AnthropicChatCompletionClient'],
      argument: { names: ['model'] },
      provider: 'anthropic',
    },
    {
      id: 'ollama-client',
      subject: 'model',
      callee: ['autogen_ext#OllamaChatCompletionClient'],
      argument: { names: ['model'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'llm-config',
      subject: 'model',
      callee: ['autogen#{AssistantAgent,ConversableAgent,UserProxyAgent,GroupChatManager}'],
      argument: { names: ['llm_config.model'] },
    },
  ],
};
