import type { SdkTable } from '../signature.ts';

/** PEFT adapters: `PeftModel.from_pretrained` takes the base model first and the adapter's id second. */
export const peft: SdkTable = {
  id: 'peft',
  documentation: 'https://huggingface.co/docs/peft/package_reference/peft_model',
  packages: [{ ecosystem: 'pypi', name: 'peft', modules: ['peft'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'adapter',
      subject: 'model',
      callee: [
        'peft#{PeftModel,PeftModelForCausalLM,PeftModelForSeq2SeqLM,PeftModelForSequenceClassification}.from_pretrained',
        'peft#{PeftModelForFeatureExtraction,PeftModelForTokenClassification,PeftMixedModel}.from_pretrained',
      ],
      argument: { names: ['model_id'], position: 1 },
      revision: { names: ['revision'] },
    },
    {
      id: 'auto-adapter',
      subject: 'model',
      callee: [
        'peft#{AutoPeftModel,AutoPeftModelForCausalLM,AutoPeftModelForSeq2SeqLM,PeftConfig,LoraConfig}.from_pretrained',
        'peft#{AutoPeftModelForSequenceClassification,AutoPeftModelForFeatureExtraction}.from_pretrained',
      ],
      argument: { names: ['pretrained_model_name_or_path'], position: 0 },
      revision: { names: ['revision'] },
    },
  ],
};
