import type { SdkTable } from '../signature.ts';

/** Bedrock, Genkit and Cohere from Go. */
export const otherGo: SdkTable = {
  id: 'other-go',
  documentation: 'https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/service/bedrockruntime',
  packages: [
    {
      ecosystem: 'golang',
      name: 'github.com/aws/aws-sdk-go-v2/service/bedrockruntime',
      modules: ['github.com/aws/aws-sdk-go-v2/service/bedrockruntime'],
    },
    { ecosystem: 'golang', name: 'github.com/firebase/genkit/go', modules: ['github.com/firebase/genkit/go'] },
    { ecosystem: 'golang', name: 'github.com/cohere-ai/cohere-go', modules: ['github.com/cohere-ai/cohere-go'] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'bedrock',
      subject: 'model',
      callee: [
        'github.com/aws/aws-sdk-go-v2/service/bedrockruntime#{InvokeModelInput,ConverseInput,ConverseStreamInput}',
        'github.com/aws/aws-sdk-go-v2/service/bedrockruntime#InvokeModelWithResponseStreamInput',
      ],
      argument: { names: ['ModelId'] },
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'genkit-name',
      subject: 'model',
      callee: [
        'github.com/firebase/genkit/go/ai#WithModelName',
        'github.com/firebase/genkit/go/genkit#WithDefaultModel',
      ],
      argument: { names: ['name'], position: 0 },
      grammar: 'litellm',
    },
    {
      id: 'genkit-google',
      subject: 'model',
      callee: ['github.com/firebase/genkit/go/plugins/googlegenai#GoogleAIModel'],
      argument: { names: ['name'], position: 1 },
      provider: 'google',
      grammar: 'native',
    },
    {
      id: 'cohere',
      subject: 'model',
      callee: ['github.com/cohere-ai/cohere-go#{ChatRequest,V2ChatRequest,RerankRequest}'],
      argument: { names: ['Model'] },
      provider: 'cohere',
      grammar: 'native',
    },
  ],
};
