import type { CommandTable } from '../command-table.ts';

const SWITCHES = [
  '--quiet',
  '--force-download',
  '--resume-download',
  '--local-dir-use-symlinks',
  '--no-force',
  '--dry-run',
];

export const huggingfaceCli: CommandTable = {
  id: 'huggingface-cli',
  documentation: 'https://huggingface.co/docs/huggingface_hub/guides/cli',
  programs: ['huggingface-cli', 'hf', 'python -m huggingface_hub.commands.huggingface_cli'],
  provider: 'huggingface',
  grammar: 'hub',
  // `--local-dir-use-symlinks` takes a word.
  switches: SWITCHES.filter((name) => name !== '--local-dir-use-symlinks'),
  arguments: [
    {
      id: 'dataset',
      subject: 'dataset',
      within: ['download'],
      position: 0,
      where: [['--repo-type', /^dataset$/]],
      revision: ['--revision'],
    },
    {
      id: 'download',
      subject: 'model',
      within: ['download'],
      position: 0,
      unless: ['--repo-type'],
      revision: ['--revision'],
    },
    {
      id: 'download-model',
      subject: 'model',
      within: ['download'],
      position: 0,
      where: [['--repo-type', /^model$/]],
      revision: ['--revision'],
    },
  ],
};

export const gitClone: CommandTable = {
  id: 'git-clone',
  documentation: 'https://huggingface.co/docs/hub/repositories-getting-started',
  programs: ['git', 'git-lfs'],
  provider: 'huggingface',
  grammar: 'hub',
  switches: ['--recursive', '--recurse-submodules', '--single-branch', '--quiet', '-q', '--bare', '--no-checkout', '--no-tags', '--progress', '-v', '--verbose'],
  arguments: [
    {
      id: 'clone',
      subject: 'model',
      within: ['clone', 'lfs clone'],
      position: 0,
      revision: ['--branch', '-b'],
      written: [
        {
          pattern: /^(?:https?:\/\/|git@)(?:[^/@\s]+@)?(?:huggingface\.co|hf\.co)[/:]datasets\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/,
          subject: 'dataset',
        },
        {
          pattern: /^(?:https?:\/\/|git@)(?:[^/@\s]+@)?(?:huggingface\.co|hf\.co)[/:](?!spaces\/|datasets\/)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/,
        },
      ],
    },
  ],
}; // prettier-ignore

export const optimumCli: CommandTable = {
  id: 'optimum-cli',
  documentation: 'https://huggingface.co/docs/optimum-onnx/onnx/usage_guides/export_a_model',
  programs: [
    'optimum-cli',
    'python -m optimum.exporters.onnx',
    'python -m transformers.onnx',
    'optimum-habana',
    'ct2-transformers-converter',
  ],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [{ id: 'model', subject: 'model', flags: ['--model', '-m'], revision: ['--revision'] }],
};

export const modelscopeCli: CommandTable = {
  id: 'modelscope',
  documentation: 'https://modelscope.cn/docs/models/download',
  programs: ['modelscope'],
  provider: 'modelscope',
  grammar: 'native',
  arguments: [
    {
      id: 'download',
      subject: 'model',
      within: ['download'],
      flags: ['--model', '--model-id'],
      revision: ['--revision'],
    },
    { id: 'dataset', subject: 'dataset', within: ['download'], flags: ['--dataset'], revision: ['--revision'] },
    {
      id: 'positional',
      subject: 'model',
      within: ['download'],
      position: 0,
      unless: ['--model', '--dataset'],
      revision: ['--revision'],
    },
  ],
};

export const transformersCli: CommandTable = {
  id: 'transformers-cli',
  documentation: 'https://huggingface.co/docs/transformers/main/serving',
  programs: ['transformers', 'transformers-cli'],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    {
      id: 'model',
      subject: 'model',
      within: ['chat', 'serve', 'run', 'download'],
      flags: ['--model', '--model-name-or-path', '--force-model', '--model-name-or-path-or-address'],
    },
    { id: 'positional', subject: 'model', within: ['chat', 'download'], position: 0, mayBeOther: true },
  ],
};

export const spacyCli: CommandTable = {
  id: 'spacy-cli',
  documentation: 'https://spacy.io/api/cli#download',
  programs: ['spacy', 'python -m spacy'],
  provider: 'spacy',
  grammar: 'native',
  switches: ['--direct', '--sdist', '-D', '-S'],
  arguments: [{ id: 'download', subject: 'model', within: ['download'], position: 0 }],
};

export const whisperCli: CommandTable = {
  id: 'whisper',
  documentation: 'https://github.com/openai/whisper#command-line-usage',
  programs: ['whisper', 'python -m whisper'],
  provider: 'openai-whisper',
  grammar: 'native',
  arguments: [{ id: 'model', subject: 'model', flags: ['--model'] }],
};
