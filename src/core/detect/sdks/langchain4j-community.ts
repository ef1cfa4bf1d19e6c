import type { SdkTable } from '../signature.ts';

const DASHSCOPE = ['dev.langchain4j.community.model.dashscope', 'dev.langchain4j.model.dashscope'];
const ZHIPU = ['dev.langchain4j.community.model.zhipu', 'dev.langchain4j.model.zhipu'];
const VALUE = { names: ['modelName'], position: 0 };

function built(modules: readonly string[], path: string): readonly string[] {
  return modules.map((module) => `${module}#${path}`);
}

/** LangChain4j's community modules for Alibaba's and Zhipu's models. */
export const langchain4jCommunity: SdkTable = {
  id: 'langchain4j-community',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/dashscope',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-community-dashscope', modules: DASHSCOPE },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-community-zhipu-ai', modules: ZHIPU },
  ],
  provider: null,
  grammar: 'native',
  signatures: [
    {
      id: 'qwen',
      subject: 'model',
      callee: built(
        DASHSCOPE,
        '{QwenChatModel,QwenStreamingChatModel,QwenLanguageModel,QwenStreamingLanguageModel,WanxImageModel}.builder().**.modelName',
      ),
      argument: VALUE,
      provider: 'alibaba-model-studio',
    },
    {
      id: 'qwen-embeddings',
      subject: 'embedding-model',
      callee: built(DASHSCOPE, 'QwenEmbeddingModel.builder().**.modelName'),
      argument: VALUE,
      provider: 'alibaba-model-studio',
    },
    {
      id: 'zhipu',
      subject: 'model',
      callee: built(ZHIPU, '{ZhipuAiChatModel,ZhipuAiStreamingChatModel,ZhipuAiImageModel}.builder().**.model'),
      argument: VALUE,
      provider: 'z-ai',
    },
  ],
};
