import { lazy } from './lazy.ts';
import { createWordFinder } from './word-finder.ts';

/** Images of software that serves models, by their repository without the registry, and whose software it is. */
const SERVING: readonly (readonly [repository: RegExp, publisher: string])[] = [
  [/^(?:[\w.-]+\/)*ollama(?:[-_][\w.-]+)?$/, 'ollama'], // https://docs.ollama.com/docker
  [/(?:^|\/)vllm(?:-openai|-serve|-cpu|-rocm|-dev)?(?:[-_][\w.-]+)?$/, 'vllm'], // https://docs.vllm.ai/en/latest/deployment/docker.html
  [/(?:^|\/)(?:text-generation-inference|text-embeddings-inference)(?:[-_][\w.-]+)?$/, 'huggingface'], // https://huggingface.co/docs/text-generation-inference
  [/(?:^|\/)huggingface-pytorch-t[eg]i(?:-[\w.-]+)?$/, 'huggingface'], // https://github.com/aws/deep-learning-containers
  [/(?:^|\/)huggingfaceserver$/, 'huggingface'], // https://kserve.github.io/website
  [/(?:^|\/)llama[.-]cpp(?:[-_:][\w.-]+)?$|(?:^|\/)llama-cpp-python$|(?:^|\/)llamafile$/, 'llama.cpp'], // https://github.com/ggml-org/llama.cpp/blob/master/docs/docker.md
  [/(?:^|\/)local-?ai$/, 'localai'], // https://localai.io/basics/container
  [/(?:^|\/)litellm(?:[-_][\w.-]+)?$/, 'litellm'], // https://docs.litellm.ai/docs/proxy/deploy
  [/(?:^|\/)sglang(?:[-_][\w.-]+)?$/, 'sglang'], // https://docs.sglang.ai/get_started/install.html
  [/(?:^|\/)lmdeploy$/, 'lmdeploy'], // https://lmdeploy.readthedocs.io
  [/^nim\/[\w.-]+\/[\w.-]+/, 'nvidia'], // https://docs.nvidia.com/nim/large-language-models/latest
  [/(?:^|\/)tritonserver$/, 'triton'], // https://catalog.ngc.nvidia.com/orgs/nvidia/containers/tritonserver
  [/(?:^|\/)tensorrt-llm(?:\/release)?$/, 'nvidia'],
  [/(?:^|\/)xinference(?:[-_][\w.-]+)?$/, 'xinference'], // https://inference.readthedocs.io
  [/^michaelf34\/infinity$/, 'infinity'], // https://github.com/michaelfeil/infinity
  [/(?:^|\/)aphrodite-(?:engine|openai)$/, 'aphrodite'], // https://github.com/aphrodite-engine/aphrodite-engine
  [/(?:^|\/)tabbyapi$/, 'tabbyapi'], // https://github.com/theroyallab/tabbyAPI
  [/^tabbyml\/tabby$/, 'tabby'], // https://tabby.tabbyml.com
  [/^docker\/model-runner$/, 'docker-model-runner'], // https://docs.docker.com/ai/model-runner
];

/** The repository of an image without registry, tag and digest. */
export function repositoryOf(image: string): string {
  const name = image.replace(/@sha256:[0-9a-f]+$/, '').replace(/:[\w][\w.-]*$/, '');
  // The first part is a registry where it has a dot or a port, or is `localhost`.
  return name.replace(/^(?:[^/.:]*[.:][^/]*|localhost)\//, '');
}

/** Whose software that serves models runs in an image; null for all other images. */
export function servingImage(image: string): string | null {
  if (!/^[a-z0-9][\w./:@-]*$/.test(image) || !words().find(image, () => true)) return null;
  const repository = repositoryOf(image);
  return SERVING.find(([pattern]) => pattern.test(repository))?.[1] ?? null;
}

/** Words one of which stands in the name of every such image. */
export const servingImageWords: readonly string[] = [
  'ollama',
  'vllm',
  'text-generation-inference',
  'text-embeddings-inference',
  'huggingface',
  'llama.cpp',
  'llama-cpp',
  'llamafile',
  'localai',
  'local-ai',
  'litellm',
  'sglang',
  'lmdeploy',
  'nvcr.io/nim',
  'tritonserver',
  'tensorrt-llm',
  'xinference',
  'michaelf34/infinity',
  'aphrodite',
  'tabbyapi',
  'tabbyml',
  'docker/model-runner',
];

/** Most texts hold none of them. A repository may come without its registry. */
const words = lazy(() => createWordFinder([...servingImageWords, 'nim/'].map((text) => ({ text, mark: 1 }))));
