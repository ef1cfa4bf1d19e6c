import type { ParameterRule, Reasoning, WireApi } from '../../model/contract.ts';
import { changed, refused, refusedUnless } from './family.ts';
import type { Family } from './family.ts';
import { AI_SDK_OPENAI, MODELPARAMS, OPENAI, OPENAI_REASONING, PORTKEY } from './sources.ts';

const platforms = ['openai', 'azure-openai'];
const chat: { readonly platforms: readonly string[]; readonly apis: readonly WireApi[] } = {
  platforms,
  apis: ['chat-completions'],
};
const responses: typeof chat = { platforms, apis: ['responses'] };

const COMPLETION_TOKENS: ParameterRule = { kind: 'renamed', name: 'max_tokens', to: 'max_completion_tokens' };
const PENALTIES = ['presence_penalty', 'frequency_penalty', 'logit_bias'];
/** What reasoning models are reported to refuse by one source, or take otherwise. */
const DOUBTFUL = changed('logprobs', 'top_logprobs', 'stop', 'n', 'modalities', 'audio', 'web_search_options');

function efforts(name: string, ...taken: readonly string[]): ParameterRule {
  return { kind: 'values', name, taken };
}

const RESPONSES_ONLY =
  /^(?:o[13]-pro|o\d-(?:mini-)?deep-research|computer-use-preview|codex-mini|gpt-5(?:\.\d)?-pro|gpt-5-codex|gpt-5\.\d-codex|gpt-daybreak-|gpt-5\.6-cyber|gpt-6-(?:cyber|rosalind)|gpt-rosalind-|gpt-6\.2-astra-law)/;
const PLAIN = /^(?:gpt-3\.5|gpt-35|gpt-4|chatgpt-4o|ft:gpt-(?:3\.5|4))/;
const GPT_5_CHAT = /^gpt-5-chat/;
const AUDIO = /^gpt-audio/;
const O_SERIES = /^o[134](?:-|$)/;
const GPT_5 = /^gpt-5(?!\.)(?!-chat)/;
const GPT_5_1 = /^gpt-5\.1/;
const GPT_5_LATER = /^gpt-5\.[2-5]/;
const GPT_5_6 = /^gpt-5\.[6-9]/;
const GPT_6 = /^gpt-(?:[6-9]|\d\d)/;
/** Of the sixth generation, those that can be told not to reason (`configurableNonReasoning` of Vercel's provider). */
const GPT_6_OPTIONAL = /^gpt-6(?:-luna|-sol|\.1-terra)(?:$|-\d{4})/;

/** What OpenAI advises to leave for reasoning and answer, when one begins with such models. */
const ROOM = 25_000;
const ALWAYS: Reasoning = { off: null, room: ROOM };
const UNLESS_TOLD: Reasoning = { off: { name: 'reasoning_effort', value: 'none' }, room: ROOM };
/** In requests of responses, the effort stands in an object. */
const RESPONSES_REASONING: Reasoning = { off: null, room: ROOM };
/** Functions together with reasoning are answered by responses alone. */
const TOOLS_WITHOUT_REASONING: readonly ParameterRule[] = ['tools', 'functions'].map((beside) => ({
  ...{ kind: 'needed', name: 'reasoning_effort', value: 'none', beside },
}));

/** Sampling is taken where a model of this generation is told not to reason. */
const SAMPLING_WITHOUT_REASONING = [
  COMPLETION_TOKENS,
  ...refusedUnless('reasoning_effort', 'none', 'temperature', 'top_p'),
  ...refused(...PENALTIES),
  ...DOUBTFUL,
];
const NO_SAMPLING = [COMPLETION_TOKENS, ...refused('temperature', 'top_p', ...PENALTIES), ...DOUBTFUL];

/** Models of OpenAI, on its platform and as Azure deploys them. */
export const openaiFamilies: readonly Family[] = [
  { ...chat, ids: RESPONSES_ONLY, rules: [], isServed: false, sources: [OPENAI] },
  { ...chat, ids: PLAIN, rules: [], sources: [AI_SDK_OPENAI, MODELPARAMS] },
  {
    // Lists say that it takes nothing of the kind, the types and Vercel that it does not reason.
    ...{ ...chat, ids: GPT_5_CHAT, sources: [PORTKEY, MODELPARAMS] },
    rules: [...changed('temperature', 'top_p', 'max_tokens', ...PENALTIES), ...DOUBTFUL],
  },
  { ...chat, ids: AUDIO, rules: [], sources: [OPENAI] },
  {
    ...{ ...chat, ids: O_SERIES, sources: [OPENAI, AI_SDK_OPENAI, PORTKEY, MODELPARAMS] },
    rules: [...NO_SAMPLING, efforts('reasoning_effort', 'low', 'medium', 'high')],
    reasoning: ALWAYS,
  },
  {
    ...{ ...chat, ids: GPT_5, sources: [AI_SDK_OPENAI, PORTKEY, MODELPARAMS] },
    rules: [...NO_SAMPLING, efforts('reasoning_effort', 'minimal', 'low', 'medium', 'high')],
    reasoning: ALWAYS,
  },
  {
    ...{ ...chat, ids: GPT_5_1, sources: [AI_SDK_OPENAI, PORTKEY, MODELPARAMS] },
    rules: [...SAMPLING_WITHOUT_REASONING, efforts('reasoning_effort', 'none', 'low', 'medium', 'high')],
  },
  {
    ...{ ...chat, ids: GPT_5_LATER, sources: [AI_SDK_OPENAI, PORTKEY, MODELPARAMS] },
    rules: [...SAMPLING_WITHOUT_REASONING, efforts('reasoning_effort', 'none', 'low', 'medium', 'high', 'xhigh')],
  },
  {
    ...{ ...chat, ids: GPT_5_6, sources: [AI_SDK_OPENAI, PORTKEY] },
    rules: [
      ...TOOLS_WITHOUT_REASONING,
      ...SAMPLING_WITHOUT_REASONING,
      efforts('reasoning_effort', 'none', 'low', 'medium', 'high', 'xhigh', 'max'),
    ],
    reasoning: UNLESS_TOLD,
  },
  {
    ...{ ...chat, ids: GPT_6_OPTIONAL, sources: [AI_SDK_OPENAI, OPENAI_REASONING] },
    rules: [
      ...TOOLS_WITHOUT_REASONING,
      ...SAMPLING_WITHOUT_REASONING,
      efforts('reasoning_effort', 'none', 'low', 'medium', 'high', 'xhigh'),
    ],
    reasoning: UNLESS_TOLD,
  },
  {
    // Functions are reported to be refused at every effort.
    ...{ ...chat, ids: GPT_6, sources: [AI_SDK_OPENAI] },
    rules: [
      ...changed('tools', 'functions', 'tool_choice'),
      ...NO_SAMPLING,
      efforts('reasoning_effort', 'low', 'medium', 'high', 'xhigh'),
    ],
    reasoning: ALWAYS,
  },
  { ...responses, ids: GPT_5_CHAT, rules: changed('temperature', 'top_p'), sources: [PORTKEY, MODELPARAMS] },
  { ...responses, ids: PLAIN, rules: [], sources: [AI_SDK_OPENAI, MODELPARAMS] },
  {
    ...{ ...responses, ids: O_SERIES, sources: [AI_SDK_OPENAI, PORTKEY, MODELPARAMS] },
    rules: [...refused('temperature', 'top_p'), ...changed('top_logprobs')],
    reasoning: RESPONSES_REASONING,
  },
  {
    ...{ ...responses, ids: GPT_5, sources: [AI_SDK_OPENAI, PORTKEY, MODELPARAMS] },
    rules: [...refused('temperature', 'top_p'), ...changed('top_logprobs')],
    reasoning: RESPONSES_REASONING,
  },
  {
    ...{ ...responses, ids: GPT_5_6, sources: [AI_SDK_OPENAI, PORTKEY] },
    rules: [...refusedUnless('reasoning', 'none', 'temperature', 'top_p'), ...changed('top_logprobs')],
    reasoning: RESPONSES_REASONING,
  },
  {
    ...{ ...responses, ids: /^gpt-5\.\d/, sources: [AI_SDK_OPENAI, PORTKEY] },
    rules: [...refusedUnless('reasoning', 'none', 'temperature', 'top_p'), ...changed('top_logprobs')],
  },
  {
    ...{ ...responses, ids: GPT_6, sources: [AI_SDK_OPENAI] },
    rules: [...refused('temperature', 'top_p'), ...changed('top_logprobs', 'prompt_cache_retention')],
    reasoning: RESPONSES_REASONING,
  },
];

const QUALITY: ParameterRule = {
  kind: 'values',
  name: 'quality',
  taken: ['low', 'medium', 'high', 'auto'],
  instead: { standard: 'medium', hd: 'high' },
};
const SIZE: ParameterRule = {
  kind: 'values',
  name: 'size',
  taken: ['1024x1024', '1536x1024', '1024x1536', 'auto'],
  instead: { '1792x1024': '1536x1024', '1024x1792': '1024x1536', '256x256': '1024x1024', '512x512': '1024x1024' },
};

/** What OpenAI's other endpoints take, by the types of its library. */
export const openaiMediaFamilies: readonly Family[] = [
  {
    ...{ platforms, apis: ['images'], ids: /^(?:gpt-image|chatgpt-image)/, sources: [OPENAI] },
    rules: [...refused('style', 'response_format'), ...changed('input_fidelity'), QUALITY, SIZE],
  },
  {
    ...{
      platforms,
      apis: ['transcription', 'translation'],
      ids: /^gpt-4o(?:-mini)?-transcribe(?!-diarize)/,
      sources: [OPENAI],
    },
    rules: [
      { kind: 'values', name: 'response_format', taken: ['json'] },
      ...changed('timestamp_granularities', 'timestamp_granularities[]'),
    ],
  },
  {
    ...{ platforms, apis: ['transcription', 'translation'], ids: /transcribe/, sources: [OPENAI] },
    rules: changed('response_format', 'timestamp_granularities', 'prompt', 'temperature'),
  },
  { platforms, apis: ['speech'], ids: /^(?:tts-1|gpt-4o-mini-tts)/, rules: [], sources: [OPENAI] },
];
