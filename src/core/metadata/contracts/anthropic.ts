import type { ParameterRule, WireApi } from '../../model/contract.ts';
import { changed, refused } from './family.ts';
import type { Family } from './family.ts';
import { AI_SDK_ANTHROPIC, AI_SDK_BEDROCK, MODELPARAMS, PORTKEY } from './sources.ts';

/** Where requests have the form of Anthropic's messages: its own platform, Vertex AI, and `InvokeModel` of Bedrock. */
const messages: { readonly platforms: readonly string[]; readonly apis: readonly WireApi[] } = {
  platforms: ['anthropic', 'vertex', 'bedrock', 'azure-foundry'],
  apis: ['messages', 'invoke'],
};
const converse: typeof messages = { platforms: ['bedrock'], apis: ['converse'] };

/** Before the versions that take one of two at most. */
const EARLY = /claude-(?:v?[12](?![\d])|instant|3|sonnet-4(?!-[5-9])|opus-4(?!-[1-9](?!\d)))/;
const PLAIN = /claude-(?:sonnet-4-[56]|opus-4-[156]|haiku-4)/;
const ADAPTIVE = /claude-(?:sonnet-5(?!-5)|opus-4-[78]|opus-5(?!-5)|fable-5(?!-[12])|mythos)/;
const LATER = /claude-(?:(?:sonnet|opus|haiku)-5-5|fable-5-[12])/;

const WARMEST: ParameterRule = { kind: 'most', name: 'temperature', value: 1 };
const NO_SAMPLING = [...refused('temperature', 'top_p', 'top_k'), ...changed('thinking')];
const NO_SAMPLING_CONVERSE = [...refused('temperature', 'topP', 'top_k'), ...changed('thinking')];

/** Models of Anthropic. */
export const anthropicFamilies: readonly Family[] = [
  {
    ...{ ...messages, ids: LATER, sources: [AI_SDK_ANTHROPIC] },
    rules: [...NO_SAMPLING, ...changed('tool_choice')],
  },
  { ...messages, ids: ADAPTIVE, rules: NO_SAMPLING, sources: [AI_SDK_ANTHROPIC, PORTKEY, MODELPARAMS] },
  {
    ...{ ...messages, ids: PLAIN, sources: [AI_SDK_ANTHROPIC, PORTKEY] },
    rules: [{ kind: 'exclusive', name: 'top_p', beside: 'temperature' }, WARMEST],
  },
  { ...messages, ids: EARLY, rules: [WARMEST], sources: [AI_SDK_ANTHROPIC, MODELPARAMS] },
  {
    ...{ ...converse, ids: LATER, sources: [AI_SDK_ANTHROPIC] },
    rules: [...NO_SAMPLING_CONVERSE, ...changed('toolConfig')],
  },
  { ...converse, ids: ADAPTIVE, rules: NO_SAMPLING_CONVERSE, sources: [AI_SDK_ANTHROPIC, PORTKEY] },
  {
    ...{ ...converse, ids: PLAIN, sources: [PORTKEY, AI_SDK_BEDROCK] },
    rules: [{ kind: 'exclusive', name: 'topP', beside: 'temperature' }, WARMEST],
  },
  { ...converse, ids: EARLY, rules: [WARMEST], sources: [AI_SDK_BEDROCK, PORTKEY] },
];
