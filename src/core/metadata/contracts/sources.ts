import type { Source } from './family.ts';

function npm(name: string, version: string): Source {
  return { name: `${name} ${version}`, url: `https://www.npmjs.com/package/${name}/v/${version}`, asOf: '2026-11-30' };
}

/**
 * Types of OpenAI's own library: `max_tokens` of chat completions is deprecated, and refused by the o series, as is `stop`;
 * `ResponsesModel` names what `ChatModel` does not; what images and transcriptions take, by model.
 */
export const OPENAI: Source = npm('openai', '7.59.0');
/** What Vercel's providers take out of a request, by the id of the model (`createOpenAILanguageModelEntry`, `runtimeRules`). */
export const AI_SDK_OPENAI: Source = npm('@ai-sdk/openai', '4.0.118');
export const AI_SDK_ANTHROPIC: Source = npm('@ai-sdk/anthropic', '4.0.105');
export const AI_SDK_BEDROCK: Source = npm('@ai-sdk/amazon-bedrock', '4.0.186');
export const AI_SDK_COHERE: Source = npm('@ai-sdk/cohere', '3.0.63');
export const AI_SDK_DEEPSEEK: Source = npm('@ai-sdk/deepseek', '2.0.69');
export const AI_SDK_GOOGLE: Source = npm('@ai-sdk/google', '3.0.141');
export const AI_SDK_GROQ: Source = npm('@ai-sdk/groq', '3.0.71');
export const AI_SDK_MISTRAL: Source = npm('@ai-sdk/mistral', '3.0.69');
export const AI_SDK_XAI: Source = npm('@ai-sdk/xai', '3.0.138');
/** `removeParams` and limits of each model. */
export const PORTKEY: Source = {
  name: 'Portkey models',
  url: 'https://github.com/Portkey-AI/models/tree/f654307ec968cc9c8a54f2139fb79ede59c3d688/general',
  asOf: '2026-08-21',
};
/** The parameters that each model is documented to take. */
export const MODELPARAMS: Source = {
  name: 'modelparams.dev',
  url: 'https://github.com/mnfst/modelparams.dev/tree/3e79c46eb87e09b506f9259d3d903896fdc6960b/models',
  asOf: '2026-08-22',
};

function page(name: string, url: string): Source {
  return { name, url, asOf: '2026-11-30' };
}

/** Sampling has no effect, penalties and a last turn of the model are refused; it thinks unless told how much. */
export const GEMINI_3_6: Source = page(
  'Google Cloud, Gemini 3.6 Flash',
  'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/gemini/3-6-flash',
);
export const GEMINI_3_5_LITE: Source = page(
  'Google Cloud, Gemini 3.5 Flash-Lite',
  'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/gemini/3-5-flash-lite',
);
export const GEMINI_3_8: Source = page(
  'Google Cloud, guide to Gemini 3.8 Flash',
  'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/guides/gemini-3-8-flash',
);
/** Models think by default, and `thinking: {"type": "disabled"}` ends it; sampling has no effect meanwhile. */
export const DEEPSEEK_THINKING: Source = page(
  'DeepSeek, Thinking Mode',
  'https://api-docs.deepseek.com/guides/thinking_mode',
);
/** From Claude 4.6 on, a turn of the assistant at the end is refused; from the fifth generation on, models think by default. */
export const CLAUDE_4_6: Source = page(
  'Anthropic, Migration guide',
  'https://platform.claude.com/docs/en/about-claude/models/migration-guide',
);
export const CLAUDE_5: Source = page(
  'Anthropic, Migrating to Claude Sonnet 5',
  'https://platform.claude.com/docs/en/models/sonnet-5/migration-guide',
);
/** Advises to leave at least 25,000 tokens; says that efforts below are a matter of the model. */
export const OPENAI_REASONING: Source = page(
  'OpenAI, Reasoning models',
  'https://developers.openai.com/api/docs/guides/reasoning',
);
