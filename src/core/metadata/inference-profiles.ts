import { BEDROCK_PROFILES } from './contracts/bedrock-profiles.ts';

/** Geographies of the inference profiles that serve a model of Bedrock; none where no list names one. */
export function profilesOf(id: string): readonly string[] {
  return BEDROCK_PROFILES[id]?.split(' ') ?? [];
}

/** The geography whose profile a client in a region can call, the nearest first; null where none is known to serve the model. */
export function profileFor(id: string, region: string): string | null {
  const known = profilesOf(id);
  return geographies(region).find((place) => known.includes(place)) ?? null;
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
function geographies(region: string): readonly string[] {
  if (region.startsWith('us-gov-')) return ['us-gov'];
  if (region.startsWith('us-')) return ['us', 'global'];
  if (region.startsWith('ca-')) return ['ca', 'us', 'global'];
  if (region.startsWith('eu-')) return ['eu', 'global'];
  if (/^ap-northeast-[13]$/.test(region)) return ['jp', 'apac', 'global'];
  if (/^ap-southeast-[24]$/.test(region)) return ['au', 'apac', 'global'];
  return region.startsWith('ap-') ? ['apac', 'global'] : ['global'];
}

/**
 * Models that Bedrock serves through profiles alone: bare ids are refused ("on-demand throughput isn't supported"). By the
 * column "Single-region model support" of https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html and, for
 * Llama 3.2, https://repost.aws/questions/QUS0iXq3nLQdmbE4OtB9urZw, as of 2026-11-30.
 */
const PROFILE_ONLY =
  /^(?:anthropic\.claude-(?:3-7-sonnet|(?:sonnet|opus|haiku)-[4-9]|fable-)|meta\.llama(?:3-2|4)-|deepseek\.r1-|amazon\.nova-premier-)/;

/** Whether a model of Bedrock is served through an inference profile and in no other way. */
export function isProfileOnly(id: string): boolean {
  return PROFILE_ONLY.test(id);
}
