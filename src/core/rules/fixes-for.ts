import { adapt } from '../fixes/adapt.ts';
import type { Adaptation } from '../fixes/adapt.ts';
import { replaceFix } from '../fixes/replace.ts';
import type { NamedLiteral } from '../fixes/replace.ts';
import type { Fix } from '../model/fix.ts';
import type { Replacement } from '../model/metadata.ts';
import { isDeployment, isFineTuned, runway } from './facts-of.ts';
import type { LiveReference, RuleContext } from './rule.ts';

/** The literal of a reference as fixes take it. */
export function namedLiteral(reference: LiveReference, context: RuleContext): NamedLiteral {
  const { uri, span } = reference.literal;
  return {
    identity: reference.identity,
    literal: reference.literal,
    raw: context.text(uri)?.slice(span.start, span.end) ?? null,
  };
}

/**
 * The replacement as a fix, if there is a live one and writing another id is all it takes: a deployment has
 * to be made first, a fine-tuned model trained.
 */
export function replacementFixes(
  reference: LiveReference,
  replacement: Replacement | null,
  context: RuleContext,
): readonly Fix[] {
  if (!replacement || replacement.unfit !== null || isDeployment(reference) || isFineTuned(reference)) return [];
  const { id } = replacement;
  if (!isServedWhere(reference, id, context)) return [];
  const fix = replaceFix(
    namedLiteral(reference, context),
    id,
    runway(replacement, context.today),
    adaptationTo(reference, id, context),
  );
  return fix ? [fix] : [];
}

/** Whether the endpoint that is called answers for another model, as far as is known: no edit leads across endpoints. */
function isServedWhere({ parameters, identity }: LiveReference, id: string, context: RuleContext): boolean {
  const api = parameters?.api ?? null;
  return api === null || (context.contract(identity.provider, id, api)?.isServed ?? true);
}

const ANOTHER_SPACE = 'another vector space: stored vectors must be recomputed';

/** Newer models answer on Amazon Bedrock through an inference profile alone (`us.`, `eu.`, `global.` before the id). */
const PROFILE = 'check whether the region needs an inference profile';

/** What the call of a reference has to change to ask another model; null where no call is seen. */
function adaptationTo(reference: LiveReference, id: string, context: RuleContext): Adaptation | null {
  const { parameters, identity, kind } = reference;
  // Whatever the call says: vectors of two models cannot be compared.
  if (kind === 'embedding-model') return { edits: [], changes: [], open: [ANOTHER_SPACE] };
  if (!parameters) return null;
  const profile = identity.provider === 'bedrock' && identity.prefix === '' ? [PROFILE] : [];
  const contract = parameters.api === null ? null : context.contract(identity.provider, id, parameters.api);
  const found = context.find(identity.provider, id);
  const outputLimit = found.kind === 'found' ? (found.value.traits?.value.outputLimit ?? null) : null;
  const adaptation = adapt(parameters, { contract, outputLimit }, context.text(parameters.uri) ?? '');
  return { ...adaptation, open: [...adaptation.open, ...profile] };
}
