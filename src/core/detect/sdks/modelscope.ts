import type { SdkTable } from '../signature.ts';

/** ModelScope: `org/name` names a repository of its own hub, not of Hugging Face's. */
export const modelscope: SdkTable = {
  id: 'modelscope',
  documentation: 'https://modelscope.cn/docs/models/download',
  packages: [{ ecosystem: 'pypi', name: 'modelscope', modules: ['modelscope'] }],
  provider: 'modelscope',
  grammar: 'native',
  signatures: [
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: [
        'modelscope#{Model,AutoModel,AutoModelForCausalLM,AutoModelForSequenceClassification,AutoModelForTokenClassification,AutoTokenizer,AutoProcessor,AutoConfig,GenerationConfig}.from_pretrained',
      ],
      argument: { names: ['model_name_or_path', 'pretrained_model_name_or_path'], position: 0 },
      revision: { names: ['revision'] },
    },
    {
      id: 'download',
      subject: 'model',
      callee: ['modelscope#{snapshot_download,model_file_download}'],
      argument: { names: ['model_id'], position: 0 },
      revision: { names: ['revision'] },
    },
    {
      id: 'pipeline',
      subject: 'model',
      callee: ['modelscope#pipeline'],
      argument: { names: ['model'], position: 1 },
      revision: { names: ['model_revision'] },
    },
  ],
};
