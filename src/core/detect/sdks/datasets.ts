import type { SdkTable } from '../signature.ts';

/** Hugging Face Datasets. Pushing is not a use: the repository is written, not depended on. */
export const datasets: SdkTable = {
  id: 'datasets',
  documentation: 'https://huggingface.co/docs/datasets/package_reference/loading_methods',
  packages: [{ ecosystem: 'pypi', name: 'datasets', modules: ['datasets'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'load-dataset',
      subject: 'dataset',
      callee: ['datasets#{load_dataset,load_dataset_builder}'],
      tails: ['load_dataset'],
      argument: { names: ['path'], position: 0 },
      revision: { names: ['revision'] },
    },
    {
      id: 'inspect',
      subject: 'dataset',
      callee: [
        'datasets#{get_dataset_config_names,get_dataset_split_names,get_dataset_infos,get_dataset_default_config_name}',
      ],
      argument: { names: ['path'], position: 0 },
      revision: { names: ['revision'] },
    },
  ],
};
