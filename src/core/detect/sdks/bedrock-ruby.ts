import type { SdkTable } from '../signature.ts';

const CLIENT = 'Aws::BedrockRuntime#{Client,AsyncClient}()';

/** Amazon Bedrock through the AWS SDK for Ruby. */
export const bedrockRuby: SdkTable = {
  id: 'bedrock-ruby',
  documentation: 'https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/BedrockRuntime/Client.html',
  packages: [
    { ecosystem: 'gem', name: 'aws-sdk-bedrockruntime', modules: ['aws-sdk-bedrockruntime', 'Aws::BedrockRuntime'] },
    { ecosystem: 'gem', name: 'aws-sdk-bedrock', modules: ['aws-sdk-bedrock', 'Aws::Bedrock'] },
  ],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'runtime',
      subject: 'model',
      callee: [
        `${CLIENT}.{converse,converse_stream,invoke_model,invoke_model_with_response_stream,count_tokens}`,
        `${CLIENT}.{start_async_invoke,invoke_model_with_bidirectional_stream}`,
      ],
      tails: ['converse', 'converse_stream', 'invoke_model', 'invoke_model_with_response_stream'],
      argument: { names: ['model_id'] },
    },
    {
      id: 'model-info',
      subject: 'model',
      callee: ['Aws::Bedrock#Client().get_foundation_model'],
      argument: { names: ['model_identifier'] },
    },
  ],
};
