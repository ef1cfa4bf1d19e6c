import type { CommandTable } from '../command-table.ts';

/** Flags of its servers that take nothing with them and may stand before the model. */
const SWITCHES = [
  '--trust-remote-code', '--enforce-eager', '--enable-auto-tool-choice', '--enable-prefix-caching', '--enable-chunked-prefill', '--enable-lora', '--enable-reasoning',
  '--disable-log-requests', '--disable-log-stats', '--no-enable-prefix-caching', '--headless', '--enable-expert-parallel', '--skip-tokenizer-init', '--disable-frontend-multiprocessing',
]; // prettier-ignore

export const vllmCommand: CommandTable = {
  id: 'vllm-command',
  documentation: 'https://docs.vllm.ai/en/latest/cli/serve/',
  programs: ['vllm', 'python -m vllm.entrypoints.cli.main'],
  images: [{ repository: /(?:^|\/)vllm(?:-openai|-serve|-cpu|-rocm|-dev)?(?:[-_][\w.-]+)?$/, given: ['serve'] }],
  provider: 'huggingface',
  grammar: 'hub',
  switches: SWITCHES,
  arguments: [
    { id: 'serve', subject: 'model', within: ['serve'], position: 0, revision: ['--revision'] },
    {
      id: 'model',
      subject: 'model',
      within: ['serve', 'bench', 'run-batch', 'chat', 'complete'],
      flags: ['--model', '--model-name'],
      revision: ['--revision'],
    },
    {
      // https://docs.vllm.ai/en/latest/features/spec_decode.html
      id: 'draft',
      subject: 'model',
      within: ['serve'],
      flags: ['--speculative-model'],
      mayBeOther: true,
    },
    {
      id: 'tokenizer',
      subject: 'model',
      within: ['serve'],
      flags: ['--tokenizer'],
      revision: ['--tokenizer-revision'],
    },
  ],
};

export const vllmModule: CommandTable = {
  id: 'vllm-module',
  documentation: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
  programs: [
    'python -m vllm.entrypoints.openai.api_server',
    'python -m vllm.entrypoints.api_server',
    'python -m vllm.entrypoints.openai.run_batch',
  ],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    { id: 'model', subject: 'model', flags: ['--model'], revision: ['--revision'] },
    { id: 'tokenizer', subject: 'model', flags: ['--tokenizer'], revision: ['--tokenizer-revision'] },
  ],
};
