import { anyDate } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules, Reading } from '../provider-rules.ts';

/** Hosts of other people's weights: the native id is the text behind the prefix, and only the lab's own date pins it. */
function host(id: string, litellm: readonly string[], langchain: readonly string[] = litellm): ProviderRules {
  return { id, litellm, langchain, read: (text) => plainReading(text), snapshot: anyDate, neverPins: true };
}

function withoutCase(text: string): Reading {
  return { ...plainReading(text), lookup: text.toLowerCase() };
}

/** Providers that need no grammar of their own; prefixes from https://docs.litellm.ai/docs/providers. */
export const hosts: readonly ProviderRules[] = [
  host('groq', ['groq']),
  host('together', ['together_ai', 'together'], ['together']),
  host('nvidia', ['nvidia_nim'], ['nvidia']),
  host('perplexity', ['perplexity'], ['perplexity']),
  host('cerebras', ['cerebras']),
  host('sambanova', ['sambanova']),
  host('deepinfra', ['deepinfra']),
  host('nebius', ['nebius']),
  host('novita', ['novita']),
  host('hyperbolic', ['hyperbolic']),
  host('siliconflow', ['siliconflow']),
  host('replicate', ['replicate']),
  host('databricks', ['databricks']),
  host('watsonx', ['watsonx', 'watsonx_text'], ['watsonx', 'ibm']),
  host('snowflake', ['snowflake']),
  host('cloudflare', ['cloudflare']),
  host('sagemaker', ['sagemaker', 'sagemaker_chat']),
  host('anyscale', ['anyscale']),
  host('friendli', ['friendliai']),
  host('predibase', ['predibase']),
  host('nscale', ['nscale']),
  host('ovhcloud', ['ovhcloud']),
  host('heroku', ['heroku']),
  host('github-copilot', ['github_copilot'], []),
  // Its list and its documentation write the same ids in different case.
  { ...host('github-models', ['github'], ['github']), read: withoutCase },
  host('aimlapi', ['aiml'], ['aimlapi']),
  host('ai21', ['ai21', 'ai21_chat'], ['ai21']),
  host('voyage', ['voyage'], ['voyageai', 'voyage']),
  host('jina', ['jina_ai'], ['jina']),
  host('featherless', ['featherless_ai'], ['featherless']),
  host('baseten', ['baseten']),
  host('lambda', ['lambda_ai'], ['lambda']),
  host('volcengine', ['volcengine']),
  host('oci', ['oci']),
  host('meta-llama-api', ['meta_llama'], ['meta_llama']),
  host('scaleway', ['scaleway']),
  host('modelscope', ['modelscope']),
  host('elevenlabs', ['elevenlabs']),
  host('fal', ['fal_ai'], ['fal']),
  host('deepgram', ['deepgram']),
  host('assemblyai', ['assemblyai']),
  host('luma', ['luma']),
  host('chutes', ['chutes']),
  host('upstage', ['upstage'], ['upstage']),
];
