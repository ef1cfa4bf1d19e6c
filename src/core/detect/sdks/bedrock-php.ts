import type { SdkTable } from '../signature.ts';

const CALLS =
  '{converse,converseAsync,converseStream,invokeModel,invokeModelAsync,invokeModelWithResponseStream,countTokens,startAsyncInvoke}';

/** Amazon Bedrock through the AWS SDK for PHP. */
export const bedrockPhp: SdkTable = {
  id: 'bedrock-php',
  documentation: 'https://docs.aws.amazon.com/aws-sdk-php/v3/api/class-Aws.BedrockRuntime.BedrockRuntimeClient.html',
  packages: [{ ecosystem: 'composer', name: 'aws/aws-sdk-php', modules: ['Aws\\BedrockRuntime', 'Aws'] }],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'runtime',
      subject: 'model',
      callee: [`Aws\\BedrockRuntime#BedrockRuntimeClient().${CALLS}`, `Aws#Sdk().createBedrockRuntime().${CALLS}`],
      tails: ['converse', 'converseStream', 'invokeModel', 'invokeModelWithResponseStream'],
      argument: { names: ['modelId'] },
    },
  ],
};
