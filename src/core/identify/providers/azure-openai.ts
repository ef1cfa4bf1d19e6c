import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';
import { told } from '../../model/told.ts';

/**
 * Azure OpenAI and Foundry. Code names a deployment; the model and its version are properties of the deployment
 * (https://learn.microsoft.com/azure/ai-services/openai/how-to/working-with-models). A version beside the name pins it.
 */
export const azureOpenai: ProviderRules = {
  id: 'azure-openai',
  litellm: ['azure', 'azure_text'],
  langchain: ['azure_openai', 'azure'],
  read: (text, revision) => {
    const name = text.replace(/^gpt-35-/, 'gpt-3.5-');
    if (revision !== null && revision !== '') {
      return {
        ...plainReading(text),
        lookup: `${name}@${revision}`,
        revision: { kind: 'snapshot', value: revision },
        pin: { state: 'pinned', reason: told`the deployment names version ${revision}` },
      };
    }
    return {
      ...plainReading(text),
      lookup: name,
      pin: {
        state: 'no-pin-offered',
        reason: told`names an Azure deployment; the version is set on the deployment, not in code`,
      },
    };
  },
  snapshot: () => null,
  neverPins: true,
};
