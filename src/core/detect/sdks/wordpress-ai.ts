import type { SdkTable } from '../signature.ts';

/** WordPress's AI client: a prompt is built, and says which models it prefers. */
export const wordpressAi: SdkTable = {
  id: 'wordpress-ai',
  documentation: 'https://github.com/WordPress/php-ai-client',
  packages: [{ ecosystem: 'composer', name: 'wordpress/php-ai-client', modules: ['WordPress\\AiClient'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'preference',
      subject: 'model',
      callee: [
        'WordPress\\AiClient#AiClient.prompt().usingModelPreference',
        'WordPress\\AiClient#AiClient.prompt().**.usingModelPreference',
      ],
      tails: ['usingModelPreference', 'using_model_preference'],
      argument: { names: ['preferredModels'], position: 0 },
      many: true,
    },
  ],
};
