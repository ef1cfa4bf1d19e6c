import type { SdkTable } from '../signature.ts';

/** Informers and Transformers.rb: models of the Hub, run in Ruby. */
export const transformersRuby: SdkTable = {
  id: 'transformers-ruby',
  documentation: 'https://github.com/ankane/informers and https://github.com/ankane/transformers-ruby',
  packages: [
    { ecosystem: 'gem', name: 'informers', modules: ['informers', 'Informers'] },
    { ecosystem: 'gem', name: 'transformers-rb', modules: ['transformers-rb', 'Transformers'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'pipeline',
      subject: 'model',
      callee: ['Informers#pipeline', 'Transformers#pipeline'],
      argument: { names: ['model'], position: 1 },
      // The default depends on the task and the version.
      omitted: { uses: null },
    },
    {
      id: 'model',
      subject: 'model',
      callee: ['Informers#Model', 'Transformers#SentenceTransformer'],
      argument: { names: ['model_id'], position: 0 },
    },
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: ['Transformers#*.from_pretrained'],
      argument: { names: ['pretrained_model_name_or_path'], position: 0 },
    },
  ],
};
