import type { SdkTable } from '../signature.ts';

/** Anthropic for .NET: its own SDK, and the community's `Anthropic.SDK`. */
export const anthropicDotnet: SdkTable = {
  id: 'anthropic-dotnet',
  documentation: 'https://github.com/anthropics/anthropic-sdk-csharp',
  packages: [
    { ecosystem: 'nuget', name: 'Anthropic', modules: ['Anthropic'] },
    { ecosystem: 'nuget', name: 'Anthropic.SDK', modules: ['Anthropic.SDK'] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  clients: [
    { callee: ['Anthropic#AnthropicClient'], provider: 'anthropic', endpoint: { names: ['BaseUrl'] } },
    {
      callee: ['Anthropic.Bedrock#{AnthropicBedrockClient,AnthropicBedrockMantleClient}'],
      provider: 'bedrock',
    },
    { callee: ['Anthropic.Vertex#AnthropicVertexClient'], provider: 'vertex' },
  ],
  constants: ['Anthropic#Model.*', 'Anthropic.SDK#{AnthropicModels,VertexAIModels}.*'],
  signatures: [
    {
      id: 'messages',
      subject: 'model',
      callee: ['Anthropic#{MessageCreateParams,MessageCountTokensParams}', 'Anthropic.SDK#MessageParameters'],
      tails: ['MessageCreateParams', 'MessageParameters'],
      argument: { names: ['Model'] },
      grammar: 'guess',
    },
    {
      id: 'create',
      subject: 'model',
      callee: ['Anthropic#{AnthropicClient,AnthropicBedrockClient}().Messages.{Create,CreateStreaming,CountTokens}'],
      argument: { names: ['Model'] },
      grammar: 'guess',
    },
    {
      id: 'as-chat-client',
      subject: 'model',
      callee: ['Anthropic#{AnthropicClient,AnthropicBedrockClient}().{AsIChatClient,AsAIAgent}'],
      argument: { names: ['defaultModelId', 'model'], position: 0 },
      grammar: 'guess',
    },
  ],
};
