import type { SdkTable } from '../signature.ts';

const JAVA = 'software.amazon.awssdk.services.bedrockruntime';
const KOTLIN = 'aws.sdk.kotlin.services.bedrockruntime';
const REQUESTS =
  '{InvokeModelRequest,InvokeModelWithResponseStreamRequest,InvokeModelWithBidirectionalStreamRequest,ConverseRequest,ConverseStreamRequest,CountTokensRequest,StartAsyncInvokeRequest}';
const CLIENTS = '{BedrockRuntimeClient,BedrockRuntimeAsyncClient}';
const METHODS = '{invokeModel,invokeModelWithResponseStream,converse,converseStream,countTokens,startAsyncInvoke}';

/** Amazon Bedrock in the AWS SDKs for Java 2.x and Kotlin: requests are built, or configured in a lambda. */
export const bedrockJava: SdkTable = {
  id: 'bedrock-java',
  documentation:
    'https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/java_bedrock-runtime_code_examples.html',
  packages: [
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockruntime', modules: [JAVA] },
    { ecosystem: 'maven', name: 'aws.sdk.kotlin:bedrockruntime', modules: [KOTLIN] },
  ],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'request',
      subject: 'model',
      callee: [`${JAVA}.model#${REQUESTS}.builder().**.{modelId,model}`],
      argument: { names: ['modelName'], position: 0 },
    },
    {
      id: 'call',
      subject: 'model',
      callee: [
        `${JAVA}#${CLIENTS}().${METHODS}`,
        `${JAVA}#${CLIENTS}.{builder,create}().**.${METHODS}`,
        `${KOTLIN}#BedrockRuntimeClient().${METHODS}`,
        `${KOTLIN}#BedrockRuntimeClient.fromEnvironment().${METHODS}`,
        `${KOTLIN}.model#${REQUESTS}`,
        `${KOTLIN}.model#${REQUESTS}.invoke`,
      ],
      tails: ['converse', 'converseStream', 'invokeModel', 'invokeModelWithResponseStream'],
      argument: { names: ['modelId'] },
    },
  ],
};
