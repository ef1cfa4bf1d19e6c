import type { IdGrammar } from '../../model/reference.ts';
import type { SdkTable, Signature } from '../signature.ts';

/** The function of a platform; each has a model of its own where none is named. */
function platform(id: string, functions: string, provider: string, grammar: IdGrammar = 'native'): Signature {
  return {
    id,
    subject: 'model',
    callee: [`ellmer#{${functions}}`],
    argument: { names: ['model'] },
    provider,
    grammar,
    omitted: { uses: null },
  };
}

/** Posit's ellmer: one function for each platform. */
export const ellmer: SdkTable = {
  id: 'ellmer',
  documentation: 'https://ellmer.tidyverse.org/reference/',
  packages: [{ ecosystem: 'cran', name: 'ellmer', modules: ['ellmer'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'any',
      subject: 'model',
      callee: ['ellmer#chat'],
      argument: { names: ['name'], position: 0 },
      grammar: 'litellm',
    },
    platform('openai', 'chat_openai,chat_openai_responses', 'openai'),
    platform('anthropic', 'chat_anthropic,chat_claude', 'anthropic'),
    platform('gemini', 'chat_google_gemini,chat_gemini', 'google'),
    platform('vertex', 'chat_google_vertex', 'vertex', 'vertex'),
    platform('bedrock', 'chat_aws_bedrock,chat_bedrock', 'bedrock', 'bedrock'),
    platform('groq', 'chat_groq', 'groq'),
    platform('mistral', 'chat_mistral', 'mistral'),
    platform('deepseek', 'chat_deepseek', 'deepseek'),
    platform('perplexity', 'chat_perplexity', 'perplexity'),
    platform('github', 'chat_github', 'github-models'),
    platform('cloudflare', 'chat_cloudflare', 'cloudflare'),
    platform('ollama', 'chat_ollama', 'ollama', 'ollama'),
    platform('huggingface', 'chat_huggingface', 'huggingface', 'hub'),
    platform('openrouter', 'chat_openrouter', 'openrouter', 'openrouter'),
    {
      id: 'azure',
      subject: 'model',
      callee: ['ellmer#{chat_azure_openai,chat_azure}'],
      argument: { names: ['model', 'deployment_id'] },
      provider: 'azure-openai',
      grammar: 'native',
    },
    {
      id: 'other',
      subject: 'model',
      callee: [
        'ellmer#{chat_openai_compatible,chat_databricks,chat_snowflake,chat_portkey,chat_posit,chat_vllm,chat_lmstudio}',
      ],
      argument: { names: ['model'] },
    },
  ],
};
