import type { CommandTable } from '../command-table.ts';

export const azureCli: CommandTable = {
  id: 'azure-cli',
  documentation: 'https://learn.microsoft.com/cli/azure/cognitiveservices/account/deployment',
  programs: ['az'],
  provider: 'azure-openai',
  grammar: 'native',
  arguments: [
    {
      id: 'deployment-model',
      subject: 'model',
      within: ['cognitiveservices account deployment create'],
      flags: ['--model-name'],
      revision: ['--model-version'],
    },
    {
      id: 'deployment',
      subject: 'model',
      within: ['cognitiveservices account deployment create'],
      flags: ['--deployment-name'],
    },
  ],
};

export const awsCli: CommandTable = {
  id: 'aws-cli',
  documentation: 'https://docs.aws.amazon.com/cli/latest/reference/bedrock-runtime/',
  programs: ['aws'],
  provider: 'bedrock',
  grammar: 'bedrock',
  arguments: [
    {
      id: 'model',
      subject: 'model',
      within: [
        'bedrock-runtime invoke-model',
        'bedrock-runtime invoke-model-with-response-stream',
        'bedrock-runtime converse',
        'bedrock-runtime count-tokens',
        'bedrock-runtime start-async-invoke',
        'bedrock create-provisioned-model-throughput',
        'bedrock create-foundation-model-agreement',
        'bedrock put-foundation-model-entitlement',
      ],
      flags: ['--model-id'],
    },
    {
      id: 'agent',
      subject: 'model',
      within: ['bedrock-agent create-agent', 'bedrock-agent update-agent'],
      flags: ['--foundation-model'],
    },
    {
      id: 'foundation-model',
      subject: 'model',
      within: ['bedrock get-foundation-model'],
      flags: ['--model-identifier'],
    },
  ],
};

export const googleCli: CommandTable = {
  id: 'gcloud',
  documentation: 'https://cloud.google.com/sdk/gcloud/reference/ai/model-garden/models/deploy',
  programs: ['gcloud'],
  provider: 'vertex',
  grammar: 'vertex',
  arguments: [
    {
      id: 'model-garden',
      subject: 'model',
      within: [
        'ai model-garden models deploy',
        'alpha ai model-garden models deploy',
        'beta ai model-garden models deploy',
      ],
      flags: ['--model'],
    },
  ],
};
