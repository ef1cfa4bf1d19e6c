import type { Lineage } from '../model/lineage.ts';
import { metadataOf } from './facts-of.ts';
import { isFirstOf } from './first-of.ts';
import type { LiveReference, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

type Effective = NonNullable<Lineage['effective']>;

/** The most restrictive licence of a model's chain, for the first of its references in a document. */
export function licenceOf(reference: LiveReference, context: RuleContext): Effective | null {
  if (reference.identity.provider !== 'huggingface' || !isFirstOf(reference, context)) return null;
  return metadataOf(reference)?.lineage?.effective ?? null;
}

/** `sesame/csm-1b is made from meta-llama/Llama-3.2-1B, which is under llama3.2`. */
export function underText({ identity: { name } }: LiveReference, { license, of }: Effective): Told {
  return of === name
    ? told`${name} is under ${license.stated}`
    : told`${name} is made from ${of}, which is under ${license.stated}`;
}
