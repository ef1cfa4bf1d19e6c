import type { Contract, ParameterRule, WireApi } from '../model/contract.ts';

type Source = Contract['sources'][number];

/**
 * Types of OpenAI's own library: `max_tokens` of chat completions is deprecated, and refused by the o series; `ResponsesModel`
 * names what `ChatModel` does not.
 */
const OPENAI: Source = {
  name: 'openai 7.59.0',
  url: 'https://www.npmjs.com/package/openai/v/7.59.0',
  asOf: '2026-11-30',
};
/** What Vercel's providers take out of a request, by the id of the model (`getOpenAILanguageModelCapabilities`, `getModelCapabilities`). */
const AI_SDK_OPENAI: Source = {
  name: '@ai-sdk/openai 3.0.141',
  url: 'https://www.npmjs.com/package/@ai-sdk/openai/v/3.0.141',
  asOf: '2026-11-30',
};
const AI_SDK_ANTHROPIC: Source = {
  name: '@ai-sdk/anthropic 3.0.140',
  url: 'https://www.npmjs.com/package/@ai-sdk/anthropic/v/3.0.140',
  asOf: '2026-11-30',
};
/** `removeParams` of each model. */
const PORTKEY: Source = { name: 'Portkey models', url: 'https://github.com/Portkey-AI/models', asOf: '2026-08-21' };
/** The parameters that each model is documented to take. */
const MODELPARAMS: Source = {
  name: 'modelparams.dev',
  url: 'https://github.com/mnfst/modelparams.dev',
  asOf: '2026-08-22',
};

/** Requests of a family of models. */
interface Family {
  readonly platforms: readonly string[];
  readonly api: WireApi;
  /** Of the name of the model, without what a platform puts before it. */
  readonly ids: RegExp;
  readonly rules: readonly ParameterRule[];
  /** False where the endpoint does not serve them. */
  readonly isServed?: false;
  readonly sources: readonly Source[];
}

const refused = (...names: readonly string[]): readonly ParameterRule[] =>
  names.map((name) => ({ kind: 'refused', name }));
const refusedUnless = (name: string, value: string, ...names: readonly string[]): readonly ParameterRule[] =>
  names.map((refusedName) => ({ kind: 'refused', name: refusedName, unless: { name, value } }));

const OPENAI_PLATFORMS = ['openai', 'azure-openai'];
const CLAUDE_PLATFORMS = ['anthropic', 'bedrock', 'vertex'];
const COMPLETION_TOKENS: ParameterRule = { kind: 'renamed', name: 'max_tokens', to: 'max_completion_tokens' };
const PENALTIES = ['presence_penalty', 'frequency_penalty', 'logit_bias'];

const RESPONSES_ONLY =
  /^(?:o[13]-pro|o\d-(?:mini-)?deep-research|computer-use-preview|gpt-5(?:\.5)?-pro|gpt-5-codex|gpt-5\.1-codex-max|gpt-daybreak-|gpt-5\.6-cyber|gpt-6-(?:cyber|rosalind)|gpt-rosalind-|gpt-6\.2-astra-law)/;
const GPT_PLAIN = /^(?:gpt-3\.5|gpt-35|gpt-4|chatgpt-4o|gpt-5-chat)/;
const GPT_REASONING = /^(?:o[134](?:-|$)|gpt-5(?!\.)(?!-chat))/;
const GPT_5_LATER = /^gpt-5\.\d/;
const GPT_6 = /^gpt-(?:[6-9]|\d\d)/;
const CLAUDE_PLAIN = /claude-(?:v?2|instant|3|sonnet-4|opus-4(?!-[78])|haiku-4)/;
const CLAUDE_ADAPTIVE = /claude-(?:sonnet-5(?!-5)|opus-4-[78]|opus-5(?!-5)|fable-5(?!-1))/;
const CLAUDE_5_5 = /claude-(?:(?:sonnet|opus|haiku)-5-5|fable-5-1)/;

/**
 * What families of models are known to do with the parameters of a request. Families that take everything stand here as well:
 * that nothing is known of a model is told apart from that it refuses nothing.
 */
const FAMILIES: readonly Family[] = [
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'chat-completions', ids: RESPONSES_ONLY },
    rules: [],
    isServed: false,
    sources: [OPENAI],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'chat-completions', ids: GPT_PLAIN },
    rules: [],
    sources: [AI_SDK_OPENAI, MODELPARAMS],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'chat-completions', ids: GPT_REASONING },
    rules: [COMPLETION_TOKENS, ...refused('temperature', 'top_p', ...PENALTIES)],
    sources: [OPENAI, AI_SDK_OPENAI, PORTKEY, MODELPARAMS],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'chat-completions', ids: GPT_5_LATER },
    rules: [
      COMPLETION_TOKENS,
      ...refusedUnless('reasoning_effort', 'none', 'temperature', 'top_p'),
      ...refused(...PENALTIES),
    ],
    sources: [AI_SDK_OPENAI, PORTKEY],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'chat-completions', ids: GPT_6 },
    rules: [COMPLETION_TOKENS, ...refused('temperature', 'top_p', ...PENALTIES)],
    sources: [AI_SDK_OPENAI],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'responses', ids: GPT_PLAIN },
    rules: [],
    sources: [AI_SDK_OPENAI, MODELPARAMS],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'responses', ids: GPT_REASONING },
    rules: refused('temperature', 'top_p'),
    sources: [AI_SDK_OPENAI, PORTKEY, MODELPARAMS],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'responses', ids: GPT_5_LATER },
    rules: refusedUnless('reasoning', 'none', 'temperature', 'top_p'),
    sources: [AI_SDK_OPENAI, PORTKEY],
  },
  {
    ...{ platforms: OPENAI_PLATFORMS, api: 'responses', ids: GPT_6 },
    rules: refused('temperature', 'top_p'),
    sources: [AI_SDK_OPENAI],
  },
  {
    ...{ platforms: CLAUDE_PLATFORMS, api: 'messages', ids: CLAUDE_5_5 },
    rules: [...refused('temperature', 'top_p', 'top_k'), { kind: 'changed', name: 'thinking' }],
    sources: [AI_SDK_ANTHROPIC],
  },
  {
    ...{ platforms: CLAUDE_PLATFORMS, api: 'messages', ids: CLAUDE_ADAPTIVE },
    rules: [...refused('temperature', 'top_p', 'top_k'), { kind: 'changed', name: 'thinking' }],
    sources: [AI_SDK_ANTHROPIC, PORTKEY, MODELPARAMS],
  },
  {
    ...{ platforms: CLAUDE_PLATFORMS, api: 'messages', ids: CLAUDE_PLAIN },
    rules: [],
    sources: [AI_SDK_ANTHROPIC, MODELPARAMS],
  },
];

/** What a model of a platform is known to do with the parameters of an endpoint; null where nothing is known. */
export function contractOf(platform: string, name: string, api: WireApi): Contract | null {
  const family = FAMILIES.find((one) => one.api === api && one.platforms.includes(platform) && one.ids.test(name));
  if (!family) return null;
  const { rules, sources, isServed = true } = family;
  return { rules, isServed, sources, confidence: sources.length > 1 || sources.includes(OPENAI) ? 'high' : 'low' };
}
