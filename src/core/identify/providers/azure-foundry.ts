import { anyDate } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** Models of other makers on Azure AI Foundry (serverless API and managed compute). */
export const azureFoundry: ProviderRules = {
  id: 'azure-foundry',
  litellm: ['azure_ai'],
  langchain: ['azure_ai'],
  read: (text) => plainReading(text),
  snapshot: anyDate,
  neverPins: true,
};
