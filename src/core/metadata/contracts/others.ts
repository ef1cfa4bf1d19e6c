import { changed, refused } from './family.ts';
import type { Family } from './family.ts';
import {
  AI_SDK_BEDROCK,
  AI_SDK_COHERE,
  AI_SDK_DEEPSEEK,
  AI_SDK_GROQ,
  AI_SDK_MISTRAL,
  AI_SDK_XAI,
  DEEPSEEK_THINKING,
  MODELPARAMS,
  PORTKEY,
} from './sources.ts';

const GROK = [
  ...refused('presence_penalty', 'frequency_penalty'),
  ...changed('stop', 'logprobs', 'reasoning_effort', 'n'),
];
/** Thinks before it answers; what to leave for that nobody says. */
const reasoning = { off: null, room: null };

/** Labs and hosts whose models differ little among themselves. */
export const otherFamilies: readonly Family[] = [
  {
    ...{
      platforms: ['mistral'],
      apis: ['chat-completions'],
      ids: /stral|^mixtral|^pixtral|^open-/,
      sources: [AI_SDK_MISTRAL, MODELPARAMS],
    },
    rules: changed('prompt_mode', 'n', 'reasoning_effort'),
  },
  {
    ...{ platforms: ['groq'], apis: ['chat-completions'], ids: /gpt-oss/, sources: [AI_SDK_GROQ, MODELPARAMS] },
    rules: [
      { kind: 'values', name: 'reasoning_effort', taken: ['low', 'medium', 'high'] },
      ...changed('reasoning_format', 'logprobs', 'top_logprobs', 'logit_bias', 'n'),
    ],
    reasoning,
  },
  {
    ...{ platforms: ['groq'], apis: ['chat-completions'], ids: /^qwen\/qwen3/, sources: [AI_SDK_GROQ, MODELPARAMS] },
    rules: changed('reasoning_effort', 'reasoning_format', 'logprobs', 'top_logprobs', 'logit_bias', 'n'),
    reasoning,
  },
  {
    ...{
      platforms: ['groq'],
      apis: ['chat-completions'],
      ids: /^(?:llama|meta-llama|qwen|moonshotai|gemma|mixtral|compound|groq\/)/,
      sources: [AI_SDK_GROQ, PORTKEY],
    },
    rules: changed('reasoning_effort', 'reasoning_format', 'logprobs', 'top_logprobs', 'logit_bias', 'n'),
  },
  {
    ...{
      platforms: ['xai'],
      apis: ['chat-completions'],
      ids: /^grok-(?:[23](?!-mini)|beta|vision|4.*non-reasoning)/,
      sources: [AI_SDK_XAI, MODELPARAMS],
    },
    rules: GROK,
  },
  {
    ...{ platforms: ['xai'], apis: ['chat-completions'], ids: /^grok-/, sources: [AI_SDK_XAI, MODELPARAMS] },
    rules: GROK,
    reasoning,
  },
  {
    ...{ platforms: ['xai'], apis: ['responses'], ids: /^grok-/, sources: [AI_SDK_XAI, MODELPARAMS] },
    rules: changed('reasoning'),
  },
  {
    // The one that was there to answer at once.
    ...{
      platforms: ['deepseek'],
      apis: ['chat-completions'],
      ids: /^deepseek-(?:chat|coder|v3)/,
      sources: [AI_SDK_DEEPSEEK, MODELPARAMS],
    },
    rules: changed('logprobs', 'top_logprobs', 'thinking', 'reasoning_effort'),
  },
  {
    // Sampling has no effect while it thinks.
    ...{
      platforms: ['deepseek'],
      apis: ['chat-completions'],
      ids: /^deepseek-/,
      sources: [AI_SDK_DEEPSEEK, MODELPARAMS, DEEPSEEK_THINKING],
    },
    rules: changed('logprobs', 'top_logprobs', 'thinking', 'reasoning_effort', 'temperature', 'top_p'),
    reasoning,
  },
  {
    ...{
      platforms: ['cohere'],
      apis: ['cohere-chat'],
      ids: /^(?:command|c4ai)/,
      sources: [AI_SDK_COHERE, MODELPARAMS],
    },
    rules: changed('thinking', 'prompt_truncation', 'connectors', 'search_queries_only'),
  },
  {
    ...{
      platforms: ['bedrock'],
      apis: ['converse'],
      ids: /^(?:amazon\.nova|meta\.llama|mistral\.|deepseek\.|qwen\.|cohere\.command-r)/,
      sources: [AI_SDK_BEDROCK, MODELPARAMS],
    },
    rules: changed('top_k', 'thinking', 'additionalModelRequestFields'),
  },
  {
    // What a model does not take is left out on the way: https://openrouter.ai/docs/api/reference/parameters
    ...{ platforms: ['openrouter'], apis: ['chat-completions'], ids: /\//, rules: [] },
    sources: [
      { name: 'OpenRouter parameters', url: 'https://openrouter.ai/docs/api/reference/parameters', asOf: '2026-08-21' },
    ],
  },
];
