import type { ConfigTable } from '../config-table.ts';

/** LibreChat: what its users may choose from, and what it uses by itself. */
export const librechat: ConfigTable = {
  id: 'librechat',
  documentation: 'https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/custom_endpoint',
  documents: [{ files: ['*librechat*.{yaml,yml}'] }, { has: [{ path: 'endpoints.custom[].models' }] }],
  words: ['titleModel', 'titleConvo'],
  settings: [
    {
      id: 'offered-model',
      subject: 'model',
      paths: ['endpoints.custom[].models.default[]'],
      use: 'listed',
      providerIn: ['../../name'],
      endpoint: ['../baseURL', '../../baseURL'],
      mayBeOther: true,
    },
    {
      id: 'own-model',
      subject: 'model',
      paths: [
        'endpoints.*.{titleModel,summaryModel}',
        'endpoints.custom[].{titleModel,summaryModel}',
        'memory.agent.model',
      ],
      providerIn: ['provider', 'name'],
      endpoint: ['baseURL'],
      // The model of the conversation.
      written: [{ pattern: /^(?!current_model$)(.+)$/ }],
      mayBeOther: true,
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['endpoints.custom[].baseURL', 'endpoints.*.baseURL'],
      provider: 'openai-compatible',
    },
    {
      id: 'azure-deployment',
      subject: 'model',
      paths: ['endpoints.azureOpenAI.groups[].models.*.deploymentName'],
      provider: 'azure-openai',
    },
    {
      id: 'model-spec',
      subject: 'model',
      paths: ['modelSpecs.list[].preset.model'],
      use: 'listed',
      mayBeOther: true,
    },
  ],
  quiet: ['endpoints.custom[].{name,modelDisplayLabel}', 'modelSpecs.list[].{name,label,description}'],
};
