import type { SdkTable } from '../signature.ts';

/** Models that run on the machine, from Rust: files of the Hub, and servers. */
export const rustLocal: SdkTable = {
  id: 'rust-local',
  documentation: 'https://docs.rs/hf-hub',
  packages: [
    { ecosystem: 'cargo', name: 'hf-hub', modules: ['hf_hub'] },
    { ecosystem: 'cargo', name: 'candle-core', modules: ['candle_core'] },
    { ecosystem: 'cargo', name: 'candle-transformers', modules: ['candle_transformers'] },
    { ecosystem: 'cargo', name: 'candle-nn', modules: ['candle_nn'] },
    { ecosystem: 'cargo', name: 'tokenizers', modules: ['tokenizers'] },
    { ecosystem: 'cargo', name: 'mistralrs', modules: ['mistralrs'] },
    { ecosystem: 'cargo', name: 'fastembed', modules: ['fastembed'] },
    { ecosystem: 'cargo', name: 'ollama-rs', modules: ['ollama_rs'] },
    { ecosystem: 'cargo', name: 'genai', modules: ['genai'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'hub-model',
      subject: 'model',
      callee: ['hf_hub#{Api,ApiBuilder}.{new,from_env}().**.{model}'],
      argument: { names: ['model_id'], position: 0 },
    },
    {
      id: 'hub-repo',
      subject: 'model',
      callee: ['hf_hub#Repo.{model,new}'],
      argument: { names: ['repo_id'], position: 0 },
    },
    {
      id: 'hub-revision',
      subject: 'model',
      callee: ['hf_hub#Repo.with_revision'],
      argument: { names: ['repo_id'], position: 0 },
      revision: { names: ['revision'], position: 2 },
    },
    {
      id: 'tokenizer',
      subject: 'model',
      callee: ['tokenizers#Tokenizer.from_pretrained'],
      argument: { names: ['identifier'], position: 0 },
    },
    {
      id: 'mistralrs',
      subject: 'model',
      callee: ['mistralrs#{TextModelBuilder,VisionModelBuilder,GgufModelBuilder,DiffusionModelBuilder}.new'],
      argument: { names: ['model_id'], position: 0 },
    },
    {
      id: 'fastembed',
      subject: 'embedding-model',
      callee: ['fastembed#{InitOptions,TextInitOptions,RerankInitOptions}.new', 'fastembed#{InitOptions}'],
      argument: { names: ['model_name'], position: 0 },
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: [
        'ollama_rs#{GenerationRequest,ChatMessageRequest,Coordinator}.new',
        'ollama_rs#Ollama.{new,default}().{pull_model,show_model_info}',
      ],
      argument: { names: ['model_name', 'model'], position: 0 },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-embedding',
      subject: 'embedding-model',
      callee: ['ollama_rs#GenerateEmbeddingsRequest.new'],
      argument: { names: ['model_name'], position: 0 },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'genai',
      subject: 'model',
      callee: ['genai#Client.{default,builder}().**.{exec_chat,exec_chat_stream,exec_embed}'],
      tails: ['exec_chat', 'exec_chat_stream'],
      argument: { names: ['model'], position: 0 },
      provider: 'openai',
      grammar: 'guess',
    },
  ],
  constants: ['fastembed#*'],
};
