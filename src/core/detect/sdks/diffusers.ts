import type { SdkTable } from '../signature.ts';

/** Hugging Face Diffusers: pipelines, their parts, and adapters loaded into them. */
export const diffusers: SdkTable = {
  id: 'diffusers',
  documentation: 'https://huggingface.co/docs/diffusers/using-diffusers/loading',
  packages: [{ ecosystem: 'pypi', name: 'diffusers', modules: ['diffusers'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: ['diffusers#*.from_pretrained'],
      argument: { names: ['pretrained_model_name_or_path', 'pretrained_model_or_path'], position: 0 },
      revision: { names: ['revision'] },
    },
    {
      id: 'load-adapter',
      subject: 'model',
      callee: [
        'diffusers#*.from_pretrained().{load_lora_weights,load_textual_inversion,load_ip_adapter}',
        'diffusers#*.from_pretrained().to().{load_lora_weights,load_textual_inversion,load_ip_adapter}',
      ],
      tails: ['load_lora_weights', 'load_textual_inversion', 'load_ip_adapter'],
      argument: { names: ['pretrained_model_name_or_path_or_dict', 'pretrained_model_name_or_path'], position: 0 },
      revision: { names: ['revision'] },
    },
  ],
};
