import { changed } from './family.ts';
import type { Family } from './family.ts';
import { AI_SDK_GOOGLE, MODELPARAMS } from './sources.ts';

const sources = [AI_SDK_GOOGLE, MODELPARAMS];
/** One Gemini API documents them no more, Vertex AI for some; what exactly is refused no source says. */
const PENALTIES = ['presencePenalty', 'frequencyPenalty', 'candidateCount'];

/** Gemini takes temperature, topP and topK in every generation; how it thinks is said otherwise from generation to generation. */
export const googleFamilies: readonly Family[] = [
  {
    ...{
      platforms: ['google', 'vertex'],
      apis: ['generate-content'],
      ids: /^(?:models\/)?gemini-(?:[3-9]|flash|pro)/,
      sources,
    },
    rules: changed('thinkingBudget', 'responseLogprobs', 'logprobs', ...PENALTIES),
  },
  {
    ...{ platforms: ['google'], apis: ['generate-content'], ids: /^(?:models\/)?gemini-2\.5/, sources },
    rules: changed('thinkingLevel', 'thinkingBudget', 'responseLogprobs', 'logprobs', ...PENALTIES),
  },
  {
    ...{ platforms: ['vertex'], apis: ['generate-content'], ids: /^gemini-2\.5/, sources },
    rules: changed('thinkingLevel', 'thinkingBudget'),
  },
  {
    ...{
      platforms: ['google', 'vertex'],
      apis: ['generate-content'],
      ids: /^(?:models\/)?(?:gemma-|gemini-(?:1|2\.0|pro))/,
      sources,
    },
    rules: changed('thinkingLevel', 'thinkingBudget'),
  },
  {
    // The endpoint that speaks OpenAI's dialect.
    ...{ platforms: ['google', 'vertex'], apis: ['chat-completions'], ids: /(?:^|\/)gemini-/, sources },
    rules: changed('reasoning_effort', 'presence_penalty', 'frequency_penalty', 'n', 'logprobs', 'logit_bias'),
  },
];
