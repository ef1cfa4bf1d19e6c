import type { ConfigTable } from '../config-table.ts';

/** Models that policies of AWS allow: by their resource names, in every format. */
export const bedrockPolicies: ConfigTable = {
  id: 'bedrock-policy',
  documentation: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html',
  documents: [{}],
  settings: [
    {
      id: 'resource',
      subject: 'model',
      paths: [
        '**.{Resource,Resources,NotResource}',
        '**.{Resource,Resources,NotResource}[]',
        '**.{Resource,Resources}[].**',
        '**.{Resource,Resources}.Fn::Sub',
      ],
      use: 'listed',
      provider: 'bedrock',
      grammar: 'bedrock',
      written: [{ pattern: /:(?:foundation-model|inference-profile)\/((?:[\w-]+\.){1,2}[\w.:-]*[\w])$/ }],
      otherwise: 'next',
    },
  ],
};

/** CloudFormation, SAM and Serverless: resources of Bedrock. */
export const cloudformation: ConfigTable = {
  id: 'cloudformation',
  documentation: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Bedrock.html',
  documents: [{ has: [{ path: '{Resources,resources.Resources}.*.Type', text: /^AWS::/ }] }],
  settings: [
    {
      id: 'foundation-model',
      subject: 'model',
      paths: ['**.Properties.**.FoundationModel', '**.Properties.ModelSource.CopyFrom'],
      use: 'call',
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: ['**.Properties.**.EmbeddingModelArn'],
      use: 'call',
      provider: 'bedrock',
      grammar: 'bedrock',
      written: [{ pattern: /:foundation-model\/([\w.:-]+)$/ }],
    },
  ],
};

/** Terraform: deployments of models. */
export const terraform: ConfigTable = {
  id: 'terraform',
  documentation: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cognitive_deployment',
  documents: [
    {
      has: [
        {
          path: '{resource,data}.{azurerm_cognitive_deployment,aws_bedrock*,aws_sagemaker*,google_vertex*,huggingface*}',
        },
      ],
    },
  ],
  words: ['azurerm_cognitive_deployment', 'aws_bedrock'],
  settings: [
    {
      id: 'azure-deployment',
      subject: 'model',
      paths: ['resource.azurerm_cognitive_deployment.*.model.name'],
      use: 'call',
      provider: 'azure-openai',
      revision: 'version',
    },
    {
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrockagent_agent
      id: 'bedrock-model',
      subject: 'model',
      paths: [
        '{resource,data}.aws_bedrock*.*.{foundation_model,model_id,base_model_identifier,model_arn}',
        'resource.aws_bedrock*.*.**.{model_arn,copy_from,model_id}',
      ],
      use: 'call',
      provider: 'bedrock',
      grammar: 'bedrock',
      written: [
        { pattern: /:(?:foundation-model|inference-profile)\/([\w.:-]+)$/ },
        { pattern: /^([^:/.]+\.[\w.:-]+)$/ },
      ],
    },
    {
      id: 'bedrock-embedding-model',
      subject: 'embedding-model',
      paths: ['resource.aws_bedrock*.*.**.embedding_model_arn'],
      use: 'call',
      provider: 'bedrock',
      grammar: 'bedrock',
      written: [{ pattern: /:foundation-model\/([\w.:-]+)$/ }],
    },
  ],
  quiet: ['resource.azurerm_cognitive_deployment.*.name'],
};

/** Bicep and ARM templates: deployments of Azure OpenAI. */
export const azureResources: ConfigTable = {
  id: 'azure-resources',
  documentation: 'https://learn.microsoft.com/azure/templates/microsoft.cognitiveservices/accounts/deployments',
  documents: [
    { has: [{ path: 'resource.Microsoft.CognitiveServices/accounts/deployments*.**' }] },
    { has: [{ path: 'module.**.deployments[].model' }] },
    { files: ['*.{bicep,bicepparam,json}'], has: [{ path: '**.model.format', text: /^OpenAI$/ }] },
    { has: [{ path: 'resources[].type', text: /^Microsoft\.CognitiveServices\/accounts\/deployments$/ }] },
  ],
  words: ['Microsoft.CognitiveServices'],
  settings: [
    {
      id: 'deployment',
      subject: 'model',
      paths: [
        'resource.Microsoft.CognitiveServices/accounts/deployments*.*.properties.model.name',
        'resources[].properties.model.name',
      ],
      use: 'call',
      provider: 'azure-openai',
      revision: 'version',
    },
    {
      // What such a deployment is made from, where it stands apart.
      id: 'model',
      subject: 'model',
      paths: ['**.model.name', '**.deployments[].model.name'],
      where: [{ at: 'format', text: /^OpenAI$/ }],
      provider: 'azure-openai',
      revision: 'version',
    },
  ],
};
