import type { ConfigTable } from '../config-table.ts';

/** Aider. */
export const aider: ConfigTable = {
  id: 'aider',
  documentation: 'https://aider.chat/docs/config/aider_conf.html',
  documents: [{ files: ['.aider.conf.{yml,yaml}', '.aider.model.settings.{yml,yaml}'] }],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['{model,editor-model,weak-model}'],
      grammar: 'litellm',
    },
    {
      // https://aider.chat/docs/config/adv-model-settings.html
      id: 'model-settings',
      subject: 'model',
      paths: ['[].{name,editor_model_name,weak_model_name}'],
      use: 'listed',
      grammar: 'litellm',
    },
    {
      id: 'alias',
      subject: 'model',
      paths: ['alias[]'],
      use: 'listed',
      grammar: 'litellm',
      written: [{ pattern: /^[^:]+:(.+)$/ }],
    },
  ],
};
