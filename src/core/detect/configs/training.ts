import type { ConfigTable } from '../config-table.ts';

const HUB_MODEL = /^((?!(?:\.|\/|~|models?\/|outputs?\/|checkpoints?\/|data\/|runs?\/))[\w.-]+\/[\w.-]+)$/;
const HUB_DATASET = /^((?!data\/|datasets\/|\.|\/)[\w.-]+\/[\w.-]+)$/;

/** Recipes of trainers on top of Transformers: TRL, open-r1, alignment-handbook, LLaMA-Factory, Axolotl. */
export const trainingRecipes: ConfigTable = {
  id: 'training-recipe',
  documentation: 'https://huggingface.co/docs/trl/main/en/script_utils',
  documents: [
    { has: [{ path: '{model_name_or_path,model_args.model_name_or_path}' }] },
    {
      has: [
        { path: '**.model_name_or_path' },
        { path: '**.{tokenizer_name_or_path,peft_config,lora_r,lora_rank,per_device_train_batch_size}' },
      ],
    },
    { has: [{ path: 'base_model' }, { path: '{datasets,sequence_len,adapter,micro_batch_size,val_set_size}' }] },
  ],
  words: ['model_name_or_path', 'base_model'],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: [
        '**.{model_name_or_path,reward_model_path,ref_model_path,teacher_model_name_or_path,reward_model_name_or_path,ref_model_name_or_path,sft_model_path}',
        '{teacher_model,reward_model,ref_model,assistant_model}',
      ],
      provider: 'huggingface',
      grammar: 'hub',
      revision: 'model_revision',
    },
    {
      // https://docs.axolotl.ai/docs/config-reference.html
      id: 'base-model',
      subject: 'model',
      paths: ['{base_model,base_model_config}'],
      provider: 'huggingface',
      grammar: 'hub',
      revision: 'revision_of_model',
    },
    {
      // A tokenizer, a feature extractor or an adapter is loaded from a repository of its own.
      id: 'part',
      subject: 'model',
      paths: [
        '**.{*tokenizer_name,*tokenizer_name_or_path,*feature_extractor_name,*feature_extractor_name_or_path,*processor_name_or_path,image_processor_name,config_name}',
        '**.{*adapter_name_or_path,lora_name_or_path,peft_model_id,lora_model_dir,tokenizer_config,*vae_model_name_or_path,controlnet_model_name_or_path,pretrained_vae_model_name_or_path}',
        '**.{asr_model_name_or_path,encoder_name_or_path,decoder_name_or_path,vision_tower,text_encoder_name_or_path,speaker_encoder_name_or_path}',
      ],
      provider: 'huggingface',
      grammar: 'hub',
      written: [{ pattern: HUB_MODEL }],
    },
    {
      id: 'dataset',
      subject: 'dataset',
      paths: [
        '{dataset_name,dataset_id,dataset_test,*_dataset_name,*_dataset_id,dataset_name_or_path}',
        '{data,data_args,script_args,dataset,training}.{dataset_name,dataset_id,*_dataset_name,dataset_name_or_path}',
        '{datasets,test_datasets,pretraining_dataset}[].path',
        'pretraining_dataset',
        'dataset_mixture.datasets[].id',
        'dataset_mixer.*',
      ],
      provider: 'huggingface',
      grammar: 'hub',
      revision: 'revision',
      joinedBy: /[+,]/,
      written: [{ pattern: HUB_DATASET }],
    },
    {
      id: 'dataset-mixer',
      subject: 'dataset',
      paths: ['dataset_mixer.*'],
      key: true,
      provider: 'huggingface',
      grammar: 'hub',
      written: [{ pattern: HUB_DATASET }],
    },
  ],
  // Where the result is put, and names of the run.
  quiet: [
    '{hub_model_id,output_dir,run_name,wandb_name,wandb_project,model_type,tokenizer_type,hub_model_revision,hub_dataset_*,output_dataset_*,push_dataset_*,save_dataset_*,saved_dataset_*,target_dataset_*,save_to_disk,dataset_config}',
  ],
};

/** Tasks of the LM Evaluation Harness. */
export const lmEvalTask: ConfigTable = {
  id: 'lm-eval-task',
  documentation: 'https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/task_guide.md',
  documents: [
    { has: [{ path: 'dataset_path' }, { path: '{task,group,include,tag,doc_to_text,doc_to_target,output_type}' }] },
  ],
  words: ['dataset_path'],
  settings: [
    {
      id: 'dataset',
      subject: 'dataset',
      paths: ['dataset_path'],
      provider: 'huggingface',
      grammar: 'hub',
      revision: 'dataset_kwargs.revision',
    },
  ],
};

/** Configuration file of `vllm serve --config`. */
export const vllmConfig: ConfigTable = {
  id: 'vllm-config',
  documentation: 'https://docs.vllm.ai/en/latest/configuration/serve_args.html',
  documents: [
    {
      has: [
        { path: 'model' },
        {
          path: '{tensor-parallel-size,served-model-name,gpu-memory-utilization,max-model-len,max-num-seqs,uvicorn-log-level}',
        },
      ],
    },
  ],
  words: [
    'tensor-parallel-size',
    'tensor_parallel_size',
    'served-model-name',
    'gpu-memory-utilization',
    'max-model-len',
  ],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['{model,tokenizer}', 'speculative-config.model'],
      provider: 'huggingface',
      grammar: 'hub',
      revision: 'revision',
    },
  ],
  quiet: ['served-model-name', 'served-model-name[]'],
};

/** Adapters saved by PEFT. */
export const adapterConfig: ConfigTable = {
  id: 'adapter-config',
  documentation: 'https://huggingface.co/docs/peft/main/en/developer_guides/checkpoint',
  documents: [
    { files: ['adapter_config.json'] },
    { has: [{ path: 'base_model_name_or_path' }, { path: 'peft_type' }] },
  ],
  words: ['base_model_name_or_path'],
  settings: [
    {
      id: 'base-model',
      subject: 'model',
      paths: ['base_model_name_or_path'],
      provider: 'huggingface',
      grammar: 'hub',
      revision: 'revision',
    },
  ],
};
