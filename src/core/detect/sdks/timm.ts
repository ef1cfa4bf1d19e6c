import type { SdkTable } from '../signature.ts';

/** Vision models; weights come from the Hub, by default of the library's own organisation. */
export const timm: SdkTable = {
  id: 'timm',
  documentation: 'https://huggingface.co/docs/timm/reference/models',
  packages: [{ ecosystem: 'pypi', name: 'timm', modules: ['timm'] }],
  provider: 'timm',
  grammar: 'native',
  signatures: [
    {
      id: 'create-model',
      subject: 'model',
      callee: ['timm#create_model'],
      argument: { names: ['model_name'], position: 0 },
    },
  ],
};
