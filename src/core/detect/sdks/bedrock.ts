import type { SdkTable } from '../signature.ts';

const RUNTIME =
  '{invoke_model,invoke_model_with_response_stream,converse,converse_stream,count_tokens,start_async_invoke}';
const COMMANDS =
  '{InvokeModelCommand,InvokeModelWithResponseStreamCommand,ConverseCommand,ConverseStreamCommand,CountTokensCommand}';

/** Amazon Bedrock through the AWS SDKs. A boto3 client does not tell its service, so the method names do. */
export const bedrock: SdkTable = {
  id: 'bedrock',
  documentation: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-invoke.html',
  packages: [
    { ecosystem: 'pypi', name: 'boto3', modules: ['boto3'] },
    { ecosystem: 'pypi', name: 'aioboto3', modules: ['aioboto3'] },
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock-runtime', modules: ['@aws-sdk/client-bedrock-runtime'] },
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock', modules: ['@aws-sdk/client-bedrock'] },
    {
      ecosystem: 'npm',
      name: '@aws-sdk/client-bedrock-agent-runtime',
      modules: ['@aws-sdk/client-bedrock-agent-runtime'],
    },
  ],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'runtime',
      subject: 'model',
      callee: [
        `boto3#client().${RUNTIME}`,
        `boto3#Session().client().${RUNTIME}`,
        `aioboto3#Session().client().${RUNTIME}`,
        '@aws-sdk/client-bedrock-runtime#{BedrockRuntime,BedrockRuntimeClient}().{invokeModel,converse,converseStream}',
      ],
      tails: ['invoke_model', 'invoke_model_with_response_stream', 'converse', 'converse_stream'],
      argument: { names: ['modelId'] },
    },
    {
      id: 'command',
      subject: 'model',
      callee: [
        `@aws-sdk/client-bedrock-runtime#${COMMANDS}`,
        '@aws-sdk/client-bedrock-runtime#StartAsyncInvokeCommand',
      ],
      argument: { names: ['modelId'] },
    },
    {
      id: 'model-info',
      subject: 'model',
      callee: ['boto3#client().get_foundation_model', '@aws-sdk/client-bedrock#GetFoundationModelCommand'],
      argument: { names: ['modelIdentifier'] },
    },
    {
      id: 'knowledge-base',
      subject: 'model',
      callee: [
        'boto3#client().{retrieve_and_generate,retrieve_and_generate_stream}',
        'boto3#Session().client().{retrieve_and_generate,retrieve_and_generate_stream}',
        '@aws-sdk/client-bedrock-agent-runtime#{RetrieveAndGenerateCommand,RetrieveAndGenerateStreamCommand}',
      ],
      tails: ['retrieve_and_generate'],
      argument: {
        names: [
          'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn',
          'retrieveAndGenerateConfiguration.externalSourcesConfiguration.modelArn',
        ],
      },
    },
  ],
};
