import type { SdkTable } from '../signature.ts';

/** vLLM's offline engine; weights come from the Hub. */
export const vllm: SdkTable = {
  id: 'vllm',
  documentation: 'https://docs.vllm.ai/en/latest/api/vllm/index.html',
  packages: [
    { ecosystem: 'pypi', name: 'vllm', modules: ['vllm'] },
    { ecosystem: 'pypi', name: 'sglang', modules: ['sglang'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'llm',
      subject: 'model',
      callee: ['vllm#LLM'],
      argument: { names: ['model'], position: 0 },
      revision: { names: ['revision'] },
    },
    {
      id: 'engine-args',
      subject: 'model',
      callee: ['vllm#{EngineArgs,AsyncEngineArgs}'],
      argument: { names: ['model'], position: 0 },
      revision: { names: ['revision'] },
    },
    {
      id: 'sglang-engine',
      subject: 'model',
      callee: ['sglang#{Engine,Runtime}'],
      argument: { names: ['model_path'] },
      revision: { names: ['revision'] },
    },
  ],
};
