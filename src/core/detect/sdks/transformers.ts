import type { SdkTable } from '../signature.ts';

const REVISION = { names: ['revision'] };

/** Hugging Face Transformers, in Python and in the browser: every class loads weights from the Hub with `from_pretrained`. */
export const transformers: SdkTable = {
  id: 'transformers',
  documentation: 'https://huggingface.co/docs/transformers/main_classes/model',
  packages: [
    { ecosystem: 'pypi', name: 'transformers', modules: ['transformers'] },
    { ecosystem: 'npm', name: '@huggingface/transformers', modules: ['@huggingface/transformers'] },
    { ecosystem: 'npm', name: '@xenova/transformers', modules: ['@xenova/transformers'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  rank: 14,
  signatures: [
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: [
        'transformers#*.from_pretrained',
        '@huggingface/transformers#*.from_pretrained',
        '@xenova/transformers#*.from_pretrained',
      ],
      tails: ['from_pretrained'],
      argument: { names: ['pretrained_model_name_or_path'], position: 0 },
      revision: REVISION,
    },
    {
      id: 'pipeline',
      subject: 'model',
      callee: ['transformers#pipeline', '@huggingface/transformers#pipeline', '@xenova/transformers#pipeline'],
      argument: { names: ['model'], position: 1 },
      // The default depends on the task and the version.
      omitted: { uses: null },
      revision: REVISION,
    },
    {
      id: 'pipeline-tokenizer',
      subject: 'model',
      callee: ['transformers#pipeline'],
      argument: { names: ['tokenizer'] },
    },
    {
      id: 'load-adapter',
      subject: 'model',
      callee: ['transformers#*.from_pretrained().load_adapter'],
      tails: ['load_adapter'],
      argument: { names: ['peft_model_id'], position: 0 },
      revision: REVISION,
    },
  ],
};
