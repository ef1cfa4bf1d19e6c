import type { SdkTable } from '../signature.ts';

/** Libraries that load weights from the Hub in their own way. */
export const hubLoaders: SdkTable = {
  id: 'hub-loaders',
  documentation: 'https://huggingface.co/docs/hub/models-libraries',
  packages: [
    { ecosystem: 'pypi', name: 'byaldi', modules: ['byaldi'] },
    { ecosystem: 'pypi', name: 'unsloth', modules: ['unsloth'] },
    { ecosystem: 'pypi', name: 'optimum', modules: ['optimum'] },
    { ecosystem: 'pypi', name: 'setfit', modules: ['setfit'] },
    { ecosystem: 'pypi', name: 'gliner', modules: ['gliner'] },
    { ecosystem: 'pypi', name: 'colpali-engine', modules: ['colpali_engine'] },
    { ecosystem: 'pypi', name: 'auto-gptq', modules: ['auto_gptq'] },
    { ecosystem: 'pypi', name: 'autoawq', modules: ['awq'] },
    { ecosystem: 'pypi', name: 'trl', modules: ['trl'] },
    { ecosystem: 'pypi', name: 'fastembed', modules: ['fastembed'] },
    { ecosystem: 'pypi', name: 'FlagEmbedding', modules: ['FlagEmbedding'] },
    { ecosystem: 'pypi', name: 'llama-cpp-python', modules: ['llama_cpp'] },
    { ecosystem: 'pypi', name: 'mlx-lm', modules: ['mlx_lm'] },
    { ecosystem: 'pypi', name: 'ctransformers', modules: ['ctransformers'] },
    { ecosystem: 'pypi', name: 'outlines', modules: ['outlines'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: [
        'unsloth#*.from_pretrained',
        'optimum#*.from_pretrained',
        'setfit#*.from_pretrained',
        'gliner#*.from_pretrained',
        'colpali_engine#*.from_pretrained',
        'auto_gptq#*.{from_pretrained,from_quantized}',
        'awq#*.{from_pretrained,from_quantized}',
        'trl#*.from_pretrained',
        'llama_cpp#Llama.from_pretrained',
        'ctransformers#AutoModelForCausalLM.from_pretrained',
      ],
      argument: {
        names: ['model_name', 'pretrained_model_name_or_path', 'repo_id', 'model_path_or_repo_id'],
        position: 0,
      },
      revision: { names: ['revision'] },
    },
    {
      id: 'retrieval-model',
      subject: 'embedding-model',
      callee: [
        'byaldi#RAGMultiModalModel.from_pretrained',
        'fastembed#{TextEmbedding,SparseTextEmbedding,ImageEmbedding,LateInteractionTextEmbedding}',
        'FlagEmbedding#{FlagModel,BGEM3FlagModel,FlagAutoModel}',
      ],
      argument: { names: ['pretrained_model_name_or_path', 'model_name', 'model_name_or_path'], position: 0 },
    },
    {
      id: 'load',
      subject: 'model',
      callee: [
        'mlx_lm#load',
        'outlines#models.{transformers,vllm,mlxlm}',
        'FlagEmbedding#{FlagReranker,FlagLLMReranker}',
      ],
      argument: { names: ['path_or_hf_repo', 'model_name', 'model_name_or_path'], position: 0 },
    },
    {
      id: 'trainer',
      subject: 'model',
      callee: [
        'trl#{SFTTrainer,DPOTrainer,GRPOTrainer,ORPOTrainer,KTOTrainer,CPOTrainer,BCOTrainer,RewardTrainer}',
        'trl#{RLOOTrainer,AsyncGRPOTrainer,OnlineDPOTrainer,XPOTrainer,GKDTrainer,PRMTrainer}',
      ],
      argument: { names: ['model'], position: 0 },
    },
  ],
};
