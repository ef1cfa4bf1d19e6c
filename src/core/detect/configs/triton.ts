import type { ConfigTable } from '../config-table.ts';

const HUB = /^((?!(?:models?|opt|mnt|data|workspace)\/)[\w.-]+\/[\w.-]+)$/;

/** Models of Triton Inference Server: parameters of its backends. */
export const triton: ConfigTable = {
  id: 'triton',
  documentation: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html',
  documents: [{ files: ['config.pbtxt'] }],
  settings: [
    {
      id: 'parameter',
      subject: 'model',
      paths: ['parameters.value.string_value', 'parameters[].value.string_value'],
      where: [{ at: '../key', text: /^(?:model|model_name|model_id|model_path|hf_model|huggingface_model|tokenizer(?:_dir|_id|_name)?|pretrained_model_name_or_path)$/i }],
      provider: 'huggingface',
      grammar: 'hub',
      written: [{ pattern: HUB }],
    },
  ],
  quiet: ['name'],
}; // prettier-ignore
