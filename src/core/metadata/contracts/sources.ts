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
