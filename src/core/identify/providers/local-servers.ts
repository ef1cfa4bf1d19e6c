import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';
import { told } from '../../model/told.ts';

/** Servers that people run themselves: the name is whatever the server was started with, and tells nothing of a pin. */
function server(id: string, litellm: readonly string[], langchain: readonly string[] = litellm): ProviderRules {
  return {
    id,
    litellm,
    langchain,
    read: (text) => ({
      ...plainReading(text),
      pin: { state: 'unknown', reason: told`the server was started with the weights behind this name` },
    }),
    snapshot: () => null,
    neverPins: false,
  };
}

export const localServers: readonly ProviderRules[] = [
  server('vllm', ['hosted_vllm', 'vllm']),
  server('lmstudio', ['lm_studio'], ['lmstudio', 'lm_studio']),
  server('llama.cpp', ['llamafile', 'llama_cpp'], ['llamacpp']),
  server('xinference', ['xinference']),
  server('triton', ['triton']),
  server('infinity', ['infinity']),
  server('docker-model-runner', ['docker_model_runner'], []),
  server('litellm', ['litellm_proxy'], ['litellm']),
  server('openai-compatible', ['openai_like'], []),
];
