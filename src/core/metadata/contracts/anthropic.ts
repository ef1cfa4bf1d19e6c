import type { ParameterRule, WireApi } from '../../model/contract.ts';
import { changed, refused } from './family.ts';
import type { Family } from './family.ts';
import { AI_SDK_ANTHROPIC, AI_SDK_BEDROCK, CLAUDE_4_6, CLAUDE_5, MODELPARAMS, PORTKEY } from './sources.ts';

/** Where requests have the form of Anthropic's messages: its own platform, Vertex AI, and `InvokeModel` of Bedrock. */
const messages: { readonly platforms: readonly string[]; readonly apis: readonly WireApi[] } = {
  platforms: ['anthropic', 'vertex', 'bedrock', 'azure-foundry'],
  apis: ['messages', 'invoke'],
};
const converse: typeof messages = { platforms: ['bedrock'], apis: ['converse'] };

/** Before the versions that take one of two at most. */
const EARLY = /claude-(?:v?[12](?![\d])|instant|3|sonnet-4(?!-[5-9])|opus-4(?!-[1-9](?!\d)))/;
const PLAIN = /claude-(?:sonnet-4-5|opus-4-[15]|haiku-4)/;
/** The first that want a turn of the user at the end. */
const PLAIN_4_6 = /claude-(?:sonnet|opus)-4-6/;
/** Thinks where it is told to. */
const ADAPTIVE_4 = /claude-opus-4-[78]/;
const ADAPTIVE = /claude-(?:sonnet-5(?!-5)|opus-5(?!-5)|fable-5(?!-[12])|mythos)/;
const LATER = /claude-(?:(?:sonnet|opus|haiku)-5-5|fable-5-[12])/;

const WARMEST: ParameterRule = { kind: 'most', name: 'temperature', value: 1 };
const ONE_OF_TWO: readonly ParameterRule[] = [
  { kind: 'exclusive', name: 'top_p', beside: 'temperature' },
  WARMEST,
  // Betas end, and later models have in themselves what they were for.
  ...changed('betas', 'default_headers', 'extra_headers'),
];
const ONE_OF_TWO_CONVERSE: readonly ParameterRule[] = [
  { kind: 'exclusive', name: 'topP', beside: 'temperature' },
  WARMEST,
];
/** Thinks by default; how that is ended differs from model to model. */
const thinks = { reasoning: { off: null, room: null }, endsWithUser: true } as const;
const NO_SAMPLING = [
  ...refused('temperature', 'top_p', 'top_k'),
  ...changed('thinking', 'betas', 'default_headers', 'extra_headers'),
];
const NO_SAMPLING_CONVERSE = [...refused('temperature', 'topP', 'top_k'), ...changed('thinking')];

/** Models of Anthropic. */
export const anthropicFamilies: readonly Family[] = [
  {
    ...{ ...messages, ...thinks, ids: LATER, sources: [AI_SDK_ANTHROPIC] },
    rules: [...NO_SAMPLING, ...changed('tool_choice')],
  },
  {
    ...{ ...messages, endsWithUser: true, ids: ADAPTIVE_4 },
    ...{ rules: NO_SAMPLING, sources: [AI_SDK_ANTHROPIC, PORTKEY, MODELPARAMS, CLAUDE_4_6] },
  },
  {
    ...{ ...messages, ...thinks, ids: ADAPTIVE },
    ...{ rules: NO_SAMPLING, sources: [AI_SDK_ANTHROPIC, PORTKEY, MODELPARAMS, CLAUDE_5] },
  },
  {
    ...{ ...messages, endsWithUser: true, ids: PLAIN_4_6 },
    ...{ rules: ONE_OF_TWO, sources: [AI_SDK_ANTHROPIC, PORTKEY, CLAUDE_4_6] },
  },
  { ...messages, ids: PLAIN, rules: ONE_OF_TWO, sources: [AI_SDK_ANTHROPIC, PORTKEY] },
  { ...messages, ids: EARLY, rules: [WARMEST], sources: [AI_SDK_ANTHROPIC, MODELPARAMS] },
  {
    ...{ ...converse, ...thinks, ids: LATER, sources: [AI_SDK_ANTHROPIC] },
    rules: [...NO_SAMPLING_CONVERSE, ...changed('toolConfig')],
  },
  {
    ...{ ...converse, endsWithUser: true, ids: ADAPTIVE_4 },
    ...{ rules: NO_SAMPLING_CONVERSE, sources: [AI_SDK_ANTHROPIC, PORTKEY, CLAUDE_4_6] },
  },
  {
    ...{ ...converse, ...thinks, ids: ADAPTIVE },
    ...{ rules: NO_SAMPLING_CONVERSE, sources: [AI_SDK_ANTHROPIC, PORTKEY, CLAUDE_5] },
  },
  {
    ...{ ...converse, endsWithUser: true, ids: PLAIN_4_6 },
    ...{ rules: ONE_OF_TWO_CONVERSE, sources: [PORTKEY, AI_SDK_BEDROCK, CLAUDE_4_6] },
  },
  { ...converse, ids: PLAIN, rules: ONE_OF_TWO_CONVERSE, sources: [PORTKEY, AI_SDK_BEDROCK] },
  { ...converse, ids: EARLY, rules: [WARMEST], sources: [AI_SDK_BEDROCK, PORTKEY] },
];
