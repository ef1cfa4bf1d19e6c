import type { CommandTable } from '../command-table.ts';

export const lmEvaluationHarness: CommandTable = {
  id: 'lm-eval',
  documentation: 'https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/interface.md',
  programs: ['lm_eval', 'lm-eval', 'python -m lm_eval', 'lighteval', 'evalplus.evaluate', 'evalplus.codegen'],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    ...(
      [
        ['openai', /^openai(?:-chat)?-completions$/, 'openai'],
        ['anthropic', /^anthropic(?:-chat)?(?:-completions)?$/, 'anthropic'],
        ['served', /^local-(?:chat-)?completions$|^sglang-generate$/, null],
      ] as const
    ).map(([id, kind, provider]) => ({
      // What is asked over HTTP is named as its server names it.
      id,
      subject: 'model' as const,
      flags: ['--model-args', '-a'],
      where: [['--model', kind] as const],
      ...(provider === null
        ? { grammar: 'guess' as const, provider: 'openai-compatible' }
        : { grammar: 'native' as const, provider }),
      written: [{ pattern: /(?:^|,)model=(?<id>[^,]+)/ }],
      mayBeOther: true,
    })),
    {
      id: 'model',
      subject: 'model',
      flags: ['--model-args', '-a'],
      written: [{ pattern: /(?:^|,)(?:pretrained|model|model_name)=(?<id>[^,]+)/ }],
      mayBeOther: true,
    },
    {
      id: 'positional',
      subject: 'model',
      within: ['accelerate', 'vllm', 'endpoint'],
      position: 0,
      written: [{ pattern: /(?:^|,)(?:pretrained|model_name)=(?<id>[^,]+)/ }],
      mayBeOther: true,
    },
  ],
};

export const trl: CommandTable = {
  id: 'trl-command',
  documentation: 'https://huggingface.co/docs/trl/clis',
  programs: ['trl', 'llamafactory-cli', 'axolotl', 'swift', 'autotrain', 'tune', 'python -m axolotl.cli.train'],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    {
      id: 'model',
      subject: 'model',
      flags: ['--model-name-or-path', '--base-model', '--model', '--model-id', '--adapter-name-or-path'],
      revision: ['--model-revision', '--revision'],
    },
    { id: 'download', subject: 'model', within: ['download'], position: 0 },
    { id: 'dataset', subject: 'dataset', flags: ['--dataset-name'], mayBeOther: true },
  ],
};
