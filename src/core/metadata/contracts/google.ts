import { changed, ignored, refused } from './family.ts';
import type { Family } from './family.ts';
import { AI_SDK_GOOGLE, GEMINI_3_5_LITE, GEMINI_3_6, GEMINI_3_8, MODELPARAMS } from './sources.ts';

const sources = [AI_SDK_GOOGLE, MODELPARAMS];
/** One Gemini API documents them no more, Vertex AI for some; what exactly is refused no source says. */
const PENALTIES = ['presencePenalty', 'frequencyPenalty', 'candidateCount'];

/** From 2.5 on Gemini thinks before it answers; how much nobody says, and it counts against the limit. */
const reasoning = { off: null, room: null };

/** Gemini takes temperature, topP and topK in every generation; how it thinks is said otherwise from generation to generation. */
export const googleFamilies: readonly Family[] = [
  {
    ...{
      platforms: ['google', 'vertex'],
      apis: ['generate-content'],
      ids: /^(?:models\/)?gemini-3\.(?:5-flash-lite|[6-9]-flash)(?!-image)/,
      sources: [GEMINI_3_6, GEMINI_3_5_LITE, GEMINI_3_8],
    },
    rules: [
      ...ignored('temperature', 'topP', 'topK'),
      ...refused('presencePenalty', 'frequencyPenalty'),
      ...changed('thinkingBudget', 'responseLogprobs', 'logprobs', 'candidateCount'),
    ],
    ...{ reasoning, endsWithUser: true },
  },
  {
    ...{
      platforms: ['google', 'vertex'],
      apis: ['generate-content'],
      ids: /^(?:models\/)?gemini-(?:[3-9]|flash|pro)/,
      sources,
    },
    rules: changed('thinkingBudget', 'responseLogprobs', 'logprobs', ...PENALTIES),
    reasoning,
  },
  {
    ...{ platforms: ['google'], apis: ['generate-content'], ids: /^(?:models\/)?gemini-2\.5/, sources },
    rules: changed('thinkingLevel', 'thinkingBudget', 'responseLogprobs', 'logprobs', ...PENALTIES),
    reasoning,
  },
  {
    ...{ platforms: ['vertex'], apis: ['generate-content'], ids: /^gemini-2\.5/, sources },
    rules: changed('thinkingLevel', 'thinkingBudget'),
    reasoning,
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
    ...{
      platforms: ['google', 'vertex'],
      apis: ['chat-completions'],
      ids: /(?:^|\/)gemini-(?:2\.5|[3-9]|flash|pro-latest)/,
      sources,
    },
    rules: changed('reasoning_effort', 'presence_penalty', 'frequency_penalty', 'n', 'logprobs', 'logit_bias'),
    reasoning,
  },
  {
    ...{ platforms: ['google', 'vertex'], apis: ['chat-completions'], ids: /(?:^|\/)gemini-/, sources },
    rules: changed('reasoning_effort', 'presence_penalty', 'frequency_penalty', 'n', 'logprobs', 'logit_bias'),
  },
];
