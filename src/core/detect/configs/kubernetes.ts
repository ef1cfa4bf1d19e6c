import type { ConfigTable } from '../config-table.ts';

const HUB = { pattern: /^hf:\/\/([\w.-]+\/[\w.-]+)/, provider: 'huggingface', grammar: 'hub' } as const;

/** Kubernetes manifests, also templates of them: images that serve models and what they are started with. */
export const kubernetes: ConfigTable = {
  id: 'kubernetes',
  documentation: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  documents: [{ has: [{ path: 'apiVersion' }, { path: 'kind' }] }],
  settings: [
    {
      id: 'image',
      subject: 'container-image',
      paths: ['**.{containers,initContainers,ephemeralContainers}[].image', 'spec.**.image'],
    },
    {
      // https://kserve.github.io/website/docs/model-serving/storage/providers/hf
      id: 'storage',
      subject: 'model',
      paths: ['**.{storageUri,uri}'],
      written: [HUB],
      otherwise: 'next',
    },
    {
      // https://www.kubeai.org/reference/kubernetes-api/
      id: 'kubeai-model',
      subject: 'model',
      paths: ['spec.url', 'spec.adapters[].url'],
      where: [{ at: '/kind', text: /^Model$/ }],
      written: [HUB, { pattern: /^ollama:\/\/([\w./:-]+)/, provider: 'ollama', grammar: 'ollama' }],
    },
    {
      // https://github.com/vllm-project/production-stack/tree/main/operator
      id: 'served-model',
      subject: 'model',
      paths: ['spec.model.modelURL'],
      where: [{ at: '/kind', text: /^VLLMRuntime$/ }],
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      // https://docs.k8sgpt.ai/reference/operator/overview/
      id: 'k8sgpt-model',
      subject: 'model',
      paths: ['spec.ai.model'],
      where: [{ at: '/kind', text: /^K8sGPT$/ }],
      providerIn: ['backend'],
      providers: [
        [/^azureopenai$/, 'azure-openai'],
        [/^amazonbedrock/, 'bedrock'],
        [/^googlevertexai$/, 'vertex'],
        [/^google$/, 'google'],
        [/^(?:localai|customrest)$/, 'localai'],
      ],
      provider: 'openai',
    },
  ],
  commands: [
    { paths: ['**.{containers,initContainers}[].args'], image: 'image', entrypoint: 'command' },
    { paths: ['**.{containers,initContainers}[].command'], unless: 'args' },
    { paths: ['**.postStart.exec.command'] },
    // https://kserve.github.io/website/docs/model-serving/generative-inference/overview: arguments of the runtime.
    { paths: ['spec.predictor.model.args'], program: 'huggingfaceserver' },
  ],
};

/** Values of Helm charts that start model servers. */
export const helmValues: ConfigTable = {
  id: 'helm-values',
  documentation: 'https://github.com/vllm-project/production-stack/tree/main/helm',
  documents: [
    { has: [{ path: '**.modelSpec[].modelURL' }] },
    { has: [{ path: '**.ollama.models' }] },
    { has: [{ path: 'modelArtifacts.uri' }] },
  ],
  words: ['modelSpec', 'modelArtifacts'],
  settings: [
    {
      id: 'served-model',
      subject: 'model',
      paths: ['**.modelSpec[].modelURL'],
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      // https://github.com/otwld/ollama-helm
      id: 'ollama-model',
      subject: 'model',
      paths: ['**.ollama.models.{pull,run}[]', '**.ollama.models[]', '**.ollama.models.create[].name'],
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      // https://github.com/llm-d/llm-d-modelservice
      id: 'artifact',
      subject: 'model',
      paths: ['modelArtifacts.uri'],
      written: [HUB],
    },
  ],
  quiet: ['**.modelSpec[].name', 'modelArtifacts.name'],
};
