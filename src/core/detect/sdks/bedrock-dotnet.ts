import type { SdkTable } from '../signature.ts';

/** Amazon Bedrock for .NET. */
export const bedrockDotnet: SdkTable = {
  id: 'bedrock-dotnet',
  documentation: 'https://docs.aws.amazon.com/sdkfornet/v4/apidocs/items/BedrockRuntime/TConverseRequest.html',
  packages: [
    { ecosystem: 'nuget', name: 'AWSSDK.BedrockRuntime', modules: ['Amazon.BedrockRuntime'] },
    { ecosystem: 'nuget', name: 'AWSSDK.Extensions.Bedrock.MEAI', modules: ['Amazon.BedrockRuntime.MEAI'] },
  ],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'request',
      subject: 'model',
      callee: [
        'Amazon.BedrockRuntime#{ConverseRequest,ConverseStreamRequest,StartAsyncInvokeRequest}',
        'Amazon.BedrockRuntime#{InvokeModelRequest,InvokeModelWithResponseStreamRequest,InvokeModelWithBidirectionalStreamRequest}',
      ],
      tails: ['ConverseRequest', 'ConverseStreamRequest', 'InvokeModelRequest', 'InvokeModelWithResponseStreamRequest'],
      argument: { names: ['ModelId'] },
    },
    {
      id: 'as-chat-client',
      subject: 'model',
      callee: ['Amazon.BedrockRuntime#{AmazonBedrockRuntimeClient,IAmazonBedrockRuntime}().AsIChatClient'],
      argument: { names: ['defaultModelId'], position: 0 },
    },
    {
      id: 'as-embedding-generator',
      subject: 'embedding-model',
      callee: ['Amazon.BedrockRuntime#{AmazonBedrockRuntimeClient,IAmazonBedrockRuntime}().AsIEmbeddingGenerator'],
      argument: { names: ['defaultModelId'], position: 0 },
    },
  ],
};
