import type { CommandTable } from '../command-table.ts';

export const textGenerationInference: CommandTable = {
  id: 'text-generation-inference',
  documentation: 'https://huggingface.co/docs/text-generation-inference/reference/launcher',
  programs: ['text-generation-launcher', 'text-generation-server', 'tgi'],
  images: [{ repository: /(?:^|\/)(?:text-generation-inference|huggingface-pytorch-tgi)(?:[-_][\w.-]+)?$/ }],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    { id: 'model', subject: 'model', flags: ['--model-id'], revision: ['--revision'] },
    {
      id: 'download',
      subject: 'model',
      within: ['download-weights', 'serve', 'quantize'],
      position: 0,
      revision: ['--revision'],
    },
  ],
};

export const textEmbeddingsInference: CommandTable = {
  id: 'text-embeddings-inference',
  documentation: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments',
  programs: ['text-embeddings-router', 'tei'],
  images: [{ repository: /(?:^|\/)(?:text-embeddings-inference|huggingface-pytorch-tei)(?:[-_][\w.-]+)?$/ }],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [{ id: 'model', subject: 'embedding-model', flags: ['--model-id'], revision: ['--revision'] }],
};

export const sglangCommand: CommandTable = {
  id: 'sglang-command',
  documentation: 'https://docs.sglang.ai/advanced_features/server_arguments.html',
  programs: [
    'sglang',
    'python -m sglang.launch_server',
    'python -m sglang_router.launch_server',
    'python -m sglang.bench_serving',
    'python -m sglang.bench_one_batch',
  ],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    { id: 'model', subject: 'model', flags: ['--model-path', '--model'], revision: ['--revision'] },
    { id: 'draft', subject: 'model', flags: ['--speculative-draft-model-path', '--speculative-draft'] },
  ],
};

export const llamaCpp: CommandTable = {
  id: 'llama-cpp',
  documentation: 'https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md',
  programs: [
    'llama-server', 'llama-cli', 'llama-run', 'llama-bench', 'llama-embedding', 'llama-simple', 'llama-mtmd-cli', 'llama-perplexity', 'llama-completion', 'llama',
    'llamafile', 'python -m llama_cpp.server',
  ],
  images: [{ repository: /(?:^|\/)llama[.-]cpp(?:[-_][\w.-]+)?$/ }],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    {
      id: 'repository',
      subject: 'model',
      flags: ['-hf', '-hfr', '--hf-repo', '--hf-model-repo-id', '-hfv', '-hfrv', '--hf-repo-v', '-hfd', '-hfrd', '--hf-repo-draft'],
      // Which of its files is taken stands behind a colon.
      written: [{ pattern: /^([\w.-]+\/[\w.-]+)(?::[\w.-]+)?$/ }],
    },
    {
      id: 'address',
      subject: 'model',
      flags: ['-mu', '--model-url'],
      written: [{ pattern: /^(https?:\/\/(?:huggingface\.co|hf\.co)\/.+)$/ }],
    },
    {
      id: 'docker-repository',
      subject: 'model',
      flags: ['-dr', '--docker-repo'],
      provider: 'docker-model-runner',
      grammar: 'native',
    },
  ],
}; // prettier-ignore

/** What KServe starts for models of the Hub, whoever names its image. */
export const kserve: CommandTable = {
  id: 'kserve',
  documentation: 'https://kserve.github.io/website/docs/model-serving/generative-inference/overview',
  programs: ['python -m huggingfaceserver', 'huggingfaceserver'],
  images: [{ repository: /(?:^|\/)huggingfaceserver(?:[-_][\w.-]+)?$/ }],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    { id: 'model', subject: 'model', flags: ['--model-id'], revision: ['--model-revision'] },
    { id: 'tokenizer', subject: 'model', flags: ['--tokenizer-id', '--tokenizer'], revision: ['--tokenizer-revision'] },
  ],
};

export const mlxLm: CommandTable = {
  id: 'mlx-lm-command',
  documentation: 'https://github.com/ml-explore/mlx-lm',
  programs: [
    ...['generate', 'server', 'chat', 'lora', 'convert', 'fuse', 'evaluate', 'cache_prompt', 'benchmark'].flatMap(
      (name) => [`mlx_lm.${name}`, `python -m mlx_lm.${name}`],
    ),
    'mlx_lm',
    'python -m mlx_lm',
    'mlx_vlm.generate',
    'mlx_vlm.server',
    'python -m mlx_vlm.generate',
    'python -m mlx_vlm.server',
  ],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [{ id: 'model', subject: 'model', flags: ['--model', '--hf-path'] }],
};

export const tensorRt: CommandTable = {
  id: 'trtllm-serve',
  documentation: 'https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/trtllm-serve.html',
  programs: ['trtllm-serve', 'trtllm-bench', 'trtllm-eval', 'trtllm-build'],
  provider: 'huggingface',
  grammar: 'hub',
  switches: ['--trust_remote_code'],
  arguments: [
    { id: 'serve', subject: 'model', within: ['serve'], position: 0 },
    { id: 'model', subject: 'model', flags: ['--model', '-m'], unless: ['--model_path'] },
    { id: 'positional', subject: 'model', position: 0, mayBeOther: true },
  ],
};

export const lmdeploy: CommandTable = {
  id: 'lmdeploy',
  documentation: 'https://lmdeploy.readthedocs.io/en/latest/llm/api_server.html',
  programs: ['lmdeploy'],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    {
      id: 'serve',
      subject: 'model',
      within: ['serve api_server', 'chat', 'lite auto_awq'],
      position: 0,
      revision: ['--revision'],
    },
  ],
};

export const infinity: CommandTable = {
  id: 'infinity',
  documentation: 'https://michaelfeil.eu/infinity/latest/cli_v2/',
  programs: ['infinity_emb', 'infinity-emb'],
  images: [{ repository: /(?:^|\/)infinity$/ }],
  provider: 'huggingface',
  grammar: 'hub',
  arguments: [
    {
      id: 'model',
      subject: 'embedding-model',
      flags: ['--model-id', '--model-name-or-path'],
      revision: ['--revision'],
    },
  ],
};

export const ramalama: CommandTable = {
  id: 'ramalama',
  documentation: 'https://github.com/containers/ramalama/blob/main/docs/ramalama.1.md',
  programs: ['ramalama'],
  provider: 'ollama',
  grammar: 'ollama',
  switches: ['-d', '--detach', '--debug', '--nocontainer', '--quiet', '-q', '--dryrun'],
  arguments: [
    {
      id: 'run',
      subject: 'model',
      within: ['run', 'serve', 'pull', 'bench', 'chat', 'perplexity'],
      position: 0,
      written: [
        { pattern: /^(?:hf|huggingface):\/\/(.+)$/, provider: 'huggingface', grammar: 'hub' },
        { pattern: /^ollama:\/\/(?:library\/)?(.+)$/ },
        { pattern: /^(?:rlcr|oci|docker):\/\/(.+)$/, subject: 'container-image', grammar: 'native' },
        { pattern: /^([\w.-]+(?:\/[\w.-]+)*(?::[\w.-]+)?)$/ },
      ],
    },
  ],
};

export const dockerModel: CommandTable = {
  id: 'docker-model',
  documentation: 'https://docs.docker.com/reference/cli/docker/model/',
  programs: ['docker'],
  provider: 'docker-model-runner',
  grammar: 'native',
  switches: ['-d', '--detach', '--debug', '--ignore-runtime-memory-check'],
  arguments: [
    {
      id: 'run',
      subject: 'model',
      within: ['model run', 'model pull', 'model inspect', 'model configure'],
      position: 0,
    },
  ],
};

export const localAi: CommandTable = {
  id: 'local-ai',
  documentation: 'https://localai.io/docs/getting-started/models/',
  programs: ['local-ai'],
  images: [{ repository: /(?:^|\/)local-?ai$/ }],
  provider: 'localai',
  grammar: 'native',
  arguments: [
    {
      id: 'run',
      subject: 'model',
      within: ['run', 'models install'],
      position: 'all',
      written: [
        { pattern: /^(?:huggingface:\/\/)([\w.-]+\/[\w.-]+)/, provider: 'huggingface', grammar: 'hub' },
        { pattern: /^ollama:\/\/(.+)$/, provider: 'ollama', grammar: 'ollama' },
        { pattern: /^([\w.-]+(?:@[\w.-]+)?)$/ },
      ],
    },
  ],
};

export const lmStudio: CommandTable = {
  id: 'lm-studio',
  documentation: 'https://lmstudio.ai/docs/cli',
  programs: ['lms'],
  provider: 'lmstudio',
  grammar: 'native',
  switches: ['-y', '--yes', '--exact', '--mlx', '--gguf'],
  arguments: [{ id: 'load', subject: 'model', within: ['load', 'get', 'chat'], position: 0 }],
};
