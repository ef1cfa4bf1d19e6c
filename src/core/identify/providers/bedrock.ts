import { plainReading } from '../provider-rules.ts';
import type { ProviderRules, Reading } from '../provider-rules.ts';
import { told } from '../../model/told.ts';

const arn = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*:\d*:([a-z-]+)\//;

/** Geographies of cross-region inference profiles: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const region = /^(?:us-gov|us|eu|apac|global|jp|au|ca|sa|me|uk)\.(?=[a-z0-9]+\.)/;

/** Context-length variants for provisioned throughput (`:0:200k`). */
const variant = /:\d+k$/;

/**
 * Amazon Bedrock. The id ends in the version of the model and, behind the colon, of its packaging (`-v1:0`), and neither
 * moves: https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html
 */
export const bedrock: ProviderRules = {
  id: 'bedrock',
  litellm: ['bedrock', 'bedrock_converse', 'bedrock/converse', 'bedrock/invoke', 'bedrock_mantle'],
  langchain: ['bedrock', 'bedrock_converse', 'anthropic_bedrock'],
  read: readBedrock,
  snapshot: (name) => /-(v\d+:\d+)$/.exec(name)?.[1] ?? null,
  neverPins: true,
};

function readBedrock(text: string): Reading {
  const resource = arn.exec(text);
  if (resource && !/^(?:foundation-model|inference-profile)$/.test(resource[1] ?? '')) {
    // Provisioned, imported and custom models: the resource tells nothing of the model behind it.
    return { ...plainReading(text), pin: { state: 'unknown', reason: told`the ARN names a resource of the account` } };
  }
  const route = /^(?:converse(?:_like)?|invoke)\/|^(?:[a-z]{2}(?:-gov)?-[a-z]+-\d\/)/.exec(text)?.[0] ?? '';
  const behindArn = text.slice(resource?.[0].length ?? route.length);
  const place = region.exec(behindArn)?.[0] ?? '';
  const id = behindArn.slice(place.length);
  const suffix = variant.exec(id)?.[0] ?? '';
  const name = id.slice(0, id.length - suffix.length);
  return { ...plainReading(name), prefix: (resource?.[0] ?? route) + place, suffix };
}
