import type { ConfigTable } from '../config-table.ts';

/** The proxy of LiteLLM: what it calls; `model_name` is what its clients ask for. */
export const litellmProxy: ConfigTable = {
  id: 'litellm-proxy',
  documentation: 'https://docs.litellm.ai/docs/proxy/configs',
  documents: [
    { has: [{ path: 'model_list[].litellm_params' }] },
    { has: [{ path: '**.model_list[].litellm_params' }] },
  ],
  words: ['litellm_params'],
  settings: [
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: ['**.model_list[].litellm_params.model'],
      where: [{ at: '../model_info.mode', text: /^embedding$/ }],
      grammar: 'litellm',
      endpoint: ['api_base', 'base_url'],
    },
    {
      id: 'model',
      subject: 'model',
      paths: ['**.model_list[].litellm_params.model'],
      grammar: 'litellm',
      endpoint: ['api_base', 'base_url'],
      // `openai/*` lets everything through.
      written: [{ pattern: /^([^*]+)$/ }],
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['**.model_list[].litellm_params.{api_base,base_url}'],
      provider: 'openai-compatible',
    },
    {
      id: 'base-model',
      subject: 'model',
      paths: ['**.model_list[].model_info.base_model'],
      use: 'listed',
      grammar: 'litellm',
    },
    {
      // https://docs.litellm.ai/docs/proxy/reliability
      id: 'fallback',
      subject: 'model',
      paths: ['**.{fallbacks,context_window_fallbacks,content_policy_fallbacks}[].*[]', '**.default_fallbacks[]'],
      use: 'listed',
      grammar: 'litellm',
      mayBeOther: true,
    },
  ],
  quiet: ['**.model_list[].model_name', '**.model_group_alias.*', '**.model_list[].model_info.id'],
};
