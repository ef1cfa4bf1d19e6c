import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const MODELS = 'com.anthropic.models';
const VALUE = { names: ['modelName'], position: 0 };

/** Anthropic for Java and Kotlin. Which platform serves is chosen with the client's backend. */
export const anthropicJava: SdkTable = {
  id: 'anthropic-java',
  documentation: 'https://github.com/anthropics/anthropic-sdk-java',
  packages: [
    { ecosystem: 'maven', name: 'com.anthropic:anthropic-java', modules: ['com.anthropic'] },
    { ecosystem: 'maven', name: 'com.anthropic:anthropic-java-core', modules: ['com.anthropic'] },
    { ecosystem: 'maven', name: 'com.anthropic:anthropic-java-client-okhttp', modules: ['com.anthropic'] },
    { ecosystem: 'maven', name: 'com.anthropic:anthropic-java-bedrock', modules: ['com.anthropic.bedrock'] },
    { ecosystem: 'maven', name: 'com.anthropic:anthropic-java-vertex', modules: ['com.anthropic.vertex'] },
  ],
  provider: 'anthropic',
  grammar: 'guess',
  clients: [
    {
      callee: ['com.anthropic.client#{AnthropicOkHttpClient,AnthropicOkHttpClientAsync}.builder().**.baseUrl'],
      provider: 'anthropic',
      endpoint: ADDRESS,
    },
  ],
  constants: [`${MODELS}#{Model,AnthropicModel}.*`],
  signatures: [
    {
      id: 'messages',
      subject: 'model',
      callee: [
        `${MODELS}#{MessageCreateParams,MessageCountTokensParams}.builder().**.model`,
        `${MODELS}#BatchCreateParams.Request.Params.builder().**.model`,
        `${MODELS}#AgentCreateParams.builder().**.model`,
      ],
      argument: VALUE,
    },
    {
      id: 'completions',
      subject: 'model',
      callee: [`${MODELS}#CompletionCreateParams.builder().**.model`],
      argument: VALUE,
    },
    { id: 'model-of', subject: 'model', callee: [`${MODELS}#{Model,AnthropicModel}.of`], argument: VALUE },
  ],
};
